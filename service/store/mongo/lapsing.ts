import type { Filter } from 'mongodb'
import type { Comment } from '../../domain/comment.ts'
import { putAside } from '../../domain/moving.ts'
import type { LapsingStore } from '../lapsing.ts'
import type { Database } from './database.ts'
import { comment, type CommentDocument, commentFields, type CommentRead } from './documents.ts'
import { longest } from './queue.ts'

/** What has been put aside for long: by when it was decided, or else written, which are two walks along one index. */
export async function lapsed(
  { comments }: Database,
  { offices, before, limit }: Parameters<LapsingStore['lapsed']>[0],
): Promise<Comment[]> {
  const read = (times: Filter<CommentDocument>, time: 'decidedAt' | 'createdAt') =>
    comments
      .find<CommentRead>(
        {
          state: { $in: [...putAside] },
          text: { $gt: '' },
          'author.kind': 'reader',
          office: { $in: offices },
          ...times,
        },
        { sort: { [time]: 1 }, limit, projection: commentFields, maxTimeMS: longest },
      )
      .map(comment)
      .toArray()
  const decided = await read({ decidedAt: { $lt: before } }, 'decidedAt')
  const undecided = await read({ decidedAt: null, createdAt: { $lt: before } }, 'createdAt')
  const since = ({ decidedAt, createdAt }: Comment) => decidedAt ?? createdAt
  return [...decided, ...undecided].toSorted((one, other) => since(one) - since(other)).slice(0, limit)
}
