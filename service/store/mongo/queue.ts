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
  database: Database,
  filter: QueueFilter,
  limit: number,
): Promise<{ comments: Comment[]; more: boolean }> {
  const found = await (filter.grouped ? newestOfEach : matching)(database, filter, limit + 1)
  return { comments: found.slice(0, limit), more: found.length > limit }
}

/** The newest that match, and nothing of these campaigns. */
const matching = (
  { comments }: Database,
  filter: QueueFilter,
  most: number,
  campaign?: Wanted['campaign'],
): Promise<Comment[]> =>
  comments
    .find<CommentRead>(
      { ...wantedBy(filter), ...(campaign !== undefined && { campaign }) },
      { projection: commentFields, sort: { _id: -1 }, limit: most, maxTimeMS: longest },
    )
    .map(comment)
    .toArray()

/**
 * Of each campaign its newest that matches, and all that belong to none. What was seen of a campaign is passed over by
 * the next look, so that a wave of thousands costs one.
 */
async function newestOfEach(database: Database, filter: QueueFilter, most: number): Promise<Comment[]> {
  const taken: Comment[] = []
  const seen = new Set<string>()
  for (let after = filter.after; taken.length < most;) {
    const others = seen.size > 0 ? { $nin: [...seen] } : undefined
    const found = await matching(database, { ...filter, after }, most, others)
    for (const one of found) {
      after = one.id
      const { campaign } = one
      if (campaign !== null && seen.has(campaign)) continue
      if (campaign !== null) seen.add(campaign)
      if (filter.after === null || (await isNewest(database, filter, one))) taken.push(one)
    }
    if (found.length < most) break
  }
  return taken.slice(0, most)
}

/** Whether nothing newer of its campaign stood on a page before. */
async function isNewest({ comments }: Database, filter: QueueFilter, { id, campaign }: Comment): Promise<boolean> {
  if (campaign === null) return true
  const newest = await comments.findOne(
    { ...wantedBy({ ...filter, after: null }), campaign },
    { projection: { _id: 1 }, sort: { _id: -1 }, maxTimeMS: longest },
  )
  return newest?._id === id
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
