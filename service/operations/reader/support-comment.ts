import type { Comment } from '../../domain/comment.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { heedEngagement } from './engaging.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

/**
 * A reader finds a comment useful, or (`on: false`) no longer. Counts once a reader, however often it is sent; gives
 * how many do now. Others see it up to two seconds later. Refuses `closed`, and `not-found` for what is not public.
 */
export async function supportComment(
  needs: Needs,
  { comment, site, reader, on }: { comment: Comment; site: Site; reader: string; on: boolean },
): Promise<number> {
  heedEngagement(needs, site)
  const now = needs.clock.now()
  const supports = await needs.store.engagement.support({ comment: comment.id, reader, on, now })
  if (supports === null) throw new Refusal('not-found')
  // Who sends the same again and again makes no page grow.
  if (supports !== comment.supports) needs.publisher.soon(comment.page, [comment.id])
  return supports
}
