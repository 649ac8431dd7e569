import { firstIdAt } from '../domain/ids.ts'
import type { QueueFilter } from './comments.ts'

/** A filter without alternatives: one walk along the queue's index. */
export type QueuePart = Omit<QueueFilter, 'besides'>

/** Whatever has been held since before a moment was written before it: the walk begins there. */
function begunAtLate(part: QueuePart): QueuePart {
  if (part.heldBefore === undefined) return part
  const first = firstIdAt(part.heldBefore)
  return { ...part, after: part.after === null || part.after > first ? first : part.after }
}

/** The walks that a filter's answer is put together from; none for what nothing can match. No comment is met by two. */
export function partsOf({ besides, ...own }: QueueFilter): QueuePart[] {
  const parts: QueuePart[] = [own, ...(besides ? [{ ...own, ...besides }] : [])]
  return parts.filter(({ tab, heldBefore }) => heldBefore === undefined || tab === 'held').map(begunAtLate)
}

/** The newest of what several walks gave. */
export function newestOf<One>(walks: One[][], idOf: (one: One) => string, most: number): One[] {
  if (walks.length < 2) return walks[0] ?? []
  const order = (one: One, other: One): number => (idOf(one) > idOf(other) ? -1 : 1)
  return walks.flat().toSorted(order).slice(0, most)
}
