import type { DumpRecord } from '../../store/store.ts'
import type { Collaborators } from '../collaborators.ts'

const format = 'rembuk-backup-1'

/** Lines of a backup: what it is, then a record a line. Keys of persons stand in a backup of their own. */
export async function* backupLines(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  what: 'records' | 'keys',
): AsyncGenerator<string> {
  yield JSON.stringify({ format, what, at: clock.now() })
  const records = what === 'keys' ? store.meta.dumpKeys() : store.meta.dump()
  for await (const record of records) yield JSON.stringify(record)
}

/** Why a file cannot be read back, for the operator. */
export class NotABackup extends Error {}

async function* readRecords(lines: AsyncIterable<string>): AsyncGenerator<DumpRecord> {
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

/** Pages published at a time after reading back. */
const pagesAtATime = 200

/** Pages with comments to be published first: with them, what else the page owes is published too. */
async function pagesOwing({ comments, pages }: Collaborators['store']): Promise<{ page: string; ids: string[] }[]> {
  const owing = await comments.owing(Number.MAX_SAFE_INTEGER, pagesAtATime)
  if (owing.length > 0) return owing
  return (await pages.owing(pagesAtATime)).map((page) => ({ page, ids: [] }))
}

/** Reads a backup back and publishes every page anew, so that counts are those of what is really there. */
export async function restore(
  { store, publisher }: Pick<Collaborators, 'store' | 'publisher'>,
  lines: AsyncIterable<string>,
): Promise<{ records: number; pages: number }> {
  const records = await store.meta.load(readRecords(lines))
  let pages = 0
  for (;;) {
    const owing = await pagesOwing(store)
    if (owing.length === 0) return { records, pages }
    for (const { page, ids } of owing) await publisher.publish(page, ids)
    pages += owing.length
  }
}
