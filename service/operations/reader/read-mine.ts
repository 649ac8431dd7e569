import { limits } from '../../contract/limits.ts'
import type { PublicState } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { mayAppealUntil } from '../../domain/appealing.ts'
import { publicState } from '../../domain/moving.ts'
import { readReaderToken } from '../../identity/reader-tokens.ts'
import type { Collaborators } from '../collaborators.ts'
import type { Place } from './pages.ts'
import { day } from '../../domain/durations.ts'

/** `appealUntil`: until when its author may appeal, in milliseconds UTC; null where they may not. */
export type Mine = { comment: Comment; state: PublicState; appealUntil: number | null }

/**
 * This browser's own comments on a page that wait, or were rejected in the last 30 days. A stranger's token has none.
 */
export async function readMine(
  { store, keys, clock }: Pick<Collaborators, 'store' | 'keys' | 'clock'>,
  { place, reader }: { place: Place; reader: string },
): Promise<Mine[]> {
  const browser = readReaderToken(keys, reader)
  if (browser === null) return []
  const found = await store.comments.ofReader({ page: place.id, reader: browser, states: ['held', 'spam', 'rejected'] })
  const now = clock.now()
  const oldest = now - limits.mineRejectedDays * day
  return found
    .map((comment) => ({ comment, state: publicState(comment), appealUntil: mayAppealUntil(comment, now) }))
    .filter(({ comment, state }) => state === 'held' || (state === 'rejected' && (comment.decidedAt ?? 0) >= oldest))
}
