import type { Bilingual, Language } from '../contract/languages.ts'
import type { Safe, Spread } from '../domain/tally.ts'
import { hoursAhead, type Zone } from '../domain/zones.ts'
import { day, hour, minute } from '../domain/durations.ts'

const locales: Record<Language, string> = { id: 'id', en: 'en-GB' }
const few: Bilingual = { id: 'kurang dari 5', en: 'fewer than 5' }

/** A count, or the words for what is about fewer than five persons. */
export const counted = (count: Safe, language: Language): string =>
  count === null ? few[language] : new Intl.NumberFormat(locales[language]).format(count)

const steps = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const

/**
 * "3 jam": the middle one of durations, in the largest unit that holds it at least once; the same words for too few.
 */
export function middle(spread: Spread | null, language: Language): string {
  if (spread === null) return few[language]
  const [unit, length] = steps.find(([, least]) => spread.median >= least) ?? (['minute', minute] as const)
  const value = Math.max(Math.round((spread.median / length) * 10) / 10, 1)
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const
const write = (at: number, language: Language, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: 'UTC' }).format(at)

/** "23–29 November 2026": the days of a week by the clocks of a zone. */
export function daysOf(from: number, until: number, zone: Zone, language: Language): string {
  const ahead = hoursAhead[zone] * hour
  const [first, last] = [from + ahead, until + ahead - 1]
  const isOneMonth = new Date(first).getUTCMonth() === new Date(last).getUTCMonth()
  const begin = write(first, language, isOneMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' })
  return `${begin}${isOneMonth ? '–' : ' – '}${write(last, language, whole)}`
}

const rejected = (why: Bilingual): Bilingual => ({ id: `Ditolak: ${why.id}`, en: `Rejected: ${why.en}` })
const outcomes: Record<string, Bilingual> = {
  published: { id: 'Tampil', en: 'Published' },
  held: { id: 'Menunggu', en: 'Waiting' },
  spam: { id: 'Spam', en: 'Spam' },
  removed: { id: 'Disembunyikan', en: 'Hidden' },
  withdrawn: { id: 'Ditarik penulisnya', en: 'Withdrawn by its author' },
  'off-topic': rejected({ id: 'tidak membahas berita', en: 'not about the news' }),
  advert: rejected({ id: 'promosi', en: 'advertising' }),
  'personal-data': rejected({ id: 'data pribadi', en: 'personal data' }),
  attack: rejected({ id: 'menyerang orang', en: 'attacks a person' }),
  demeaning: rejected({ id: 'merendahkan golongan', en: 'demeans a community' }),
  untrue: rejected({ id: 'keterangan tidak benar', en: 'not true' }),
  repeated: rejected({ id: 'sudah diterima', en: 'received before' }),
  other: rejected({ id: 'alasan lain', en: 'another reason' }),
  unsaid: { id: 'Ditolak tanpa alasan', en: 'Rejected without a reason' },
}

/** What became of comments, and why, in words. */
export const outcomeWords = (outcome: string, language: Language): string => outcomes[outcome]?.[language] ?? outcome
