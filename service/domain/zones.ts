/** The country's three time zones: western, central, eastern. None of them has a summer time. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

/** Hours ahead of UTC. */
export const hoursAhead: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 }

/** The same for programs that know zones by their cities. */
export const zoneCities: Readonly<Record<Zone, string>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
}
