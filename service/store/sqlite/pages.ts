import type { NewPage, Page, PageChange, Publication } from '../../domain/page.ts'
import { folded } from '../searching.ts'
import type { Walk } from '../walking.ts'
import type { Databases } from './database.ts'

type PageRow = Omit<Page, 'changes' | 'reactions'> & { changes: string; reactions: string }

const pageColumns = 'id, site, key, url, title, createdAt, revision, comments, reactions, pinned, changes'

/** Only `since` looks at the changes, and every read of a thread reads its page: they are parsed when asked for. */
function page({ changes, reactions, ...rest }: PageRow): Page {
  return {
    ...rest,
    reactions: JSON.parse(reactions) as Page['reactions'],
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

/** See `PageWalk.ofSite`. */
export const ofSite = ({ main }: Databases, { site, after, limit }: Walk): Page[] =>
  main
    .all<PageRow>(
      `SELECT ${pageColumns} FROM pages WHERE id > ?${site === null ? '' : ' AND site = ?'} ORDER BY id LIMIT ?`,
      after ?? '',
      ...(site === null ? [] : [site]),
      limit,
    )
    // A getter does not travel between threads.
    .map((row) => ({ ...page(row) }))

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

/** A page of a backup: it keeps its revision, which no reader may see fall, and owes a count of its reactions. */
export function load(db: Databases, one: Page): void {
  insertPage(db, one)
  db.main.run(
    `UPDATE pages SET revision = max(revision, ?2), pinned = ?3,
       owed = owed OR EXISTS (SELECT 1 FROM reactions WHERE page = ?1) WHERE id = ?1`,
    one.id,
    one.revision,
    one.pinned,
  )
}

/** Pins a comment of the page to it, or lets that one go. See `PageStore.pin`. */
export const pin = ({ main }: Databases, id: string, comment: string, on: boolean): boolean =>
  main.run(on ? pinSql : unpinSql, id, comment) > 0

const pinSql = `UPDATE pages SET pinned = ?2, owed = 1 WHERE id = ?1 AND pinned IS NOT ?2
  AND EXISTS (SELECT 1 FROM comments WHERE comments.id = ?2 AND comments.page = ?1)`
const unpinSql = 'UPDATE pages SET pinned = NULL, owed = 1 WHERE id = ?1 AND pinned = ?2'

/** Pages that are owed a publication for a reaction or a pin. */
export const owing = ({ main }: Databases, limit: number): string[] =>
  main.all<{ id: string }>(pagesOwed, limit).map(({ id }) => id)

export const pagesOwed = 'SELECT id FROM pages WHERE owed LIMIT ?'

export function rename({ main }: Databases, id: string, title: string): void {
  main.run('UPDATE pages SET title = ?, search = ? WHERE id = ?', title, folded(title), id)
}
