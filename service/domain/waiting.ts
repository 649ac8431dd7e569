import type { Comment } from './comment.ts'
import { overWorkingDays, workingDaysBetween } from './working-days.ts'
import type { Zone } from './zones.ts'

/** Working days that an office has to decide a held comment; after that the office above is led to it as well. */
const heldAtMost = 2

/** Since when a comment has been held without a break, its author's edits included; null where it is not held. */
export function heldSince({ state, history }: Pick<Comment, 'state' | 'history'>): number | null {
  if (state !== 'held') return null
  return history.findLast(({ from, to }) => to === 'held' && from !== 'held')?.at ?? history[0]?.at ?? null
}

/** By how many working days its office is late with a comment; 0 where it is not. */
export function daysLate(comment: Pick<Comment, 'state' | 'history'>, now: number, zone: Zone): number {
  const since = heldSince(comment)
  return since === null ? 0 : Math.max(0, workingDaysBetween(since, now, zone) - heldAtMost)
}

/** What has been held since before this moment is late at `now`, and nothing else is. */
export const lateBefore = (now: number, zone: Zone): number => overWorkingDays(now, heldAtMost, zone)
