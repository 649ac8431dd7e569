import type { Note } from '../../domain/notes.ts'
import type { Databases } from './database.ts'

const columns = 'id, comment, by, at, text, withdrawnAt'

export function add({ main }: Databases, { id, comment, by, at, text, withdrawnAt }: Note): void {
  const sql = `INSERT INTO notes (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  main.run(sql, id, comment, by, at, text, withdrawnAt)
}

export function byId({ main }: Databases, id: string): Note | null {
  const row = main.get<Note>(`SELECT ${columns} FROM notes WHERE id = ?`, id)
  return row ? { ...row } : null
}

/** What stands on a comment, oldest first. See `NoteStore.on`. */
export const on = ({ main }: Databases, comment: string): Note[] =>
  main
    .all<Note>(
      `SELECT ${columns} FROM notes WHERE comment = ? AND withdrawnAt IS NULL ORDER BY id DESC LIMIT 100`,
      comment,
    )
    .map((row) => ({ ...row }))
    .toReversed()

export const withdraw = ({ main }: Databases, id: string, at: number | null): boolean =>
  main.run('UPDATE notes SET withdrawnAt = ? WHERE id = ?', at, id) > 0

export function forget({ main }: Databases, comments: string[]): void {
  main.run('DELETE FROM notes WHERE comment IN (SELECT value FROM json_each(?))', JSON.stringify(comments))
}

export const dropWithdrawn = ({ main }: Databases, before: number): number =>
  main.run('DELETE FROM notes WHERE withdrawnAt < ?', before)

/** Those on a site's comments, which are found while they still stand. */
export function removeNotesOfSite({ main }: Databases, site: string): void {
  const comments = 'SELECT id FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?)'
  main.run(`DELETE FROM notes WHERE comment IN (${comments})`, site)
}
