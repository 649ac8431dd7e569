import type { Comment } from '../../domain/comment.ts'
import { isSame } from '../../domain/same.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { byId } from './comments.ts'
import type { Databases } from './database.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'
import type { Outside } from '../../domain/comment-facts.ts'

/** Comments about which a judge outside is owed something. See `CommentStore.owedOutside`. */
export const owedOutside = ({ main }: Databases, now: number, limit: number): Comment[] =>
  main.rows<CommentRow>(owedOutsideSql, now, limit).map(comment)

export const owedOutsideSql = `SELECT ${commentColumns} FROM comments
  WHERE outside ->> '$.due' IS NOT NULL AND outside ->> '$.due' <= ? ORDER BY outside ->> '$.due' LIMIT ?`

/** Sets it where it is what it was. The writer holds the write lock between reading and writing. */
export function noteOutside(
  db: Databases,
  id: string,
  was: Outside,
  { outside, verdict }: { outside: Outside | null; verdict?: Verdict },
): boolean {
  const present = byId(db, id)
  if (!present || !isSame(present.outside, was)) return false
  db.main.run(
    'UPDATE comments SET outside = ?, verdict = ? WHERE id = ?',
    outside === null ? null : JSON.stringify(outside),
    JSON.stringify(verdict ?? present.verdict),
    id,
  )
  return true
}
