import type { Clock } from '../../domain/world.ts'
import type { CommentStore } from '../../store/comments.ts'
import { minute } from '../../domain/durations.ts'

/** Fewer decisions than this tell nothing of the next. */
const least = 5
/** How long what was found is believed, in milliseconds. */
const believedFor = 600_000

/** Minutes that checking usually takes at an office, rounded up; null where too little is known. */
export type UsualMinutes = (office: string) => Promise<number | null>

function median(times: number[]): number {
  const inOrder = times.toSorted((one, other) => one - other)
  const middle = inOrder.slice(Math.floor((inOrder.length - 1) / 2), Math.floor(inOrder.length / 2) + 1)
  return middle.reduce((sum, time) => sum + time, 0) / middle.length
}

function usually(times: number[]): number | null {
  if (times.length < least) return null
  return Math.max(1, Math.ceil(median(times) / minute))
}

/**
 * Asks the store once in ten minutes an office, since every post is told. It is said by the way: a store that does not
 * answer leaves it unsaid, and nothing else undone.
 */
export function openUsualMinutes(comments: Pick<CommentStore, 'checkingTimes'>, clock: Clock): UsualMinutes {
  const known = new Map<string, { at: number; minutes: Promise<number | null> }>()
  return (office) => {
    const now = clock.now()
    const found = known.get(office)
    if (found && Math.abs(now - found.at) < believedFor) return found.minutes
    const minutes = comments
      .checkingTimes(office)
      .then(usually)
      .catch(() => {
        known.delete(office)
        return null
      })
    known.set(office, { at: now, minutes })
    return minutes
  }
}
