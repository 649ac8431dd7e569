import type { DumpRecord } from '../../store/meta.ts'
import type { Collaborators } from '../collaborators.ts'

const format = 'rembuk-backup-1'

/**
 * Under which name a store is told how far a backup was read back into it: that is said of the store, not of what is in
 * it.
 */
export const restoringName = 'restoring'

const isOfRestoring = ({ kind, record }: DumpRecord): boolean =>
  kind === 'told' && (record as { name?: unknown }).name === restoringName

/** Lines of a backup: what it is, then a record a line. Keys of persons stand in a backup of their own. */
export async function* backupLines(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  what: 'records' | 'keys',
): AsyncGenerator<string> {
  yield JSON.stringify({ format, what, at: clock.now() })
  const records = what === 'keys' ? store.meta.dumpKeys() : store.meta.dump()
  for await (const record of records) if (!isOfRestoring(record)) yield JSON.stringify(record)
}

/** Why a file cannot be read back, for the operator. */
export class NotABackup extends Error {}

/** The records of a backup's lines. Throws `NotABackup`. */
export async function* readRecords(lines: AsyncIterable<string>): AsyncGenerator<DumpRecord> {
  let at = 0
  for await (const line of lines) {
    at += 1
    if (line.trim() === '') continue
    let read: unknown
    try {
      read = JSON.parse(line)
    } catch {
      throw new NotABackup(`Line ${at} is not whole: the file was cut short or changed.`)
    }
    if (at === 1) {
      if ((read as { format?: unknown }).format !== format) throw new NotABackup('This file is not a backup of Rembuk.')
      continue
    }
    yield read as DumpRecord
  }
  if (at === 0) throw new NotABackup('The file is empty.')
}
