import type { Database } from './database.ts'
import { newestIn, spansBefore } from './spans.ts'

/** The last decided, with what stands on them. See `CommentStore.lastDecided`. */
export async function lastDecided(
  { comments }: Database,
  limit: number,
  now: number | null,
): Promise<{ id: string; decision: string }[]> {
  const found = await newestIn(spansBefore(now), limit, ({ from, before }, most) => {
    const decidedAt = {
      ...(from === undefined ? { $gt: 0 } : { $gte: from }),
      ...(before !== undefined && { $lt: before }),
    }
    return comments
      .find(
        { decidedAt, decision: { $exists: true } },
        { projection: { decision: 1 }, sort: { decidedAt: -1, _id: -1 }, limit: most },
      )
      .toArray()
  })
  return found.map(({ _id: id, decision = '' }) => ({ id, decision }))
}
