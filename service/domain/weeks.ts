import { day, hour, week } from './durations.ts'
import { hoursAhead, type Zone } from './zones.ts'

/** 1970 began on a Thursday, and weeks begin on Monday. */
const firstMonday = 4 * day

/** When the week of a moment began by the clocks of a zone, Western Indonesia's unless it is said; milliseconds UTC. */
export function weekStart(time: number, zone: Zone = 'WIB'): number {
  const first = firstMonday - hoursAhead[zone] * hour
  return Math.floor((time - first) / week) * week + first
}

/** The week, from Monday on by the clocks of the zone, that holds a moment; in milliseconds UTC. */
export function weekAround(time: number, zone: Zone): { from: number; until: number } {
  const from = weekStart(time, zone)
  return { from, until: from + week }
}
