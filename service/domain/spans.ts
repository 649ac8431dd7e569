import type { Bilingual } from '../contract/languages.ts'
import { week, weekStart } from './honesty.ts'
import { Refusal } from './refusal.ts'
import { hoursAhead, type Zone } from './zones.ts'

/** A time, `until` excluded, in milliseconds UTC. */
export type TimeSpan = { from: number; until: number }

const day = 86_400_000
const weeksUsually = 8
/** the longest time that is counted at once, in days */
export const longestSpan = 400

const notADay: Bilingual = { id: 'bukan tanggal (misalnya 2026-11-25)', en: 'is no date (such as 2026-11-25)' }
const backwards: Bilingual = { id: 'harus sesudah awalnya', en: 'must come after the beginning' }
const tooLong: Bilingual = { id: `paling lama ${longestSpan} hari`, en: `${longestSpan} days at most` }

/** When a day of a zone begins, or what a whole time stands for; null for anything else. */
function timeIn(text: string, zone: Zone): number | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return null
  const time = Date.parse(isDay ? `${text}T00:00:00.000Z` : text)
  if (Number.isNaN(time)) return null
  // A day that no month has would silently be another one.
  if (isDay && new Date(time).toISOString().slice(0, 10) !== text) return null
  return isDay ? time - hoursAhead[zone] * 3_600_000 : time
}

/**
 * The time that two words of a query name: days of the office's zone, the last one included, or moments. Without them
 * the last eight weeks, or so many as are asked for, from a Monday on by the zone's clocks. Refuses `invalid`.
 */
export function spanOf(
  asked: { from?: string | undefined; to?: string | undefined; weeks?: number | undefined },
  { zone, now }: { zone: Zone; now: number },
): TimeSpan {
  const to = asked.to === undefined ? now : timeIn(asked.to, zone)
  if (to === null) throw new Refusal('invalid', { fields: { to: notADay } })
  const until = asked.to?.length === 10 ? to + day : to
  const weeks = asked.weeks ?? weeksUsually
  const from = asked.from === undefined ? weekStart(until - 1, zone) - (weeks - 1) * week : timeIn(asked.from, zone)
  if (from === null) throw new Refusal('invalid', { fields: { from: notADay } })
  if (from >= until) throw new Refusal('invalid', { fields: { to: backwards } })
  if (until - from > longestSpan * day) throw new Refusal('invalid', { fields: { to: tooLong } })
  return { from, until }
}
