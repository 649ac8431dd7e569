import { cursorOf, readCursor } from '../../domain/cursors.ts'
import type { Comment } from '../../domain/comment.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

export type ReadReplies = { comment: Comment; after: string | undefined; limit: number }

/** All that hangs below a comment, flat, oldest first. */
export async function readReplies(
  { store }: Pick<Collaborators, 'store'>,
  { comment, after, limit }: ReadReplies,
): Promise<{ comments: ThreadComment[]; next: string | null }> {
  const cursor = after === undefined ? null : readCursor('old', after).id
  const read = await store.comments.replies({
    root: comment.root ?? comment.id,
    below: comment.id,
    after: cursor,
    limit,
  })
  const last = read.comments.at(-1)
  return { comments: read.comments, next: read.more && last ? cursorOf('old', last) : null }
}
