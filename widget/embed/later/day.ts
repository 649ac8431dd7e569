import type { Language } from '../../../service/contract/languages.ts'

/** After so long a day without its year would be taken for another. */
const nearly = 300 * 86_400_000

/** The day first, in both languages. */
const locale = { id: 'id-ID', en: 'en-GB' } as const

/**
 * "10 Desember": the day of a moment, as the reader's clock has it, or this zone's; with its year where it is far from
 * `now`. Readers, whole pages and the widget alike go by this.
 */
export function dayOf(time: string | number, language: Language, now?: number, timeZone?: string): string {
  const at = new Date(time)
  const isFar = now !== undefined && Math.abs(at.getTime() - now) > nearly
  const year = isFar ? 'numeric' : undefined
  return new Intl.DateTimeFormat(locale[language], { day: 'numeric', month: 'long', year, timeZone }).format(at)
}

/**
 * "26 Nov 2026". A page drawn on the server does not know its reader's zone, so that it and the widget both go by the
 * west's.
 */
export const dayOfYear = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(time))

/** The day that a midnight ends. */
export const dayBefore = (midnight: string, language: Language, now?: number, timeZone?: string): string =>
  dayOf(Date.parse(midnight) - 1, language, now, timeZone)
