import type { Filter } from 'mongodb'
import type { MatchTab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { newestOf, partsOf, type QueuePart } from '../queue-parts.ts'
import { type Search, searchOf } from '../searching.ts'
import type { QueueFilter } from '../store.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentDocument, type CommentRead } from './documents.ts'

type Wanted = Filter<CommentDocument>

/** What each tab holds. */
const holds: Record<MatchTab, Wanted> = {
  held: { state: 'held' },
  reported: { state: 'published', reports: { $gt: 0 } },
  published: { state: 'published' },
  spam: { state: 'spam' },
  rejected: { state: 'rejected' },
  // That it is there is said by a comparison: not every server finds what only exists by an index.
  forwarded: { forwardedTo: { $gt: '' }, answered: { $exists: false }, state: { $in: ['published', 'held'] } },
  appealed: { appealLiesAt: { $gt: '' } },
}

/** Whose business it is: what was passed on that of the office which is to answer, an appeal that of the one which decides. */
function officeOf(tab: MatchTab): 'office' | 'forwardedTo' | 'appealLiesAt' {
  if (tab === 'forwarded') return 'forwardedTo'
  return tab === 'appealed' ? 'appealLiesAt' : 'office'
}

/** A search for a rare word in a big tab is given up before the socket's own time-out would break the connection. */
export const longest = 10_000

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
async function matching(
  database: Database,
  filter: QueueFilter,
  most: number,
  campaign?: Wanted['campaign'],
): Promise<Comment[]> {
  const asked = { projection: commentFields, sort: { _id: -1 }, limit: most, maxTimeMS: longest } as const
  const walks = partsOf(filter).map(async (part) => {
    const wanted = { ...(await wantedBy(database, part)), ...(campaign !== undefined && { campaign }) }
    return database.comments.find<CommentRead>(wanted, asked).map(comment).toArray()
  })
  return newestOf(await Promise.all(walks), ({ id }) => id, most)
}

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
async function isNewest(database: Database, filter: QueueFilter, { id, campaign }: Comment): Promise<boolean> {
  if (campaign === null) return true
  const [newest] = await matching(database, { ...filter, after: null }, 1, campaign)
  return newest?.id === id
}

/** How many a tab holds, up to `most`. */
export async function countQueue(database: Database, filter: QueueFilter, most: number): Promise<number> {
  const walks = partsOf(filter).map(async (part) =>
    database.comments.countDocuments(await wantedBy(database, part), { limit: most, maxTimeMS: longest }),
  )
  const counted = await Promise.all(walks)
  return Math.min(
    counted.reduce((sum, one) => sum + one, 0),
    most,
  )
}

async function wantedBy(database: Database, part: QueuePart): Promise<Wanted> {
  const { tab, offices, search, after, upTo, heldBefore } = part
  const range = { ...(after !== null && { $lt: after }), ...(upTo !== null && { $lte: upTo }) }
  return {
    ...holds[tab],
    ...(offices !== 'all' && { [officeOf(tab)]: { $in: offices } }),
    ...(Object.keys(range).length > 0 && { _id: range }),
    ...(heldBefore !== undefined && { heldSince: { $lt: heldBefore } }),
    ...(await searching(database, search)),
  }
}

/**
 * Every word in its own way, or the whole as a receipt; nothing where nothing is looked for. Stands in an `$and`, for a
 * server that heeds no index beside a bare `$or`.
 */
export async function searching(database: Database, search: string | null): Promise<Pick<Wanted, '$and'>> {
  const found = searchOf(search)
  return found ? { $and: [{ $or: [{ $and: await allOf(database, found) }, { receipt: found.receipt }] }] } : {}
}

const allOf = (database: Database, { words }: Search): Promise<Wanted[]> =>
  Promise.all(
    words.map(async ({ word, address }) => contains(word, address === null ? [] : await pagesAt(database, address))),
  )

/** A piece of an address that stands in more pages than these narrows nothing. */
const pagesAtMost = 5_000

const pagesAt = ({ pages }: Database, address: string): Promise<string[]> =>
  pages
    .find(
      { url: { $regex: escaped(address), $options: 'i' } },
      { projection: { _id: 1 }, limit: pagesAtMost, maxTimeMS: longest },
    )
    .map(({ _id }) => _id)
    .toArray()

/**
 * A word anywhere in a folded text. Indonesian puts its affixes before and after the stem (`umum`, `diumumkan`,
 * `pengumuman`), so that an index of whole words or of their beginnings would miss most of what is looked for, and one
 * of all their parts would be larger than the texts. The tab's index bounds what is looked through.
 */
function contains(word: string, pages: string[]): Wanted {
  const pattern = { $regex: escaped(word) }
  const words = [{ 'search.text': pattern }, { 'search.name': pattern }, { 'search.title': pattern }]
  return { $or: pages.length > 0 ? [...words, { page: { $in: pages } }] : words }
}

/** The word as a pattern that matches itself alone. No pattern may hold U+0000 as such. */
const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\0', '\\x00')
