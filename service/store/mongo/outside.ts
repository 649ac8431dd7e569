import type { Comment } from '../../domain/comment.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentRead } from './documents.ts'
import type { Outside } from '../../domain/comment-facts.ts'

/** Comments about which a judge outside is owed something. See `CommentStore.owedOutside`. */
export const owedOutside = ({ comments }: Database, now: number, limit: number): Promise<Comment[]> =>
  comments
    .find<CommentRead>(
      { 'outside.due': { $gt: 0, $lte: now } },
      { projection: commentFields, sort: { 'outside.due': 1 }, limit },
    )
    .map(comment)
    .toArray()

/** Sets it where it is what it was, in one write. */
export async function noteOutside(
  { comments }: Database,
  id: string,
  { due, tries, heard, told }: Outside,
  { outside, verdict }: { outside: Outside | null; verdict?: Verdict },
): Promise<boolean> {
  const was = { 'outside.due': due, 'outside.tries': tries, 'outside.heard': heard, 'outside.told': told }
  const { matchedCount } = await comments.updateOne(
    { _id: id, outside: { $exists: true }, ...was },
    {
      ...(outside === null ? { $unset: { outside: '' } } : {}),
      ...(outside === null && !verdict ? {} : { $set: { ...(outside && { outside }), ...(verdict && { verdict }) } }),
    },
  )
  return matchedCount === 1
}
