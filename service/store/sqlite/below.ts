import type { Comment } from '../../domain/comment.ts'
import { type Below, branchOf, type Hanging, newestShown } from '../below.ts'
import { byIds } from './comments.ts'
import type { Databases } from './database.ts'

/** What hangs on a comment, newest first. See `CommentStore.below`. */
export function below(db: Databases, { root, below: on, limit }: Below): { comments: Comment[]; more: boolean } {
  const rows = db.main.all<Hanging>('SELECT id, parent, state FROM comments WHERE root = ?', root)
  const ids = newestShown(on === root ? rows : branchOf(rows, on), limit + 1)
  const found = byIds(db, ids.slice(0, limit)).toSorted((one, other) => (one.id < other.id ? 1 : -1))
  return { comments: found, more: ids.length > limit }
}
