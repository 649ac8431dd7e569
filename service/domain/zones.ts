import { hour } from './durations.ts'

/** The country's three time zones: western, central, eastern. None of them has a summer time. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

/** Hours ahead of UTC. */
export const hoursAhead: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 }

/** The day (`2026-11-23`) and the whole hour of a moment by the clocks of a zone. */
export const dayIn = (time: number, zone: Zone): string => thereIn(time, zone).toISOString().slice(0, 10)
/** The hour, 0 to 23, that the clocks there show. */
export const hourIn = (time: number, zone: Zone): number => thereIn(time, zone).getUTCHours()
/** The midnight that ends the day of a moment by the clocks of a zone, in milliseconds UTC. */
export const midnightAfter = (time: number, zone: Zone): number =>
  Date.parse(`${dayIn(time, zone)}T00:00:00.000Z`) + 24 * hour - hoursAhead[zone] * hour
const thereIn = (time: number, zone: Zone): Date => new Date(time + hoursAhead[zone] * hour)

/** The same for programs that know zones by their cities. */
export const zoneCities: Readonly<Record<Zone, string>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
}
