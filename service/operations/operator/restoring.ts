import type { DumpRecord, MetaStore } from '../../store/meta.ts'
import type { Store } from '../../store/store.ts'
import type { Collaborators } from '../collaborators.ts'
import { readRecords, restoringName } from './backup.ts'

/** How far a backup was read back: the first so many of its records are in the store. */
export type Restoring = {
  /** names the backup: the digest of its lines */
  backup: string
  records: number
  of: number
}

/** Does something that may be done again, as often as it takes while the store is away. Throws once it is given up. */
export type Again = <Value>(work: () => Promise<Value>) => Promise<Value>

/** Somebody else reads a backup back into the same store. */
export class RestoredElsewhere extends Error {}

/** What is being read back, or was and has not come to its end; null where nothing is. */
export async function restoringOf({ meta }: Pick<Store, 'meta'>): Promise<Restoring | null> {
  const told = await meta.told(restoringName)
  return told === null ? null : (JSON.parse(told.value) as Restoring | null)
}

/** Tells how far it has come; nobody else may have told anything since. */
function openMarks(meta: MetaStore, again: Again): (restoring: Restoring | null) => Promise<void> {
  let known: number | null = null
  return async (restoring) => {
    const value = JSON.stringify(restoring)
    known ??= (await again(() => meta.told(restoringName)))?.revision ?? 0
    const before = known
    known = before + 1
    if (await again(() => meta.tell(restoringName, value, before))) return
    // An answer that was lost, and the same sent again, is no other's.
    const told = await again(() => meta.told(restoringName))
    if (told?.value !== value || told.revision !== known) throw new RestoredElsewhere()
  }
}

/** Records that are written together, and counted once they are. */
const together = 500

async function* inBatches(records: AsyncIterable<DumpRecord>, passOver: number): AsyncGenerator<DumpRecord[]> {
  let at = 0
  let batch: DumpRecord[] = []
  for await (const record of records) {
    if (++at <= passOver) continue
    batch.push(record)
    if (batch.length < together) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function* pagesAmong(records: AsyncIterable<DumpRecord>): AsyncGenerator<DumpRecord> {
  for await (const record of records) if (record.kind === 'page') yield record
}

async function* each<Item>(items: Item[]): AsyncGenerator<Item> {
  yield* items
}

/** Pages published at a time after reading back. */
const pagesAtATime = 200

/** Pages with comments to be published first: with them, what else the page owes is published too. */
async function pagesOwing({ comments, pages }: Store): Promise<{ page: string; ids: string[] }[]> {
  const owing = await comments.owing(Number.MAX_SAFE_INTEGER, pagesAtATime)
  if (owing.length > 0) return owing
  return (await pages.owing(pagesAtATime)).map((page) => ({ page, ids: [] }))
}

type Needs = Pick<Collaborators, 'store' | 'publisher'>
/** The lines of a file, from its beginning each time they are asked for. */
type Lines = () => AsyncIterable<string>
type Told = (what: 'records' | 'pages' | 'keys', done: number) => void

/** Pages published beside each other: waiting for the disk together costs as much as waiting alone. */
const pagesAtOnce = 4

async function publishAll({ store, publisher }: Needs, again: Again, told: Told): Promise<number> {
  const published = new Set<string>()
  /** A page of thousands is made public in parts, each of which a slow server gets through. */
  const publish = async ({ page, ids }: { page: string; ids: string[] }): Promise<void> => {
    for (let from = 0; from === 0 || from < ids.length; from += together) {
      await again(() => publisher.publish(page, ids.slice(from, from + together)))
    }
    published.add(page)
    told('pages', published.size)
  }
  for (;;) {
    const owing = await again(() => pagesOwing(store))
    if (owing.length === 0) return published.size
    const left = owing.values()
    const worker = async (): Promise<void> => {
      for (const one of left) await publish(one)
    }
    await Promise.all(Array.from({ length: pagesAtOnce }, worker))
  }
}

/**
 * Reads a backup back and publishes every page anew, so that counts are those of what is really there; then its keys,
 * where there are any. The store is told after each batch how far it has come. Cut off, the same goes on from there:
 * a batch that was written already is left as it is. `inBetween` is done before it counts as ended.
 */
export async function restore(
  needs: Needs,
  {
    backup,
    lines,
    keys,
    inBetween,
    again,
    told,
  }: {
    backup: Restoring
    lines: Lines
    keys: Lines | null
    inBetween(): Promise<void>
    again: Again
    told: Told
  },
): Promise<{ records: number; pages: number; keys: number | null }> {
  const { meta } = needs.store
  const mark = openMarks(meta, again)
  let { records } = backup
  await mark(backup)
  // A comment is stored with its page's title: where that is known before it, nothing has to be written twice.
  if (records === 0) {
    const pages = pagesAmong(readRecords(lines()))
    for await (const batch of inBatches(pages, 0)) await again(() => meta.load(each(batch)))
  }
  for await (const batch of inBatches(readRecords(lines()), records)) {
    records += await again(() => meta.load(each(batch)))
    await mark({ ...backup, records })
    told('records', records)
  }
  const pages = await publishAll(needs, again, told)
  let keysRead = 0
  if (keys) {
    for await (const batch of inBatches(readRecords(keys()), 0)) {
      keysRead += await again(() => meta.load(each(batch)))
      told('keys', keysRead)
    }
  }
  await again(inBetween)
  await mark(null)
  return { records, pages, keys: keys && keysRead }
}
