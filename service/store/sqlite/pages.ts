import type { NewPage, Page, PageChange, Publication } from '../../domain/page.ts'
import type { Comment } from '../../domain/comment.ts'
import { ancestors, publicBelow, withChanges } from '../counting.ts'
import { folded } from '../searching.ts'
import type { Databases } from './database.ts'

type PageRow = Omit<Page, 'changes'> & { changes: string }

const pageColumns = 'id, site, key, url, title, createdAt, revision, comments, changes'

/** Only `since` looks at the changes, and every read of a thread reads its page: they are parsed when asked for. */
function page({ changes, ...rest }: PageRow): Page {
  return {
    ...rest,
    get changes() {
      return JSON.parse(changes) as PageChange[]
    },
  }
}

export function byId({ main }: Databases, id: string): Page | null {
  const row = main.get<PageRow>(`SELECT ${pageColumns} FROM pages WHERE id = ?`, id)
  return row ? page(row) : null
}

export const byIds = ({ main }: Databases, ids: string[]): Page[] =>
  main
    .all<PageRow>(`SELECT ${pageColumns} FROM pages WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))
    .map(page)

export function revisions({ main }: Databases, ids: string[]): Map<string, Publication> {
  const rows = main.all<Publication & { id: string }>(
    'SELECT id, revision, comments FROM pages WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(rows.map(({ id, revision, comments }) => [id, { revision, comments }]))
}

/** Stores the page where it is new; the first address stays, and so does the first title that says anything. */
export function insertPage({ main }: Databases, one: NewPage): void {
  main.run(
    `INSERT INTO pages (id, site, key, url, title, search, createdAt, revision, comments, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, '[]')
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, search = excluded.search
       WHERE pages.title = '' AND excluded.title <> ''`,
    one.id,
    one.site,
    one.key,
    one.url,
    one.title,
    folded(one.title),
    one.createdAt,
  )
}

/** A page of a backup: it keeps its revision, which no reader may see fall. */
export function load(db: Databases, one: Page): void {
  insertPage(db, one)
  db.main.run('UPDATE pages SET revision = max(revision, ?) WHERE id = ?', one.revision, one.id)
}

export function rename({ main }: Databases, id: string, title: string): void {
  main.run('UPDATE pages SET title = ?, search = ? WHERE id = ?', title, folded(title), id)
}

/** Makes changes public. The writer's one transaction is the guard: nothing is lost, nothing is repeated. */
export function publish(db: Databases, id: string, asked: string[]): Publication | null {
  const row = db.main.get<{ revision: number; changes: string }>('SELECT revision, changes FROM pages WHERE id = ?', id)
  if (!row) return null
  const named = namedOn(db, id, asked)
  const ids = named.map((one) => one.id)
  const touched = [...ids, ...recount(db, named)]
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

type Named = Pick<Comment, 'id' | 'root' | 'parent'>

/** Those of `ids` that stand on the page, in the order given. */
const namedOn = ({ main }: Databases, id: string, ids: string[]): Named[] =>
  main.all<Named>(
    `SELECT comments.id, comments.root, comments.parent FROM json_each(?) AS named
     JOIN comments ON comments.id = named.value WHERE page = ? ORDER BY named.key`,
    JSON.stringify([...new Set(ids)]),
    id,
  )

function countPublished({ main }: Databases, id: string): number {
  const sql = `SELECT count(*) AS comments FROM comments WHERE page = ? AND state = 'published'`
  return main.get<{ comments: number }>(sql, id)?.comments ?? 0
}

/** Counts anew below every ancestor of the named comments; gives those whose figure was another before. */
function recount(db: Databases, named: Named[]): string[] {
  const byRoot = Map.groupBy(named, ({ root }) => root)
  return [...byRoot].flatMap(([root, below]) => {
    const figures = root === null ? [] : [...figuresOf(db, root, below)]
    return figures.filter(([id, figure]) => setReplyCount(db, id, figure)).map(([id]) => id)
  })
}

/** How many public comments stand below each ancestor of these, which share a root. */
function figuresOf({ main }: Databases, root: string, named: Named[]): Map<string, number> {
  // Mostly all are direct replies, and then the index counts, however many there are.
  if (named.every(({ parent }) => parent === root)) {
    const sql = `SELECT count(*) AS comments FROM comments WHERE root = ? AND state = 'published'`
    return new Map([[root, main.get<{ comments: number }>(sql, root)?.comments ?? 0]])
  }
  const sql = 'SELECT id, parent, state FROM comments WHERE root = ?'
  const below = main.all<Pick<Comment, 'id' | 'parent' | 'state'>>(sql, root)
  const counts = publicBelow(root, below)
  const ids = named.map(({ id }) => id)
  return new Map(Array.from(ancestors(ids, below), (id) => [id, counts.get(id) ?? 0]))
}

/** Whether the figure was another before. */
const setReplyCount = ({ main }: Databases, id: string, figure: number): boolean =>
  main.run('UPDATE comments SET replyCount = ? WHERE id = ? AND replyCount <> ?', figure, id, figure) > 0

/** These comments owe their page nothing more. */
function settle({ main }: Databases, ids: string[]): void {
  main.run(
    'UPDATE comments SET owedSince = NULL WHERE id IN (SELECT value FROM json_each(?)) AND owedSince IS NOT NULL',
    JSON.stringify(ids),
  )
}
