import type { Filter } from 'mongodb'
import type { MatchTab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { firstIdAt, idTime } from '../../domain/ids.ts'
import { newestOf, partsOf, type QueuePart } from '../queue-parts.ts'
import { type Search, searchOf } from '../searching.ts'
import type { QueueFilter } from '../comments.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentDocument, type CommentRead } from './documents.ts'
import { countIn, newestIn, type Span, spansBefore } from './spans.ts'

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

/**
 * Whose business it is: what was passed on that of the office which is to answer, an appeal that of the one which
 * decides.
 */
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
  now: number | null,
): Promise<{ comments: Comment[]; more: boolean }> {
  const look: Look = { database, now }
  const found = await (filter.grouped ? newestOfEach : matching)(look, filter, limit + 1)
  return { comments: found.slice(0, limit), more: found.length > limit }
}

/** `now`: where to begin looking for what is newest, if somebody says it. */
type Look = { database: Database; now: number | null }

/** Tabs that may hold most of all comments. */
const large = new Set<MatchTab>(['published', 'spam', 'rejected'])

/** Of some offices an index finds the newest by itself, but not those behind a cursor. */
function spansOf({ tab, offices, after }: QueuePart, now: number | null): Span[] {
  if (!large.has(tab) || (offices !== 'all' && after === null)) return [{}]
  return spansBefore(after === null ? now : idTime(after))
}

/** The newest that match, and nothing of these campaigns. */
async function matching(
  { database, now }: Look,
  filter: QueueFilter,
  most: number,
  campaign?: Wanted['campaign'],
): Promise<Comment[]> {
  const asked = { projection: commentFields, sort: { _id: -1 }, maxTimeMS: longest } as const
  const walks = partsOf(filter).map(async (part) => {
    const wanted = { ...(await wantedBy(database, part)), ...(campaign !== undefined && { campaign }) }
    return newestIn(spansOf(part, now), most, (span, limit) =>
      database.comments
        .find<CommentRead>(inSpan(wanted, part, span), { ...asked, limit })
        .map(comment)
        .toArray(),
    )
  })
  return newestOf(await Promise.all(walks), ({ id }) => id, most)
}

/**
 * Of each campaign its newest that matches, and all that belong to none. What was seen of a campaign is passed over by
 * the next look, so that a wave of thousands costs one.
 */
async function newestOfEach(look: Look, filter: QueueFilter, most: number): Promise<Comment[]> {
  const taken: Comment[] = []
  const seen = new Set<string>()
  for (let after = filter.after; taken.length < most;) {
    const others = seen.size > 0 ? { $nin: [...seen] } : undefined
    const found = await matching(look, { ...filter, after }, most, others)
    for (const one of found) {
      after = one.id
      const { campaign } = one
      if (campaign !== null && seen.has(campaign)) continue
      if (campaign !== null) seen.add(campaign)
      if (filter.after === null || (await isNewest(look, filter, one))) taken.push(one)
    }
    if (found.length < most) break
  }
  return taken.slice(0, most)
}

/** Whether nothing newer of its campaign stood on a page before. */
async function isNewest(look: Look, filter: QueueFilter, { id, campaign }: Comment): Promise<boolean> {
  if (campaign === null) return true
  const [newest] = await matching(look, { ...filter, after: null }, 1, campaign)
  return newest?.id === id
}

/** How many a tab holds, up to `most`. */
export async function countQueue(
  database: Database,
  filter: QueueFilter,
  most: number,
  now: number | null,
): Promise<number> {
  const walks = partsOf(filter).map(async (part) => {
    const wanted = await wantedBy(database, part)
    return countIn(spansOf(part, now), most, (span, limit) =>
      database.comments.countDocuments(inSpan(wanted, part, span), { limit, maxTimeMS: longest }),
    )
  })
  const counted = await Promise.all(walks)
  return Math.min(
    counted.reduce((sum, one) => sum + one, 0),
    most,
  )
}

async function wantedBy(database: Database, part: QueuePart): Promise<Wanted> {
  const { tab, offices, search, heldBefore } = part
  const theirs = offices !== 'all' && { [officeOf(tab)]: { $in: offices } }
  const narrower = (await searching(database, search)).$and ?? []
  // Few are reported of all that is published: an index tells those, and a server may only take it for what stands by
  // itself.
  if (theirs && tab === 'reported') narrower.push({ $or: [theirs] })
  return {
    ...holds[tab],
    ...(tab !== 'reported' && theirs),
    ...(heldBefore !== undefined && { heldSince: { $lt: heldBefore } }),
    ...(narrower.length > 0 && { $and: narrower }),
  }
}

/**
 * What is wanted of a span, by ids. They stand first where both their ends do: some servers take the first field that
 * an index has.
 */
function inSpan(wanted: Wanted, { after, upTo }: QueuePart, { from, before }: Span): Wanted {
  const ends = [...(after === null ? [] : [after]), ...(before === undefined ? [] : [firstIdAt(before)])].toSorted()
  const range = {
    ...(from !== undefined && { $gte: firstIdAt(from) }),
    ...(ends[0] !== undefined && { $lt: ends[0] }),
    ...(upTo !== null && { $lte: upTo }),
  }
  if (Object.keys(range).length === 0) return wanted
  return from === undefined ? { ...wanted, _id: range } : { _id: range, ...wanted }
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
