import type { Comment } from '../../domain/comment.ts'
import type { PageChange, Publication } from '../../domain/page.ts'
import { ancestors, nothingBelow, publicBelow, withChanges, type Figures } from '../counting.ts'
import type { Databases } from './database.ts'
import { countReactions } from './engagement.ts'

/** Makes changes public. The writer's one transaction is the guard: nothing is lost, nothing is repeated. */
export function publish(db: Databases, id: string, asked: string[]): Publication | null {
  const row = db.main.get<{ revision: number; changes: string; owed: number }>(
    'SELECT revision, changes, owed FROM pages WHERE id = ?',
    id,
  )
  if (!row) return null
  const named = namedOn(db, id, asked)
  const ids = named.map((one) => one.id)
  const touched = [...ids, ...recount(db, named)]
  if (named.some(({ supportsOwed }) => supportsOwed === 1)) setSupports(db, ids)
  if (row.owed === 1) setReactions(db, id)
  const revision = row.revision + 1
  const comments = countPublished(db, id)
  const changes = withChanges(JSON.parse(row.changes) as PageChange[], revision, touched)
  db.main.run(
    'UPDATE pages SET revision = ?, comments = ?, changes = ? WHERE id = ?',
    revision,
    comments,
    JSON.stringify(changes),
    id,
  )
  settle(db, ids)
  return { revision, comments }
}

type Named = Pick<Comment, 'id' | 'root' | 'parent'> & { supportsOwed: number }

/** Those of `ids` that stand on the page, in the order given. */
const namedOn = ({ main }: Databases, id: string, ids: string[]): Named[] =>
  main.all<Named>(
    `SELECT comments.id, comments.root, comments.parent, comments.supportsOwed FROM json_each(?) AS named
     JOIN comments ON comments.id = named.value WHERE page = ? ORDER BY named.key`,
    JSON.stringify([...new Set(ids)]),
    id,
  )

export const publishedOn = `SELECT count(*) AS comments FROM comments WHERE page = ? AND state = 'published'`

const countPublished = ({ main }: Databases, id: string): number =>
  main.get<{ comments: number }>(publishedOn, id)?.comments ?? 0

/** Counts anew below every ancestor of the named comments; gives those whose figure was another before. */
function recount(db: Databases, named: Named[]): string[] {
  const byRoot = Map.groupBy(named, ({ root }) => root)
  return [...byRoot].flatMap(([root, below]) => {
    const figures = root === null ? [] : [...figuresOf(db, root, below)]
    return figures.filter(([id, figure]) => setFigures(db, id, figure)).map(([id]) => id)
  })
}

/** What stands in public below each ancestor of these, which share a root. */
function figuresOf({ main }: Databases, root: string, named: Named[]): Map<string, Figures> {
  // Mostly all are direct replies, and then the index counts, however many there are.
  if (named.every(({ parent }) => parent === root)) {
    const found = main.get<{ replyCount: number; answered: number }>(countBelow, root)
    return new Map([[root, { replyCount: found?.replyCount ?? 0, answered: found?.answered === 1 }]])
  }
  const sql = 'SELECT id, parent, state, speaksFor IS NOT NULL AS byOffice FROM comments WHERE root = ?'
  const below = main
    .all<Pick<Comment, 'id' | 'parent' | 'state'> & { byOffice: number }>(sql, root)
    .map(({ byOffice, ...one }) => ({ ...one, byOffice: byOffice === 1 }))
  const figures = publicBelow(root, below)
  const ids = named.map(({ id }) => id)
  return new Map(Array.from(ancestors(ids, below), (id) => [id, figures.get(id) ?? nothingBelow]))
}

/** An office answers once or twice below thousands: left to itself SQLite would walk all of these. */
export const countBelow = `SELECT
    (SELECT count(*) FROM comments WHERE root = ?1 AND state = 'published') AS replyCount,
    EXISTS (
      SELECT 1 FROM comments INDEXED BY commentsAnswersBelow
      WHERE root = ?1 AND speaksFor IS NOT NULL AND state = 'published'
    ) AS answered`

/** Whether a figure was another before. */
const setFigures = ({ main }: Databases, id: string, { replyCount, answered }: Figures): boolean =>
  main.run(
    'UPDATE comments SET replyCount = ?2, answered = ?3 WHERE id = ?1 AND (replyCount <> ?2 OR answered <> ?3)',
    id,
    replyCount,
    Number(answered),
  ) > 0

/** Counts the supports of those of these whose supports have changed since they were counted last. */
function setSupports({ main }: Databases, ids: string[]): void {
  main.run(
    `UPDATE comments SET supports = (SELECT count(*) FROM supports WHERE supports.comment = comments.id)
     WHERE id IN (SELECT value FROM json_each(?)) AND supportsOwed`,
    JSON.stringify(ids),
  )
}

function setReactions(db: Databases, id: string): void {
  const counted = JSON.stringify(countReactions(db, id))
  db.main.run('UPDATE pages SET reactions = ?, owed = 0 WHERE id = ?', counted, id)
}

/** These comments owe their page nothing more. */
function settle({ main }: Databases, ids: string[]): void {
  main.run(
    `UPDATE comments SET owedSince = NULL, supportsOwed = 0
     WHERE id IN (SELECT value FROM json_each(?)) AND owedSince IS NOT NULL`,
    JSON.stringify(ids),
  )
}
