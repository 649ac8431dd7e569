import type { AuditEntry } from '../../domain/audit.ts'
import { firstSeal, type Seal } from '../../domain/chain.ts'
import type { Databases } from './database.ts'

const columns = 'number, entry, sealedAt, salt, reason, previous, seal'

/** See `AuditStore.unsealed`. 2: handed out to be sealed. */
export function unsealed({ main }: Databases, limit: number): AuditEntry[] {
  const rows = main.all<{ id: string; entry: string }>(
    'SELECT id, entry FROM audit WHERE unsealed IS NOT NULL ORDER BY id LIMIT ?',
    limit,
  )
  for (const { id } of rows) main.run('UPDATE audit SET unsealed = 2 WHERE id = ?', id)
  return rows.map(({ entry }) => JSON.parse(entry) as AuditEntry)
}

export const countUnsealed = ({ main }: Databases): number =>
  main.get<{ many: number }>('SELECT count(*) AS many FROM audit WHERE unsealed IS NOT NULL')?.many ?? 0

export function lastSeal({ main }: Databases): Seal | null {
  const row = main.get<Seal>(`SELECT ${columns} FROM seals ORDER BY number DESC LIMIT 1`)
  return row ? { ...row } : null
}

export function sealByNumber({ main }: Databases, number: string): Seal | null {
  const row = main.get<Seal>(`SELECT ${columns} FROM seals WHERE number = ?`, Number(number))
  return row ? { ...row } : null
}

/** Writes a line, and notes of its entry that it is sealed; false where number or entry is taken. */
export function insertSeal({ main }: Databases, line: Seal): boolean {
  const { number, entry, sealedAt, salt, reason, previous, seal } = line
  const sql = `INSERT INTO seals (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  const added = main.run(sql, number, entry, sealedAt, salt, reason, previous, seal) > 0
  if (added) main.run('UPDATE audit SET unsealed = NULL WHERE id = ?', entry)
  return added
}

/** Appends lines to the chain. See `AuditStore.seal`. */
export function appendSeals(db: Databases, lines: Seal[]): number {
  let standing = 0
  for (const line of lines) {
    const last = lastSeal(db)
    const isNext = line.number === (last?.number ?? 0) + 1 && line.previous === (last?.seal ?? firstSeal)
    const stands = isNext ? insertSeal(db, line) : sealByNumber(db, String(line.number))?.seal === line.seal
    if (!stands) return standing
    standing++
  }
  return standing
}

type Row = Seal & { found: string | null }

/** See `AuditStore.sealed`. */
export function sealed(
  { main }: Databases,
  { from, limit }: { from: number; limit: number },
): { line: Seal; entry: AuditEntry | null }[] {
  const rows = main.all<Row>(
    `SELECT ${columns.replace('entry', 'seals.entry AS entry')}, audit.entry AS found
     FROM seals LEFT JOIN audit ON audit.id = seals.entry WHERE number >= ? ORDER BY number LIMIT ?`,
    from,
    limit,
  )
  return rows.map(({ found, ...line }) => ({ line, entry: found === null ? null : (JSON.parse(found) as AuditEntry) }))
}

/** See `AuditStore.lineNumbers`. */
export function lineNumbers({ main }: Databases, entries: string[]): Map<string, number> {
  const rows = main.all<{ entry: string; number: number }>(
    'SELECT entry, number FROM seals WHERE entry IN (SELECT value FROM json_each(?))',
    JSON.stringify(entries),
  )
  return new Map(rows.map(({ entry, number }) => [entry, number]))
}
