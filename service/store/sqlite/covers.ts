import type { Covering } from '../../domain/covering.ts'
import type { Databases } from './database.ts'

const columns = 'id, comment, by, at, until, sealed'

export function add({ main }: Databases, { id, comment, by, at, until, sealed }: Covering): void {
  const sql = `INSERT INTO covers (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  main.run(sql, id, comment, by, at, until, sealed)
}

export function byId({ main }: Databases, id: string): Covering | null {
  const row = main.get<Covering>(`SELECT ${columns} FROM covers WHERE id = ?`, id)
  return row ? { ...row } : null
}

export const on = ({ main }: Databases, comment: string): Covering[] =>
  main
    .all<Covering>(`SELECT ${columns} FROM covers WHERE comment = ? ORDER BY id DESC LIMIT 100`, comment)
    .map((row) => ({ ...row }))

export function remove({ main }: Databases, id: string): void {
  main.run('DELETE FROM covers WHERE id = ?', id)
}

export function forget({ main }: Databases, comments: string[]): void {
  main.run('DELETE FROM covers WHERE comment IN (SELECT value FROM json_each(?))', JSON.stringify(comments))
}

export const dropExpired = ({ main }: Databases, now: number): number =>
  main.run('DELETE FROM covers WHERE until <= ?', now)

/** Those on a site's comments, which are found while they still stand. */
export function removeCoversOfSite({ main }: Databases, site: string): void {
  const comments = 'SELECT id FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?)'
  main.run(`DELETE FROM covers WHERE comment IN (${comments})`, site)
}
