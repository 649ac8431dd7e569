import type { PersonHold } from '../../domain/person-holds.ts'
import type { Databases } from './database.ts'
import { among } from './values.ts'

const columns = 'id, office, comment, name, person, reader, by, reason, "from", until, endedAt'
const plain = (row: PersonHold): PersonHold => ({ ...row })

export function add({ main }: Databases, one: PersonHold): void {
  const sql = `INSERT INTO personHolds (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  const { id, office, comment, name, person, reader, by, reason, from, until, endedAt } = one
  main.run(sql, id, office, comment, name, person, reader, by, reason, from, until, endedAt)
}

export function byId({ main }: Databases, id: string): PersonHold | null {
  const row = main.get<PersonHold>(`SELECT ${columns} FROM personHolds WHERE id = ?`, id)
  return row ? plain(row) : null
}

/** Asked for at every post: two looks into small indexes. See `PersonHoldStore.on`. */
export const on = (
  { main }: Databases,
  { person, reader, now }: { person: string | null; reader: string | null; now: number },
): PersonHold[] => main.all<PersonHold>(holdsOn, person, reader, now).map(plain)

const holdsOn = `SELECT ${columns} FROM personHolds WHERE person = ?1 AND endedAt IS NULL AND until > ?3
  UNION SELECT ${columns} FROM personHolds WHERE reader = ?2 AND endedAt IS NULL AND until > ?3`

/** See `PersonHoldStore.list`. */
export function list(
  { main }: Databases,
  { offices, now, after, limit }: { offices: string[] | 'all'; now: number; after: string | null; limit: number },
): { holds: PersonHold[]; more: boolean } {
  const rows = main.all<PersonHold>(
    `SELECT ${columns} FROM personHolds WHERE endedAt IS NULL AND until > ?1 AND (?2 IS NULL OR id < ?2)
     AND (?3 IS NULL OR office IN (SELECT value FROM json_each(?3))) ORDER BY id DESC LIMIT ?4`,
    now,
    after,
    among(offices),
    limit + 1,
  )
  return { holds: rows.slice(0, limit).map(plain), more: rows.length > limit }
}

export const end = ({ main }: Databases, id: string, at: number | null): boolean =>
  main.run('UPDATE personHolds SET endedAt = ? WHERE id = ?', at, id) > 0

export function forget({ main }: Databases, { person, readers }: { person: string; readers: string[] }): void {
  main.run(
    'DELETE FROM personHolds WHERE person = ? OR reader IN (SELECT value FROM json_each(?))',
    person,
    JSON.stringify(readers),
  )
}

export const dropOver = ({ main }: Databases, before: number): number =>
  main.run('DELETE FROM personHolds WHERE until < ?', before)
