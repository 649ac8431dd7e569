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
