import type { Collection, OptionalUnlessRequiredId } from 'mongodb'
import type { Comment } from '../../domain/comment.ts'
import type { Page } from '../../domain/page.ts'
import { fromDump, toDump, type Dumped, type Line } from '../dumping.ts'
import { folded } from '../searching.ts'
import type { DumpRecord } from '../store.ts'
import { isDuplicate, type Database } from './database.ts'
import {
  claimed,
  comment,
  commentDocument,
  commentFields,
  plainBytes,
  withId,
  withUnderscore,
  type CommentRead,
} from './documents.ts'
import { member } from './members.ts'
import { addOffice, addSite, office, site } from './offices.ts'
import { person } from './people.ts'

const inOrder = { sort: { _id: 1 } } as const
const present = { removed: { $exists: false } } as const

/** Everything but keys and secrets. */
export async function* dump(database: Database): AsyncIterable<DumpRecord> {
  for await (const line of linesOf(database)) yield toDump(line)
}

/** What a record speaks of comes after it, so that it is there although others write meanwhile. */
async function* linesOf(database: Database): AsyncIterable<Line> {
  const { meta, offices, sites, members, pages, comments, people, audit } = database
  for await (const found of comments.find<CommentRead>({}, { ...inOrder, projection: commentFields })) {
    yield { kind: 'comment', record: comment(found) }
  }
  for await (const { ticket: _, ...found } of pages.find({}, inOrder)) yield { kind: 'page', record: withId(found) }
  for await (const found of people.find({}, inOrder)) yield { kind: 'person', record: person(found) }
  for await (const found of members.find({}, inOrder)) yield { kind: 'member', record: member(found) }
  for await (const found of sites.find(present, inOrder)) yield { kind: 'site', record: site(found) }
  for await (const found of offices.find(present, inOrder)) yield { kind: 'office', record: office(found) }
  for await (const found of audit.find({}, inOrder)) yield { kind: 'audit', record: withId(found) }
  for await (const { _id, value } of meta.find({ value: { $exists: true } }, inOrder)) {
    if (value !== undefined) yield { kind: 'meta', record: { name: _id.slice(claimed.length), value } }
  }
}

/** Keys of persons and nothing else. */
export async function* dumpKeys({ personKeys }: Database): AsyncIterable<DumpRecord> {
  for await (const { _id, wrapped, createdAt } of personKeys.find({}, inOrder)) {
    yield toDump({ kind: 'person-key', record: { person: _id, wrapped: plainBytes(wrapped), createdAt } })
  }
}

const batchSize = 500

/**
 * Writes a backup back, in batches. A record whose id is there is left as it is, so that a load that was killed is
 * simply begun again. Published comments owe their page a publication, which counts anew.
 */
export async function load(database: Database, records: AsyncIterable<DumpRecord>): Promise<number> {
  let loaded = 0
  let batch: Line[] = []
  for await (const record of records) {
    batch.push(fromDump(record))
    if (batch.length < batchSize) continue
    loaded += await loadBatch(database, batch)
    batch = []
  }
  return loaded + (await loadBatch(database, batch))
}

async function loadBatch(database: Database, batch: Line[]): Promise<number> {
  for (const [kind, lines] of Map.groupBy(batch, (line) => line.kind)) {
    const put = puts[kind] as (database: Database, records: Line['record'][]) => Promise<void>
    await put(
      database,
      lines.map(({ record }) => record),
    )
  }
  return batch.length
}

const puts: { [Kind in Line['kind']]: (database: Database, records: Dumped[Kind][]) => Promise<void> } = {
  comment: putComments,
  page: putPages,
  person: ({ people }, records) => add(people, records.map(withUnderscore)),
  'person-key': ({ personKeys }, records) =>
    add(
      personKeys,
      records.map(({ person: _id, wrapped, createdAt }) => ({ _id, wrapped, createdAt })),
    ),
  member: ({ members }, records) => add(members, records.map(withUnderscore)),
  async site(database, records) {
    for (const record of records) await addSite(database, record)
  },
  async office(database, records) {
    for (const record of records) await addOffice(database, record)
  },
  audit: ({ audit }, records) => add(audit, records.map(withUnderscore)),
  meta: ({ meta }, records) =>
    add(
      meta,
      records.map(({ name, value }) => ({ _id: claimed + name, value })),
    ),
}

async function putComments(database: Database, records: Comment[]): Promise<void> {
  const ids = [...new Set(records.map(({ page }) => page))]
  const pages = await database.pages.find({ _id: { $in: ids } }, { projection: { title: 1 } }).toArray()
  const titles = new Map(pages.map(({ _id, title }) => [_id, title]))
  await add(
    database.comments,
    records.map((record) => commentDocument(record, titles.get(record.page) ?? '')),
  )
}

/** Pages come after their comments, which are waiting for the title that the queue's search looks through. */
async function putPages({ pages, comments }: Database, records: Page[]): Promise<void> {
  await add(
    pages,
    records.map((record) => ({ ...withUnderscore(record), ticket: 0 })),
  )
  const titling = records.map(({ id, title }) => ({
    updateMany: { filter: { page: id }, update: { $set: { 'search.title': folded(title) } } },
  }))
  await comments.bulkWrite(titling, { ordered: false })
}

/** Adds what is not there yet. */
async function add<Document extends { _id: string }>(
  collection: Collection<Document>,
  documents: Document[],
): Promise<void> {
  try {
    await collection.insertMany(documents as OptionalUnlessRequiredId<Document>[], { ordered: false })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
