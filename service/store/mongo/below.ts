import type { Comment } from '../../domain/comment.ts'
import { type Below, branchOf, newestShown } from '../below.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentRead } from './documents.ts'

/** What hangs on a comment, newest first. See `CommentStore.below`. */
export async function below(
  { comments }: Database,
  { root, below: on, limit }: Below,
): Promise<{ comments: Comment[]; more: boolean }> {
  const rows = await comments
    .find({ root }, { projection: { parent: 1, state: 1 } })
    .map(({ _id: id, parent, state }) => ({ id, parent, state }))
    .toArray()
  const ids = newestShown(on === root ? rows : branchOf(rows, on), limit + 1)
  const asked = { projection: commentFields, sort: { _id: -1 } } as const
  const found = await comments.find<CommentRead>({ _id: { $in: ids.slice(0, limit) } }, asked).toArray()
  return { comments: found.map(comment), more: ids.length > limit }
}
