import type { Tab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { searchWords } from '../searching.ts'
import type { QueueFilter } from '../store.ts'
import type { Databases } from './database.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'

/** What each tab holds. */
const holds: Record<Tab, string> = {
  held: `one.state = 'held'`,
  reported: `one.state = 'published' AND one.reports > 0`,
  published: `one.state = 'published'`,
  spam: `one.state = 'spam'`,
  rejected: `one.state = 'rejected'`,
}

/** Few are reported among many published: left to itself SQLite would walk all of the latter. */
const throughIndex = (tab: Tab): string => (tab === 'reported' ? 'INDEXED BY commentsReported' : '')

/** Above every id. */
const beyond = '\u{10ffff}'

/** A tab's comments, newest first. See `CommentStore.queue`. */
export function queue(db: Databases, filter: QueueFilter, limit: number): { comments: Comment[]; more: boolean } {
  const ids = matching(db, filter, limit + 1)
  const rows = db.main.rows<CommentRow>(
    `SELECT ${commentColumns} FROM comments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`,
    JSON.stringify(ids.slice(0, limit)),
  )
  return { comments: rows.map(comment), more: ids.length > limit }
}

/** How many a tab holds, up to `most`. */
export const countQueue = (db: Databases, filter: QueueFilter, most: number): number =>
  matching(db, filter, most).length

/** The newest ids that match, `most` at most. */
function matching({ main }: Databases, filter: QueueFilter, most: number): string[] {
  const words = searchWords(filter.search)
  const sql = filter.offices === 'all' ? inAllOffices(filter.tab, words) : inSomeOffices(filter.tab, words)
  const offices = filter.offices === 'all' ? null : JSON.stringify(filter.offices)
  const range = [filter.after ?? beyond, filter.upTo ?? beyond]
  return main.all<{ id: string }>(sql, most, offices, ...range, ...words).map(({ id }) => id)
}

/** Values: 1 how many, 2 offices, 3 after, 4 up to, from 5 on the words. */
const inAllOffices = (tab: Tab, words: string[]): string =>
  `SELECT one.id FROM comments AS one ${throughIndex(tab)} WHERE ${wanted(tab, words)} ORDER BY one.id DESC LIMIT ?1`

/**
 * The newest of each office by the index, and the newest of those: it costs what it shows, however many an office has.
 */
const inSomeOffices = (tab: Tab, words: string[]): string =>
  `SELECT found.id FROM json_each(?2) AS office JOIN comments AS found ON found.id IN (
     SELECT one.id FROM comments AS one ${throughIndex(tab)}
     WHERE one.office = office.value AND ${wanted(tab, words)} ORDER BY one.id DESC LIMIT ?1
   ) ORDER BY found.id DESC LIMIT ?1`

const wanted = (tab: Tab, words: string[]): string =>
  [holds[tab], 'one.id < ?3 AND one.id <= ?4', ...words.map((_, index) => contains(index + 5))].join(' AND ')

const contains = (value: number): string =>
  `(instr(one.search, ?${value}) OR EXISTS (SELECT 1 FROM pages WHERE pages.id = one.page AND instr(pages.search, ?${value})))`
