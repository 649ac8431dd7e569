import type { AuditEntry } from '../../domain/audit.ts'
import { firstSeal, type Seal, type Sealable } from '../../domain/chain.ts'
import type { HistoryEntry } from '../../domain/comment.ts'
import { type HistoryLine, historyName, historyPlace, type Kept, unsealedLines } from '../../domain/history-line.ts'
import { namedBy, standing } from '../sealing.ts'
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
  main.get<{ many: number }>(
    'SELECT (SELECT count(*) FROM audit WHERE unsealed IS NOT NULL) + (SELECT count(*) FROM toSeal) AS many',
  )?.many ?? 0

/** Its history has a line that no seal names. */
export function oweSeal({ main }: Databases, comment: string): void {
  main.run('INSERT INTO toSeal (comment) VALUES (?) ON CONFLICT DO NOTHING', comment)
}

type KeptRow = { id: string; site: string; history: string }
const kept = ({ history, ...one }: KeptRow): Kept => ({ ...one, history: JSON.parse(history) as HistoryEntry[] })

/** See `AuditStore.unsealedHistory`. */
export function unsealedHistory({ main }: Databases, comments: number): HistoryLine[] {
  const rows = main.all<KeptRow>(
    `SELECT comments.id, site, history FROM comments
     WHERE id IN (SELECT comment FROM toSeal ORDER BY comment LIMIT ?) ORDER BY id`,
    comments,
  )
  const names = rows.map(kept).map((one) => ({ one, lines: unsealedLines(one, new Set()).map(historyName) }))
  const found = main.all<{ entry: string }>(
    'SELECT entry FROM seals WHERE entry IN (SELECT value FROM json_each(?))',
    JSON.stringify(names.flatMap(({ lines }) => lines)),
  )
  const sealed = new Set(found.map(({ entry }) => entry))
  return names.flatMap(({ one }) => unsealedLines(one, sealed))
}

/** What a site's comments were owed goes with them. */
export function removeToSealOfSite({ main }: Databases, site: string): void {
  main.run(
    'DELETE FROM toSeal WHERE comment IN (SELECT id FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?))',
    site,
  )
}

/** A comment owes nothing more once the last line of its history is sealed: they are sealed in order. */
function settleSeal({ main }: Databases, name: string): void {
  const { comment, place } = historyPlace(name) ?? {}
  if (comment === undefined || place === undefined) return
  main.run(
    `DELETE FROM toSeal WHERE comment = ?1
     AND (SELECT json_array_length(history) FROM comments WHERE id = ?1) <= ?2`,
    comment,
    place + 1,
  )
}

/** A backup's seals come before the comments that they seal. */
export function settleSealed(db: Databases, { id: comment, site, history }: Kept): void {
  const name = historyName({ site, comment, place: history.length - 1 })
  if (db.main.get('SELECT 1 FROM seals WHERE entry = ?', name)) settleSeal(db, name)
}

export function lastSeal({ main }: Databases): Seal | null {
  const row = main.get<Seal>(`SELECT ${columns} FROM seals ORDER BY number DESC LIMIT 1`)
  return row ? { ...row } : null
}

export function sealByNumber({ main }: Databases, number: string): Seal | null {
  const row = main.get<Seal>(`SELECT ${columns} FROM seals WHERE number = ?`, Number(number))
  return row ? { ...row } : null
}

/** Writes a line, and notes of its entry that it is sealed; false where number or entry is taken. */
export function insertSeal({ main, keys }: Databases, line: Seal): boolean {
  const { number, entry, sealedAt, salt, reason, previous, seal } = line
  const sql = `INSERT INTO seals (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  const added = main.run(sql, number, entry, sealedAt, salt, reason, previous, seal) > 0
  if (!added) return false
  if (historyPlace(entry)) settleSeal({ main, keys }, entry)
  else main.run('UPDATE audit SET unsealed = NULL WHERE id = ?', entry)
  return true
}

/**
 * Appends lines to the chain. See `AuditStore.seal`. The writer holds the lock: after the last comes what it wrote
 * itself.
 */
export function appendSeals(db: Databases, lines: Seal[]): number {
  let standing = 0
  let last = lastSeal(db)
  for (const line of lines) {
    const isNext = line.number === (last?.number ?? 0) + 1 && line.previous === (last?.seal ?? firstSeal)
    const stands = isNext ? insertSeal(db, line) : sealByNumber(db, String(line.number))?.seal === line.seal
    if (!stands) return standing
    if (isNext) last = line
    standing++
  }
  return standing
}

/** See `AuditStore.sealed`. */
export function sealed(
  db: Databases,
  { from, limit }: { from: number; limit: number },
): { line: Seal; entry: Sealable | null }[] {
  const sql = `SELECT ${columns} FROM seals WHERE number >= ? ORDER BY number LIMIT ?`
  const lines = db.main.all<Seal>(sql, from, limit).map((row) => ({ ...row }))
  const { audit, comments } = namedBy(lines.map(({ entry }) => entry))
  const named = standing(entriesOf(db, audit), historiesOf(db, comments))
  return lines.map((line) => ({ line, entry: named(line.entry) }))
}

const entriesOf = ({ main }: Databases, ids: string[]): AuditEntry[] =>
  main
    .all<{ entry: string }>('SELECT entry FROM audit WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    .map(({ entry }) => JSON.parse(entry) as AuditEntry)

const historiesOf = ({ main }: Databases, ids: string[]): Kept[] =>
  main
    .all<KeptRow>(
      'SELECT id, site, history FROM comments WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map(kept)

/** See `AuditStore.lineNumbers`. */
export function lineNumbers({ main }: Databases, entries: string[]): Map<string, number> {
  const rows = main.all<{ entry: string; number: number }>(
    'SELECT entry, number FROM seals WHERE entry IN (SELECT value FROM json_each(?))',
    JSON.stringify(entries),
  )
  return new Map(rows.map(({ entry, number }) => [entry, number]))
}
