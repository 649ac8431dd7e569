import type { AuditEntry } from '../../domain/audit.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Databases, Value } from './database.ts'

type AuditRow = { id: string; entry: string }

const entry = (row: AuditRow): AuditEntry => JSON.parse(row.entry) as AuditEntry

export function append({ main }: Databases, one: AuditEntry): void {
  main.run('INSERT INTO audit (id, entry) VALUES (?, ?) ON CONFLICT DO NOTHING', one.id, JSON.stringify(one))
  for (const office of one.offices) {
    main.run('INSERT INTO auditOffices (office, id) VALUES (?, ?) ON CONFLICT DO NOTHING', office, one.id)
  }
}

export function byId({ main }: Databases, id: string): AuditEntry | null {
  const row = main.get<AuditRow>('SELECT id, entry FROM audit WHERE id = ?', id)
  return row ? entry(row) : null
}

/** Above every id. */
const beyond = '\u{10ffff}'

const inAllOffices = 'SELECT id, entry FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2'

/** The newest of each office by the index, and the newest of those, each once. */
const inSomeOffices = `SELECT id, entry FROM audit WHERE id IN (
    SELECT found.id FROM json_each(?3) AS wanted JOIN auditOffices AS found
    ON found.office = wanted.value AND found.id IN (
      SELECT one.id FROM auditOffices AS one
      WHERE one.office = wanted.value AND one.id < ?1 ORDER BY one.id DESC LIMIT ?2
    )
  ) ORDER BY id DESC LIMIT ?2`

/** Entries that touch one of these offices, newest first. */
export function list(
  { main }: Databases,
  read: { offices: string[] | 'all'; after: string | null; limit: number },
): { entries: AuditEntry[]; more: boolean } {
  const { offices, limit } = read
  const place: Value[] = [read.after ?? beyond, limit + 1]
  const rows =
    offices === 'all'
      ? main.all<AuditRow>(inAllOffices, ...place)
      : main.all<AuditRow>(inSomeOffices, ...place, JSON.stringify(offices))
  return { entries: rows.slice(0, limit).map(entry), more: rows.length > limit }
}

const ofOneAct = `SELECT id, entry FROM audit
  WHERE id >= ?1 AND entry ->> '$.act' = ?2
    AND (?3 IS NULL OR id IN (SELECT auditOffices.id FROM auditOffices JOIN json_each(?3) ON office = value))
  ORDER BY id DESC LIMIT 5000`

/** See `AuditStore.ofAct`. */
export function ofAct(
  { main }: Databases,
  { act, offices, since }: { act: AuditEntry['act']; offices: string[] | 'all'; since: number },
): AuditEntry[] {
  const wanted = offices === 'all' ? null : JSON.stringify(offices)
  return main.all<AuditRow>(ofOneAct, firstIdAt(since), act, wanted).map(entry)
}

/** Sets what an entry really touched. */
export function settle({ main }: Databases, id: string, subjects: string[]): void {
  main.run(`UPDATE audit SET entry = json_set(entry, '$.subjects', json(?)) WHERE id = ?`, JSON.stringify(subjects), id)
}

/** Marks a decision undone; false where it already was. */
export function markUndone({ main }: Databases, id: string, undone: { at: number; by: string }): boolean {
  const sql = `UPDATE audit SET entry = json_set(entry, '$.undone', json(?)) WHERE id = ? AND entry ->> '$.undone' IS NULL`
  return main.run(sql, JSON.stringify(undone), id) > 0
}
