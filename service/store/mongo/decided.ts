import type { CommentStore } from '../store.ts'
import type { Database } from './database.ts'

/**
 * The last decided, with what stands on them. See `CommentStore.lastDecided`. Some servers read all that a filter matches
 * before they put it in order: so each look begins where the last one ended, and looks at all where that is not enough,
 * since decisions were taken back meanwhile.
 */
export function lastDecidedIn({ comments }: Database): CommentStore['lastDecided'] {
  let ended = 0
  const decidedFrom = (since: number, limit: number) =>
    comments
      .find(
        { decidedAt: since === 0 ? { $gt: 0 } : { $gte: since }, decision: { $exists: true } },
        { projection: { decision: 1, decidedAt: 1 }, sort: { decidedAt: -1, _id: -1 }, limit },
      )
      .toArray()
  return async (limit) => {
    const near = ended === 0 ? [] : await decidedFrom(ended, limit)
    const found = near.length === limit ? near : await decidedFrom(0, limit)
    ended = found.length === limit ? (found.at(-1)?.decidedAt ?? 0) : 0
    return found.map(({ _id: id, decision = '' }) => ({ id, decision }))
  }
}
