import type { Member, Session, SignInLink } from '../../domain/member.ts'
import type { MemberStore } from '../members.ts'
import type { Databases, Value } from './database.ts'
import { among } from './values.ts'

type MemberRow = Omit<Member, 'active'> & { active: number }

const member = (row: MemberRow): Member => ({ ...row, active: row.active === 1 })

const membersWhere = ({ main }: Databases, where: string, value: Value): Member[] =>
  main
    .all<MemberRow>(
      `SELECT id, lookup, sealed, name, role, office, password, active, createdAt FROM members WHERE ${where}`,
      value,
    )
    .map(member)

export const byLookup = (db: Databases, lookup: string): Member | null =>
  membersWhere(db, 'lookup = ?', lookup)[0] ?? null

export const byId = (db: Databases, id: string): Member | null => membersWhere(db, 'id = ?', id)[0] ?? null

/** The members of these offices, by name. */
export const list = (db: Databases, offices: string[] | 'all'): Member[] =>
  membersWhere(db, '?1 IS NULL OR office IN (SELECT value FROM json_each(?1)) ORDER BY name, id', among(offices))

export function insert({ main }: Databases, one: Member): 'added' | 'taken' {
  const added = main.run(
    `INSERT INTO members (id, lookup, sealed, name, role, office, password, active, createdAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    one.id,
    one.lookup,
    one.sealed,
    one.name,
    one.role,
    one.office,
    one.password,
    Number(one.active),
    one.createdAt,
  )
  return added > 0 ? 'added' : 'taken'
}

export function change(db: Databases, id: string, set: Parameters<MemberStore['change']>[1]): Member | null {
  const present = byId(db, id)
  if (!present) return null
  const { name, role, office, password, active } = { ...present, ...set }
  db.main.run(
    'UPDATE members SET name = ?, role = ?, office = ?, password = ?, active = ? WHERE id = ?',
    name,
    role,
    office,
    password,
    Number(active),
    id,
  )
  return byId(db, id)
}

/** With everything that could still sign this member in. */
export function remove({ main }: Databases, id: string): boolean {
  main.run('DELETE FROM sessions WHERE member = ?', id)
  main.run('DELETE FROM links WHERE member = ?', id)
  return main.run('DELETE FROM members WHERE id = ?', id) > 0
}

export function openSession({ main }: Databases, one: Session): void {
  main.run(
    `INSERT INTO sessions (id, member, createdAt, expiresAt, endedAt) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    one.id,
    one.member,
    one.createdAt,
    one.expiresAt,
    one.endedAt,
  )
}

export function session({ main }: Databases, id: string): Session | null {
  const sql = 'SELECT id, member, createdAt, expiresAt, endedAt FROM sessions WHERE id = ?'
  const row = main.get<Session>(sql, id)
  return row ? { ...row } : null
}

export function endSession({ main }: Databases, id: string, now: number): void {
  main.run('UPDATE sessions SET endedAt = ? WHERE id = ? AND endedAt IS NULL', now, id)
}

export function endSessionsOf({ main }: Databases, of: string, now: number, except = ''): void {
  main.run('UPDATE sessions SET endedAt = ? WHERE member = ? AND id <> ? AND endedAt IS NULL', now, of, except)
}

export function addLink({ main }: Databases, { hash, member: of, expiresAt }: SignInLink): void {
  main.run('INSERT INTO links (hash, member, expiresAt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', hash, of, expiresAt)
}

/** Spends the link: only the first caller gets it, and only before it expires. */
export function useLink({ main }: Databases, hash: string, now: number): SignInLink | null {
  const sql = 'DELETE FROM links WHERE hash = ? AND expiresAt > ? RETURNING hash, member, expiresAt'
  const row = main.get<SignInLink>(sql, hash, now)
  return row ? { ...row } : null
}

/** Sessions and links that nobody can use any more. Gives how many went. */
export function dropExpired({ main }: Databases, now: number): number {
  return (
    main.run('DELETE FROM sessions WHERE expiresAt <= ?', now) + main.run('DELETE FROM links WHERE expiresAt <= ?', now)
  )
}
