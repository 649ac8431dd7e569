import type { State } from '../../contract/views.ts'
import { isPublic, touchesPublic, type Change, type Comment } from '../../domain/comment.ts'
import { settlesReports } from '../../domain/moving.ts'
import { noneByState } from '../../domain/states.ts'
import type { NewPage } from '../../domain/page.ts'
import { personOf, writtenBy } from '../../domain/authors.ts'
import { alreadyApplied, changed } from '../changing.ts'
import type { Inserted, Newcomer } from '../comments.ts'
import type { Walk } from '../walking.ts'
import type { Databases } from './database.ts'
import { settleReports } from './engagement.ts'
import { insertPage } from './pages.ts'
import { ensurePerson } from './people.ts'
import {
  changeableColumns,
  changeableValues,
  comment,
  commentColumns,
  fixedColumns,
  fixedValues,
  type CommentRow,
} from './rows.ts'
import { oweSeal } from './seals.ts'
import { among } from './values.ts'

const commentsWhere = ({ main }: Databases, where: string, ...values: (string | number)[]): Comment[] =>
  main.rows<CommentRow>(`SELECT ${commentColumns} FROM comments WHERE ${where}`, ...values).map(comment)

export const byId = (db: Databases, id: string): Comment | null => commentsWhere(db, 'id = ?', id)[0] ?? null

