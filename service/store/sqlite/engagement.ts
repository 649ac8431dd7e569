import type { Reaction, Report, Support } from '../../domain/engagement.ts'
import type { NewPage } from '../../domain/page.ts'
import type { Databases } from './database.ts'
import { insertPage } from './pages.ts'

/** Supports a published comment, or takes that back. See `EngagementStore.support`. */
export function support(
  db: Databases,
  { on, now, ...row }: { comment: string; reader: string; on: boolean; now: number },
): number | null {
  if (!isPublished(db, row.comment)) return null
  const isOther = on ? insertSupport(db, row) : deleteSupport(db, row)
  if (isOther) oweSupports(db, row.comment, now)
  return countSupports(db, row.comment)
}

const isPublished = ({ main }: Databases, id: string): boolean =>
  main.get(`SELECT 1 FROM comments WHERE id = ? AND state = 'published'`, id) !== undefined

export const insertSupport = ({ main }: Databases, { comment, reader }: Support): boolean =>
  main.run('INSERT INTO supports (comment, reader) VALUES (?, ?) ON CONFLICT DO NOTHING', comment, reader) > 0

const deleteSupport = ({ main }: Databases, { comment, reader }: Support): boolean =>
  main.run('DELETE FROM supports WHERE comment = ? AND reader = ?', comment, reader) > 0

/** In the same commit as the row, so that no kill comes between. A decision made meanwhile stays: no version grows. */
export function oweSupports({ main }: Databases, comment: string, now: number): void {
  main.run('UPDATE comments SET supportsOwed = 1, owedSince = coalesce(owedSince, ?) WHERE id = ?', now, comment)
}

export const supportsOf = 'SELECT count(*) AS supports FROM supports WHERE comment = ?'

export const countSupports = ({ main }: Databases, comment: string): number =>
  main.get<{ supports: number }>(supportsOf, comment)?.supports ?? 0

/** A reader's word about a page. See `EngagementStore.react`. */
export function react(
  db: Databases,
  { page, reader, reaction }: { page: NewPage; reader: string; reaction: string | null; now: number },
): Record<string, number> {
  if (reaction !== null) insertPage(db, page)
  const isOther =
    reaction === null ? deleteReaction(db, page.id, reader) : putReaction(db, { page: page.id, reader, reaction })
  if (isOther) oweReactions(db, page.id)
  return countReactions(db, page.id)
}

/** Whether it is another than before. */
export const putReaction = ({ main }: Databases, { page, reader, reaction }: Reaction): boolean =>
  main.run(
    `INSERT INTO reactions (page, reader, reaction) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET reaction = excluded.reaction WHERE reaction <> excluded.reaction`,
    page,
    reader,
    reaction,
  ) > 0

const deleteReaction = ({ main }: Databases, page: string, reader: string): boolean =>
  main.run('DELETE FROM reactions WHERE page = ? AND reader = ?', page, reader) > 0

export function oweReactions({ main }: Databases, page: string): void {
  main.run('UPDATE pages SET owed = 1 WHERE id = ?', page)
}

/**
 * How many readers chose each word. Words are an office's own text: as keys they are made here, and never looked up.
 */
export function countReactions({ main }: Databases, page: string): Record<string, number> {
  const rows = main.all<{ reaction: string; readers: number }>(readersByWord, page)
  return Object.fromEntries(rows.map(({ reaction, readers }) => [reaction, readers]))
}

export const readersByWord = 'SELECT reaction, count(*) AS readers FROM reactions WHERE page = ? GROUP BY reaction'

const reportColumns = 'comment, reader, reason, note, at'

/** Stores a report of a published comment, and counts them. See `EngagementStore.report`. */
export function report(db: Databases, one: Report): boolean {
  const before = reportOf(db, one.comment, one.reader)
  if (before) return isSame(before, one)
  if (!isPublished(db, one.comment)) return false
  insertReport(db, one)
  setReports(db, one.comment)
  return true
}

/** The very same report was sent again, since its answer was lost. */
const isSame = (before: Report, { reason, note, at }: Report): boolean =>
  before.reason === reason && before.note === note && before.at === at

export function insertReport({ main }: Databases, { comment, reader, reason, note, at }: Report): void {
  const sql = `INSERT INTO reports (${reportColumns}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  main.run(sql, comment, reader, reason, note, at)
}

/** Nobody's public business: no publication is owed for it. */
export function setReports({ main }: Databases, comment: string): void {
  main.run(reportsCounted, comment)
}

export const reportsCounted = `UPDATE comments SET reports = (
    SELECT count(*) FROM reports WHERE reports.comment = comments.id AND at > coalesce(reportsSettledUntil, 0)
  ) WHERE id = ?`

/** Settles what `reports` counts, unless that is more than was seen. See `EngagementStore.settle`. */
export function settle(db: Databases, { comment, seen }: { comment: string; seen: number }): boolean {
  settleReports(db, comment, seen)
  return db.main.get('SELECT 1 FROM comments WHERE id = ? AND reports > ?', comment, seen) === undefined
}

export function settleReports({ main }: Databases, comment: string, seen = Number.MAX_SAFE_INTEGER): void {
  main.run(
    `UPDATE comments SET reports = 0, reportsSettledUntil = (SELECT max(at) FROM reports WHERE comment = ?1)
     WHERE id = ?1 AND reports > 0 AND reports <= ?2`,
    comment,
    seen,
  )
}

const plain = <Row>(row: Row): Row => ({ ...row })

export function reportOf({ main }: Databases, comment: string, reader: string): Report | null {
  const sql = `SELECT ${reportColumns} FROM reports WHERE comment = ? AND reader = ?`
  const row = main.get<Report>(sql, comment, reader)
  return row ? plain(row) : null
}

/** Newest first, 100 at most. */
export const reportsOn = ({ main }: Databases, comment: string): Report[] =>
  main.all<Report>(newestReports, comment).map(plain)

export const newestReports = `SELECT ${reportColumns} FROM reports WHERE comment = ? ORDER BY at DESC LIMIT 100`

/** Leaves nothing of what a browser did besides writing. See `EngagementStore.forget`. */
export function forget(db: Databases, reader: string, now: number): void {
  const { main } = db
  main.run(
    `UPDATE comments SET supportsOwed = 1, owedSince = coalesce(owedSince, ?2)
     WHERE id IN (SELECT comment FROM supports WHERE reader = ?1)`,
    reader,
    now,
  )
  main.run('DELETE FROM supports WHERE reader = ?', reader)
  main.run('UPDATE pages SET owed = 1 WHERE id IN (SELECT page FROM reactions WHERE reader = ?)', reader)
  main.run('DELETE FROM reactions WHERE reader = ?', reader)
  const reported = main.all<{ comment: string }>('SELECT comment FROM reports WHERE reader = ?', reader)
  main.run('DELETE FROM reports WHERE reader = ?', reader)
  for (const { comment } of reported) setReports(db, comment)
}

/** What readers did on a site that goes, while its comments and pages are still there. */
export function removeOfSite({ main }: Databases, site: string): void {
  const comments = 'SELECT id FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?)'
  main.run(`DELETE FROM supports WHERE comment IN (${comments})`, site)
  main.run(`DELETE FROM reports WHERE comment IN (${comments})`, site)
  main.run('DELETE FROM reactions WHERE page IN (SELECT id FROM pages WHERE site = ?)', site)
}
