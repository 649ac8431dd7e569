import type { AuditEntry } from '../../domain/audit.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Databases, Value } from './database.ts'
import { among, beyond } from './values.ts'

type AuditRow = { id: string; entry: string }

const entry = (row: AuditRow): AuditEntry => JSON.parse(row.entry) as AuditEntry

export function append({ main }: Databases, one: AuditEntry): void {
  // A backup's seals come before what they seal.
  const sql = `INSERT INTO audit (id, entry, unsealed) VALUES (?1, ?2,
    CASE WHEN EXISTS (SELECT 1 FROM seals WHERE seals.entry = ?1) THEN NULL ELSE 1 END) ON CONFLICT DO NOTHING`
  main.run(sql, one.id, JSON.stringify(one))
  for (const office of one.offices) {
    main.run('INSERT INTO auditOffices (office, id) VALUES (?, ?) ON CONFLICT DO NOTHING', office, one.id)
  }
}

export function byId({ main }: Databases, id: string): AuditEntry | null {
  const row = main.get<AuditRow>('SELECT id, entry FROM audit WHERE id = ?', id)
  return row ? entry(row) : null
}

const inAllOffices = 'SELECT id, entry FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2'

/** The newest of each office by the index, and the newest of those, each once. */
const inSomeOffices = `SELECT id, entry FROM audit WHERE id IN (
    SELECT found.id FROM json_each(?3) AS wanted JOIN auditOffices AS found
    ON found.office = wanted.value AND found.id IN (
      SELECT one.id FROM auditOffices AS one
      WHERE one.office = wanted.value AND one.id < ?1 ORDER BY one.id DESC LIMIT ?2
    )
  ) ORDER BY id DESC LIMIT ?2`

const actInOffices = `SELECT id, entry FROM audit WHERE entry ->> '$.act' = ?4 AND id < ?1
    AND (?3 IS NULL OR EXISTS (SELECT 1 FROM json_each(audit.entry, '$.offices') AS touched
      WHERE touched.value IN (SELECT value FROM json_each(?3))))
  ORDER BY id DESC LIMIT ?2`

type Listed = { offices: string[] | 'all'; act?: AuditEntry['act'] | null; after: string | null; limit: number }

/** Entries that touch one of these offices, newest first. */
export function list({ main }: Databases, read: Listed): { entries: AuditEntry[]; more: boolean } {
  const { offices, limit, act } = read
  const place: Value[] = [read.after ?? beyond, limit + 1]
  const wanted = among(offices)
  const rowsOf = (): AuditRow[] => {
    if (act) return main.all<AuditRow>(actInOffices, ...place, wanted, act)
    if (wanted === null) return main.all<AuditRow>(inAllOffices, ...place)
    return main.all<AuditRow>(inSomeOffices, ...place, wanted)
  }
  const rows = rowsOf()
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
  const wanted = among(offices)
  return main.all<AuditRow>(ofOneAct, firstIdAt(since), act, wanted).map(entry)
}

/** Sets what an entry really touched, unless it was handed out to be sealed. */
export function settle({ main }: Databases, id: string, subjects: string[]): boolean {
  const sql = `UPDATE audit SET entry = json_set(entry, '$.subjects', json(?)) WHERE id = ? AND unsealed = 1`
  return main.run(sql, JSON.stringify(subjects), id) > 0
}

/** Marks a decision undone, and appends the entry that says so; false where it already was. */
export function markUndone(db: Databases, id: string, undone: { at: number; by: string }, by: AuditEntry): boolean {
  const sql = `UPDATE audit SET entry = json_set(entry, '$.undone', json(?)) WHERE id = ? AND entry ->> '$.undone' IS NULL`
  if (db.main.run(sql, JSON.stringify(undone), id) === 0) return false
  append(db, by)
  return true
}