export const byIds = (db: Databases, ids: string[]): Comment[] =>
  commentsWhere(db, 'id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))

/** By the index of ids alone, and two columns near the beginning of the row. */
export const versions = ({ main }: Databases, ids: string[]): Pick<Comment, 'id' | 'version' | 'office'>[] =>
  main
    .all<Pick<Comment, 'id' | 'version' | 'office'>>(
      'SELECT id, version, office FROM comments WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map((row) => ({ ...row }))

export const byKey = (db: Databases, site: string, key: string): Comment | null =>
  commentsWhere(db, 'site = ? AND key = ?', site, key)[0] ?? null

export const byReceipt = (db: Databases, receipt: string): Comment | null =>
  commentsWhere(db, 'receipt = ?', receipt)[0] ?? null

export const decidedBy = (db: Databases, decision: string): Comment[] => commentsWhere(db, 'decision = ?', decision)

export const ofPerson = (db: Databases, person: string): Comment[] =>
  commentsWhere(db, 'person = ? ORDER BY id', person)

/** See `CommentWalk.ofSite`. Along the ids, or for what is public of one site along its own index. */
export const ofSite = (db: Databases, { site, after, limit, ...of }: Walk & { isPublic: boolean }): Comment[] =>
  commentsWhere(
    db,
    `id > ?${of.isPublic ? ` AND state = 'published'` : ''}${site === null ? '' : ' AND site = ?'} ORDER BY id LIMIT ?`,
    after ?? '',
    ...(site === null ? [] : [site]),
    limit,
  )

export const ofReader = (db: Databases, read: { page: string; reader: string; states: State[] }): Comment[] =>
  commentsWhere(
    db,
    'reader = ? AND page = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 100',
    read.reader,
    read.page,
    JSON.stringify(read.states),
  )

export const readerHasPublished = ({ main }: Databases, reader: string): boolean =>
  main.get(`SELECT 1 FROM comments WHERE reader = ? AND state = 'published' LIMIT 1`, reader) !== undefined

/** How a person's comments of these offices stand that were written at or after `since`. */
export function recordOf(
  { main }: Databases,
  person: string,
  offices: string[] | 'all',
  since: number,
): Record<State, number> {
  const record = noneByState()
  const rows = main.all<{ state: State; comments: number }>(
    `SELECT state, count(*) AS comments FROM comments
     WHERE person = ?1 AND createdAt >= ?2 AND (?3 IS NULL OR office IN (SELECT value FROM json_each(?3)))
     GROUP BY state`,
    person,
    since,
    among(offices),
  )
  for (const { state, comments } of rows) record[state] = comments
  return record
}

/** How long the last decided comments of an office waited for it. See `CommentStore.checkingTimes`. */
export const checkingTimes = ({ main }: Databases, office: string): number[] =>
  main.all<{ waited: number }>(lastWaits, office).map(({ waited }) => Math.max(waited, 0))

export const lastWaits = `SELECT decidedAt - createdAt AS waited FROM comments
  WHERE office = ? AND decidedAt IS NOT NULL AND speaksFor IS NULL ORDER BY decidedAt DESC LIMIT 50`

/** The last decided, with what stands on them. See `CommentStore.lastDecided`. */
export const lastDecisions = ({ main }: Databases, limit: number): { id: string; decision: string }[] =>
  main.all<{ id: string; decision: string }>(lastDecisionsOf, limit).map((row) => ({ ...row }))

export const lastDecisionsOf = `SELECT id, decision FROM comments WHERE decidedAt IS NOT NULL AND decision IS NOT NULL
  ORDER BY decidedAt DESC, id DESC LIMIT ?`

/** Pages with changes made before `before` that no publication has named yet. */
export function owing({ main }: Databases, before: number, limit: number): { page: string; ids: string[] }[] {
  const rows = main.all<{ page: string; ids: string }>(
    `SELECT page, json_group_array(id) AS ids FROM (
       SELECT page, id FROM comments WHERE owedSince IS NOT NULL AND owedSince < ? ORDER BY page, id
     ) GROUP BY page LIMIT ?`,
    before,
    limit,
  )
  return rows.map(({ page, ids }) => ({ page, ids: JSON.parse(ids) as string[] }))
}

/** Stores a new comment and, with its first, its page. See `CommentStore.insert`. */
export function insert(db: Databases, one: Comment, page: NewPage): Inserted {
  return whatStandsInTheWay(db, one) ?? put(db, one, page)
}

/** The same, and its author with it: a verb of its own, for it is the one that locks the file of keys. */
export function insertWithAuthor(db: Databases, one: Comment, page: NewPage, newcomer: Newcomer): Inserted {
  return whatStandsInTheWay(db, one) ?? put(db, writtenBy(one, ensurePerson(db, newcomer)), page)
}

function put(db: Databases, one: Comment, page: NewPage): Inserted {
  insertPage(db, page)
  insertRow(db, one)
  return { outcome: 'inserted', person: personOf(one) }
}

function whatStandsInTheWay(db: Databases, { id, site, key, receipt }: Comment): Inserted | null {
  // The same id is this very insert, sent again because its answer was lost: what follows from it is still to be done.
  const same = byId(db, id)
  if (same) return { outcome: 'inserted', person: personOf(same) }
  const before = key === null ? null : byKey(db, site, key)
  if (before) return { outcome: 'repeated', comment: before }
  return receipt !== null && byReceipt(db, receipt) ? { outcome: 'receipt-taken' } : null
}

const insertedColumns = [...fixedColumns, ...changeableColumns, 'owedSince']
const insertSql = `INSERT INTO comments (${insertedColumns.join(', ')}) VALUES (${insertedColumns.map(() => '?').join(', ')})`

/** Writes the row alone: a published comment owes its page a publication from the moment it was made. */
export function insertRow(db: Databases, one: Comment): void {
  const owedSince = isPublic(one) ? one.createdAt : null
  db.main.run(insertSql, ...fixedValues(one), ...changeableValues(one), owedSince)
  oweSeal(db, one.id)
}

/** Applies each change that is still up to date, and gives the ids of those. See `CommentStore.apply`. */
export function apply(db: Databases, changes: Change[]): string[] {
  return changes.filter((change) => applyOne(db, change)).map((change) => change.id)
}

const assignments = changeableColumns.map((name) => `${name} = ?`).join(', ')
const updateSql = `UPDATE comments SET ${assignments}, owedSince = coalesce(owedSince, ?) WHERE id = ?`

/** The writer holds the write lock, so that what was read is still so when it is written. */
function applyOne(db: Databases, change: Change): boolean {
  const present = byId(db, change.id)
  if (!present) return false
  if (present.version !== change.version) return alreadyApplied(present, change)
  const owedSince = touchesPublic(present.state, change.state) ? change.entry.at : null
  db.main.run(updateSql, ...changeableValues(changed(present, change)), owedSince, change.id)
  oweSeal(db, change.id)
  if (settlesReports(change)) settleReports(db, change.id)
  return true
}
