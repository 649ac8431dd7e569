import { hour } from './durations.ts'
import { hoursAhead, type Zone } from './zones.ts'

/**
 * The midnight that begins a day (`2026-11-25`) by the clocks of a zone, in milliseconds UTC; null for what is no day
 * of the calendar.
 */
export function midnightOf(text: string, zone: Zone): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00.000Z`)
  // A day that no month has would silently be another one.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return null
  return time - hoursAhead[zone] * hour
}

/** Whether this names a day that there is: `2026-11-25`. */
export const isDay = (text: unknown): text is string => typeof text === 'string' && midnightOf(text, 'WIB') !== null
