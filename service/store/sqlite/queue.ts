import type { MatchTab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { newestOf, partsOf, type QueuePart } from '../queue-parts.ts'
import { type Search, searchOf } from '../searching.ts'
import type { QueueFilter } from '../comments.ts'
import type { Databases } from './database.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'
import { among, beyond } from './values.ts'

/** What each tab holds. */
const holds: Record<MatchTab, string> = {
  held: `one.state = 'held'`,
  reported: `one.state = 'published' AND one.reports > 0`,
  published: `one.state = 'published'`,
  spam: `one.state = 'spam'`,
  rejected: `one.state = 'rejected'`,
  forwarded: `one.forwardedTo IS NOT NULL AND NOT one.answered AND one.state IN ('published', 'held')`,
  appealed: 'one.appealLiesAt IS NOT NULL',
}

/**
 * Left to itself SQLite would walk all that is published for the few that are reported, and all offices' for one's own.
 */
function throughIndex(tab: MatchTab, isOfOffices: boolean): string {
  if (tab === 'reported') return 'INDEXED BY commentsReported'
  if (tab === 'forwarded') return 'INDEXED BY commentsForwarded'
  if (tab === 'appealed') return 'INDEXED BY commentsAppealed'
  return isOfOffices ? 'INDEXED BY commentsByOffice' : ''
}

/**
 * Whose business it is: what was passed on that of the office which is to answer, an appeal that of the one which
 * decides.
 */
function officeOf(tab: MatchTab): string {
  if (tab === 'forwarded') return 'one.forwardedTo'
  return tab === 'appealed' ? 'one.appealLiesAt' : 'one.office'
}

/** A tab's comments, newest first. See `CommentStore.queue`. */
export function queue(db: Databases, filter: QueueFilter, limit: number): { comments: Comment[]; more: boolean } {
  const ids = (filter.grouped ? newestOfEach : matching)(db, filter, limit + 1)
  const rows = db.main.rows<CommentRow>(
    `SELECT ${commentColumns} FROM comments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`,
    JSON.stringify(ids.slice(0, limit)),
  )
  return { comments: rows.map(comment), more: ids.length > limit }
}

/** How many a tab holds, up to `most`: no more keys are walked than are counted, whichever offices they are of. */
export function countQueue(db: Databases, filter: QueueFilter, most: number): number {
  let counted = 0
  for (const part of partsOf(filter)) {
    const { wanted, values } = askedOf(part, most - counted, null)
    const sql = part.offices === 'all' ? countedInAll(part.tab, wanted) : countedInSome(part.tab, wanted)
    counted += db.main.get<{ found: number }>(sql, ...values)?.found ?? 0
  }
  return counted
}

/** The newest ids that match, `most` at most. */
const matching = (db: Databases, filter: QueueFilter, most: number): string[] =>
  found(db, filter, { most, campaigns: null }).map(({ id }) => id)

type Found = { id: string; campaign: string | null }

/**
 * Of each campaign its newest that matches, and all that belong to none. What was seen of a campaign is passed over by
 * the next look, so that a wave of thousands costs one.
 */
function newestOfEach(db: Databases, filter: QueueFilter, most: number): string[] {
  const taken: string[] = []
  const seen = new Set<string>()
  for (let after = filter.after; taken.length < most;) {
    const rows = found(db, { ...filter, after }, { most, campaigns: { not: [...seen] } })
    for (const { id, campaign } of rows) {
      after = id
      if (campaign === null) taken.push(id)
      else if (!seen.has(campaign)) {
        seen.add(campaign)
        if (filter.after === null || isNewest(db, filter, { id, campaign })) taken.push(id)
      }
    }
    if (rows.length < most) break
  }
  return taken.slice(0, most)
}

/** Whether nothing newer of its campaign stood on a page before. */
function isNewest(db: Databases, filter: QueueFilter, { id, campaign }: { id: string; campaign: string }): boolean {
  const [newest] = found(db, { ...filter, after: null }, { most: 1, campaigns: { only: [campaign] } })
  return newest?.id === id
}

type Looking = { most: number; campaigns: { not: string[] } | { only: string[] } | null }

const found = (db: Databases, filter: QueueFilter, looking: Looking): Found[] =>
  newestOf(
    partsOf(filter).map((part) => foundIn(db, part, looking)),
    ({ id }) => id,
    looking.most,
  )

function foundIn({ main }: Databases, filter: QueuePart, { most, campaigns }: Looking): Found[] {
  const { wanted, values } = askedOf(filter, most, campaigns)
  // Plain lists ask for ids alone, which stand in the index.
  const asked = { tab: filter.tab, wanted, columns: campaigns === null ? ['id'] : ['id', 'campaign'] }
  return main.all<Found>(filter.offices === 'all' ? inAllOffices(asked) : inSomeOffices(asked), ...values)
}

/** The condition that a filter comes to, and its values. */
function askedOf(
  filter: QueuePart,
  most: number,
  campaigns: Looking['campaigns'],
): { wanted: string; values: (string | number | null)[] } {
  const search = searchOf(filter.search)
  const named = campaigns === null ? null : 'not' in campaigns ? campaigns.not : campaigns.only
  const ofWave = campaigns === null ? '' : 'not' in campaigns ? ofOthers : ofThese
  const { heldBefore } = filter
  const since = heldBefore === undefined ? [] : [heldBefore]
  const first = named === null ? 5 : 6
  const late = heldBefore === undefined ? '' : `one.heldSince < ?${first}`
  const { condition, values } = searching(search, first + since.length)
  const wanted = [holds[filter.tab], 'one.id < ?3 AND one.id <= ?4', ofWave, late, condition]
    .filter(Boolean)
    .join(' AND ')
  const offices = among(filter.offices)
  const range = [filter.after ?? beyond, filter.upTo ?? beyond]
  const campaign = named === null ? [] : [JSON.stringify(named)]
  return { wanted, values: [most, offices, ...range, ...campaign, ...since, ...values] }
}

const ofThese = 'one.campaign IN (SELECT value FROM json_each(?5))'
const ofOthers = '(one.campaign IS NULL OR one.campaign NOT IN (SELECT value FROM json_each(?5)))'

type Asked = { tab: MatchTab; wanted: string; columns: string[] }

/**
 * Values: 1 how many, 2 offices, 3 after, 4 up to, 5 campaigns where any are named, then since when held, then the
 * words.
 */
export const inAllOffices = ({ tab, wanted, columns }: Asked): string =>
  `SELECT ${columns.map((name) => `one.${name}`).join(', ')} FROM comments AS one ${throughIndex(tab, false)} WHERE ${wanted}
   ORDER BY one.id DESC LIMIT ?1`

/**
 * The newest of each office by the index, and the newest of those: it costs what it shows, however many an office has.
 */
export const inSomeOffices = ({ tab, wanted, columns }: Asked): string =>
  `SELECT ${columns.map((name) => `found.${name}`).join(', ')} FROM json_each(?2) AS office
   JOIN comments AS found ON found.id IN (
     SELECT one.id FROM comments AS one ${throughIndex(tab, true)}
     WHERE ${officeOf(tab)} = office.value AND ${wanted} ORDER BY one.id DESC LIMIT ?1
   ) ORDER BY found.id DESC LIMIT ?1`

/** Values as above. */
const countedInAll = (tab: MatchTab, wanted: string): string =>
  `SELECT count(*) AS found FROM (SELECT 1 FROM comments AS one ${throughIndex(tab, false)} WHERE ${wanted} LIMIT ?1)`

const countedInSome = (tab: MatchTab, wanted: string): string =>
  `SELECT count(*) AS found FROM (SELECT 1 FROM json_each(?2) AS office
   CROSS JOIN comments AS one ${throughIndex(tab, true)} ON ${officeOf(tab)} = office.value AND ${wanted} LIMIT ?1)`

/** Every word in its own way, or the whole as a receipt. Its values are numbered from `first` on. */
export function searching(search: Search | null, first: number): { condition: string; values: string[] } {
  if (search === null) return { condition: '', values: [] }
  const values = [search.receipt]
  const next = (value: string): string => `?${first + values.push(value) - 1}`
  const all = search.words.map(({ word, address }) => contains(next(word), address === null ? null : next(address)))
  return { condition: `((${all.join(' AND ')}) OR one.receipt = ?${first})`, values }
}

/** Pages are looked through once, and not again for each comment. */
const contains = (word: string, address: string | null): string =>
  `(instr(one.search, ${word}) OR one.page IN (
     SELECT id FROM pages WHERE instr(search, ${word})${address === null ? '' : ` OR instr(lower(url), ${address})`}))`
