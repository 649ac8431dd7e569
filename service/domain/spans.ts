import type { Bilingual } from '../contract/languages.ts'
import { Refusal } from './refusal.ts'
import { midnightOf } from './days.ts'
import { day, week } from './durations.ts'
import { weekStart } from './weeks.ts'
import type { Zone } from './zones.ts'

/** A time, `until` excluded, in milliseconds UTC. */
export type TimeSpan = { from: number; until: number }

const weeksUsually = 8
/** the longest time that is counted at once, in days */
const longestSpan = 400

const notADay: Bilingual = { id: 'bukan tanggal (misalnya 2026-11-25)', en: 'is no date (such as 2026-11-25)' }
const backwards: Bilingual = { id: 'harus sesudah awalnya', en: 'must come after the beginning' }
const tooLong: Bilingual = { id: `paling lama ${longestSpan} hari`, en: `${longestSpan} days at most` }

/** When a day of a zone begins, or what a whole time stands for; null for anything else. */
function timeIn(text: string, zone: Zone): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return midnightOf(text, zone)
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
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
