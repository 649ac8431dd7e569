import type { PrivacyKind } from '../contract/privacy.ts'
import { dayIn, type Zone } from '../domain/zones.ts'

/** What a letter says, in plain words. */
export type Letter = { subject: string; text: string }

/** A letter in both languages, since nobody has said which one its reader has: Indonesian first. */
const inBoth = (subject: string, indonesian: string[], english: string[]): Letter => ({
  subject,
  text: `${indonesian.join('\n\n')}\n\n· · ·\n\n${english.join('\n\n')}\n`,
})

const ownDataWords = {
  export: {
    id: ['melihat semua yang kami simpan atas alamat email ini', 'Melihat dan mengunduhnya', 'dilihat'],
    en: ['to see all that we hold on this e-mail address', 'To see and download it', 'seen'],
  },
  erase: {
    id: ['menghapus semua yang kami simpan atas alamat email ini', 'Melihat, mengunduh, atau menghapusnya', 'dihapus'],
    en: ['to erase all that we hold on this e-mail address', 'To see, download or erase it', 'erased'],
  },
} as const

/** To whoever asked for what is held on them: the link that shows or erases it, and nothing of what it shows. */
export function ownDataMail({ kind, link, hours }: { kind: PrivacyKind; link: string; hours: number }): Letter {
  const { id, en } = ownDataWords[kind]
  return inBoth(
    'Data Anda di kotak komentar',
    [
      `Seseorang, mungkin Anda, meminta ${id[0]}.`,
      `${id[1]} (berlaku ${hours} jam):\n${link}`,
      `Kalau bukan Anda, abaikan surat ini: tanpa tautan itu tidak ada yang bisa ${id[2]}.`,
    ],
    [
      `Somebody, perhaps you, asked ${en[0]}.`,
      `${en[1]}, open the link above within ${hours} hours.`,
      `If it was not you, ignore this letter: without the link nothing can be ${en[2]}.`,
    ],
  )
}

export type Waiting = {
  office: string
  /** how many are held, how many of those are late, and when the oldest was written; milliseconds UTC */
  held: number
  late: number
  oldest: number | null
  /** how many questions and complaints wait for an answer, and how many of those are late */
  toAnswer: number
  answerLate: number
  desk: string
  zone: Zone
}

/** The day of a moment by the clocks of a zone, as `24/11/2026`. */
const dayOf = (at: number, zone: Zone): string => dayIn(at, zone).split('-').toReversed().join('/')

const lines = (...all: (string | false)[]): string => all.filter(Boolean).join('\n')

/** To the members of an office where something waits: how much and since when; no words and no names of anybody. */
export const waitingMail = (waiting: Waiting): Letter => {
  const { office, held, late, oldest, toAnswer, answerLate, desk, zone } = waiting
  const since = oldest === null ? '' : dayOf(oldest, zone)
  const about = held > 0 ? `${held} komentar menunggu diperiksa` : `${toAnswer} pertanyaan dan keluhan menunggu dijawab`
  return inBoth(
    `${about} · ${office}`,
    [
      office,
      lines(
        held > 0 &&
          `Menunggu diperiksa: ${held}${late > 0 ? `, terlambat ${late}` : ''}${since && ` (sejak ${since})`}`,
        toAnswer > 0 && `Perlu dijawab: ${toAnswer}${answerLate > 0 ? `, terlambat ${answerLate}` : ''}`,
      ),
      `Buka meja petugas:\n${desk}`,
      'Surat ini dikirim sekali tiap hari kerja selama ada yang menunggu. Mengubahnya: Kebijakan, Pemberitahuan.',
    ],
    [
      lines(
        held > 0 && `Waiting to be checked: ${held}${late > 0 ? `, ${late} late` : ''}${since && ` (since ${since})`}`,
        toAnswer > 0 && `To be answered: ${toAnswer}${answerLate > 0 ? `, ${answerLate} late` : ''}`,
      ),
      'Sent once every working day while something waits. To change that: Policy, Notices.',
    ],
  )
}
