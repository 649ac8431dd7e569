import type { Filter } from 'mongodb'
import type { Tab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { searchWords } from '../searching.ts'
import type { QueueFilter } from '../store.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentDocument, type CommentRead } from './documents.ts'

type Wanted = Filter<CommentDocument>

/** What each tab holds. */
const holds: Record<Tab, Wanted> = {
  held: { state: 'held' },
  reported: { state: 'published', reports: { $gt: 0 } },
  published: { state: 'published' },
  spam: { state: 'spam' },
  rejected: { state: 'rejected' },
}

/** A search for a rare word in a big tab is given up before the socket's own time-out would break the connection. */
const longest = 10_000

/** A tab's comments, newest first. See `CommentStore.queue`. */
export async function queue(
  { comments }: Database,
  filter: QueueFilter,
  limit: number,
): Promise<{ comments: Comment[]; more: boolean }> {
  const found = await comments
    .find<CommentRead>(wantedBy(filter), {
      projection: commentFields,
      sort: { _id: -1 },
      limit: limit + 1,
      maxTimeMS: longest,
    })
    .map(comment)
    .toArray()
  return { comments: found.slice(0, limit), more: found.length > limit }
}

/** How many a tab holds, up to `most`. */
export const countQueue = ({ comments }: Database, filter: QueueFilter, most: number): Promise<number> =>
  comments.countDocuments(wantedBy(filter), { limit: most, maxTimeMS: longest })

function wantedBy({ tab, offices, search, after, upTo }: QueueFilter): Wanted {
  const words = searchWords(search).map(contains)
  const range = { ...(after !== null && { $lt: after }), ...(upTo !== null && { $lte: upTo }) }
  return {
    ...holds[tab],
    ...(offices !== 'all' && { office: { $in: offices } }),
    ...(Object.keys(range).length > 0 && { _id: range }),
    ...(words.length > 0 && { $and: words }),
  }
}

/**
 * A word anywhere in a folded text. Indonesian puts its affixes before and after the stem (`umum`, `diumumkan`,
 * `pengumuman`), so that an index of whole words or of their beginnings would miss most of what is looked for, and one
 * of all their parts would be larger than the texts. The tab's index bounds what is looked through.
 */
function contains(word: string): Wanted {
  const pattern = { $regex: escaped(word) }
  return { $or: [{ 'search.text': pattern }, { 'search.name': pattern }, { 'search.title': pattern }] }
}

/** The word as a pattern that matches itself alone. No pattern may hold U+0000 as such. */
const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\0', '\\x00')
