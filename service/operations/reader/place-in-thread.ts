import type { Sort } from '../../contract/views.ts'
import { isPublic } from '../../domain/comment.ts'
import { type Cursor, cursorAt } from '../../domain/cursors.ts'
import type { Collaborators } from '../collaborators.ts'

/**
 * Where a thread has to begin to begin with this comment, or with the one it hangs under; null where the page has no
 * such public comment.
 */
export async function placeInThread(
  { store }: Pick<Collaborators, 'store'>,
  { page, sort, comment: id }: { page: string; sort: Sort; comment: string },
): Promise<Cursor | null> {
  const [comment] = await store.comments.threadByIds(page, [id])
  if (!comment || !isPublic(comment)) return null
  const [root] = comment.root === null ? [comment] : await store.comments.threadByIds(page, [comment.root])
  return root ? cursorAt(sort, root) : null
}
