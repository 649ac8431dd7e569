import type { Told } from '../meta.ts'
import type { Databases } from './database.ts'

/** The value under this name; the first to come sets it. */
export function claim(db: Databases, name: string, value: string): string {
  db.main.run('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', name, value)
  return named(db, name)?.value ?? value
}

export function named({ main }: Databases, name: string): { name: string; value: string } | null {
  const row = main.get<{ name: string; value: string }>('SELECT name, value FROM meta WHERE name = ?', name)
  return row ? { ...row } : null
}

export function told({ main }: Databases, name: string, known = 0): Told | null {
  const row = main.get<Told>('SELECT value, revision FROM told WHERE name = ? AND revision > ?', name, known)
  return row ? { ...row } : null
}

/** Tells it anew, unless somebody was quicker. See `MetaStore.tell`. */
export function tell({ main }: Databases, name: string, value: string, revision: number): boolean {
  if (revision === 0) {
    const sql = 'INSERT INTO told (name, value, revision) VALUES (?, ?, 1) ON CONFLICT DO NOTHING'
    return main.run(sql, name, value) > 0
  }
  const sql = 'UPDATE told SET value = ?, revision = revision + 1 WHERE name = ? AND revision = ?'
  return main.run(sql, value, name, revision) > 0
}

/** One that a backup has, where nothing was told yet. */
export function loadTold({ main }: Databases, { name, value, revision }: Told & { name: string }): void {
  main.run('INSERT INTO told (name, value, revision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', name, value, revision)
}

export function toldNamed(db: Databases, name: string): (Told & { name: string }) | null {
  const found = told(db, name)
  return found && { name, ...found }
}

/** Leases a duty until `until`; false while somebody else holds it. */
export function lease({ main }: Databases, duty: string, holder: string, now: number, until: number): boolean {
  const leased = main.run(
    `INSERT INTO leases (duty, holder, until) VALUES (?1, ?2, ?4) ON CONFLICT (duty) DO
     UPDATE SET holder = ?2, until = ?4 WHERE holder = ?2 OR until <= ?3`,
    duty,
    holder,
    now,
    until,
  )
  return leased > 0
}

const anything = ['comments', 'pages', 'people', 'offices', 'sites', 'members', 'audit']
  .map((table) => `EXISTS (SELECT 1 FROM ${table})`)
  .join(' OR ')

/** Whether nothing was stored yet. */
export const isEmpty = ({ main }: Databases): boolean =>
  main.get<{ stored: number }>(`SELECT ${anything} AS stored`)?.stored === 0

/** Reads from the file itself; in the writer it has waited for the write lock before. */
export function ping({ main }: Databases): void {
  main.get('SELECT revision FROM directory')
}
