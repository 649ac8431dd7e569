import type { Action } from '../../service/contract/item-verbs.ts'

/** A moment in the office's own time zone, counted back from today: `[6, '10:12']`, or minutes before now. */
export type Moment = readonly [daysAgo: number, time: string] | { minutesAgo: number }

/** What moves a comment after it was written, in the order of its history. */
export type Move = { act: Action; at: Moment; reason?: string } | { act: 'edit'; at: Moment; text: string }

/** One comment of the demo, and what becomes of it. */
export type Written = {
  /** its name in this script; the comment's own key is made of it */
  key: string
  page: PageName
  at: Moment
  name: string
  email: string
  text: string
  replyTo?: string
  /** a program fills it in, people do not see it */
  trap?: string
  moves?: Move[]
}

/** The office's answer to a comment of the script, or to another answer's comment. */
export type Answered = { to: string; at: Moment; text: string }

export const pageNames = {
  'cek-nama-anda': 'Cek nama Anda: data pemilih triwulan ini dibuka untuk tanggapan',
  'pindah-memilih': 'Merantau atau pindah rumah? Bedanya pindah domisili dan pindah memilih',
} as const
export type PageName = keyof typeof pageNames

const day = 86_400_000
/** Western Indonesian time, all year. */
const aheadOfUtc = 7 * 3_600_000

/** When a moment of the script was, in milliseconds. */
export function timeOf(moment: Moment, now: number): number {
  if ('minutesAgo' in moment) return now - moment.minutesAgo * 60_000
  const [daysAgo, time] = moment
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const midnight = Math.floor((now + aheadOfUtc) / day) * day - aheadOfUtc
  return midnight - daysAgo * day + (hours * 60 + minutes) * 60_000
}
