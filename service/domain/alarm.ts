import { minute } from './durations.ts'

/** Where far more comes in than usual: on one page, on all pages of a site, or everywhere (its id is ''). */
export type AttackedPlace = { scope: 'page' | 'site' | 'instance'; id: string }

/** Whom it holds there: browsers that nobody knows, or everybody. */
export type AlarmLevel = 'newcomers' | 'everybody'

export type Alarm = AttackedPlace & {
  /** when it began, when it was last too much, and when last twice as much as that; in milliseconds */
  since: number
  excessAt: number
  doubledAt: number | null
}

/** So long after the last excess it is over, in milliseconds: a flood that pauses is no flood that is over. */
export const quietFor = 15 * minute

/** Whatever way the clock has jumped since. */
const isWithin = (at: number | null, now: number): boolean => at !== null && Math.abs(now - at) < quietFor

/** Whom an alarm holds at this moment; null once it is over. */
export function levelOf(
  { excessAt, doubledAt }: Pick<Alarm, 'excessAt' | 'doubledAt'>,
  now: number,
): AlarmLevel | null {
  if (isWithin(doubledAt, now)) return 'everybody'
  return isWithin(excessAt, now) ? 'newcomers' : null
}

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)

/** Of one place, as two processes know it. */
export const together = (one: Alarm, other: Alarm): Alarm => ({
  ...one,
  since: Math.min(one.since, other.since),
  excessAt: Math.max(one.excessAt, other.excessAt),
  doubledAt: later(one.doubledAt, other.doubledAt),
})

/** By which a place is known among all that may be flooded. */
export const placeName = ({ scope, id }: AttackedPlace): string => `${scope} ${id}`
