import type { Collection, OptionalUnlessRequiredId } from 'mongodb'
import type { Campaign } from '../../domain/campaign.ts'
import type { Comment } from '../../domain/comment.ts'
import type { Reaction, Report, Support } from '../../domain/engagement.ts'
import type { Page } from '../../domain/page.ts'
import { fromDump, toDump, type Dumped, type Line } from '../dumping.ts'
import type { DumpRecord } from '../meta.ts'
import { isNew, type Database } from './database.ts'
import {
  auditEntry,
  claimed,
  comment,
  commentDocument,
  commentFields,
  page,
  pageFields,
  plainBytes,
  toldAs,
  withId,
  withUnderscore,
  type CommentRead,
  type PageRead,
} from './documents.ts'
import { member } from './members.ts'
import { addOffice, addSite, office, site } from './offices.ts'
import { entitle } from './pages.ts'
import { erasure, person } from './people.ts'
import { thanksDocument } from './thanks.ts'
import { sealDocument, settle, settleSealed } from './seals.ts'
import { reactionRow, reportRow, setReports, supportRow } from './turns.ts'

const inOrder = { sort: { _id: 1 } } as const
const present = { removed: { $exists: false } } as const

/** Everything but keys and secrets. */
export async function* dump(database: Database): AsyncIterable<DumpRecord> {
  for await (const line of linesOf(database)) yield toDump(line)
}

/** What a record speaks of comes after it, so that it is there although others write meanwhile. */
async function* linesOf(database: Database): AsyncIterable<Line> {
  const { meta, offices, sites, members, pages, comments, campaigns, people, erasures, audit } = database
  const { supports, reactions, reports, notes, personHolds, seals, savedAnswers, followUps, thanks } = database
  for await (const { comment: of, reader } of supports.find({ on: true }, inOrder)) {
    yield { kind: 'support', record: { comment: of, reader } }
  }
  for await (const { page: of, reader, reaction } of reactions.find({ on: true }, inOrder)) {
    yield { kind: 'reaction', record: { page: of, reader, reaction } }
  }
  for await (const { _id, on: _on, turn: _turn, owes: _owes, ...found } of reports.find({ on: true }, inOrder)) {
    yield { kind: 'report', record: found }
  }
  for await (const { _id, ...found } of thanks.find({}, inOrder)) yield { kind: 'thanks', record: found }
  for await (const found of notes.find({}, inOrder)) yield { kind: 'note', record: withId(found) }
  for await (const found of personHolds.find({}, inOrder)) yield { kind: 'person-hold', record: withId(found) }
  for await (const { _id: number, ...found } of seals.find({}, inOrder)) {
    yield { kind: 'seal', record: { number, ...found } }
  }
  for await (const found of comments.find<CommentRead>({}, { ...inOrder, projection: commentFields })) {
    yield { kind: 'comment', record: comment(found) }
  }
  for await (const found of campaigns.find({}, inOrder)) yield { kind: 'campaign', record: withId(found) }
  for await (const found of pages.find<PageRead>({}, { ...inOrder, projection: pageFields })) {
    yield { kind: 'page', record: page(found) }
  }
  for await (const found of people.find({}, inOrder)) yield { kind: 'person', record: person(found) }
  for await (const found of members.find({}, inOrder)) yield { kind: 'member', record: member(found) }
  for await (const found of sites.find(present, inOrder)) yield { kind: 'site', record: site(found) }
  for await (const found of savedAnswers.find({}, inOrder)) yield { kind: 'saved-answer', record: withId(found) }
  for await (const found of followUps.find({}, inOrder)) yield { kind: 'follow-up', record: withId(found) }
  for await (const found of offices.find(present, inOrder)) yield { kind: 'office', record: office(found) }
  for await (const found of audit.find({}, inOrder)) yield { kind: 'audit', record: auditEntry(found) }
  for await (const { _id, value } of meta.find({ value: { $exists: true } }, inOrder)) {
    if (value !== undefined) yield { kind: 'meta', record: { name: _id.slice(claimed.length), value } }
  }
  for await (const { _id, told, revision = 1 } of meta.find({ told: { $exists: true } }, inOrder)) {
    if (told !== undefined) yield { kind: 'told', record: { name: _id.slice(toldAs.length), value: told, revision } }
  }
  // Whoever is erased while the rest is read is named here, and goes once it is read back.
  for await (const found of erasures.find({}, inOrder)) yield { kind: 'erasure', record: erasure(found) }
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
  support: putSupports,
  reaction: putReactions,
  report: putReports,
  'saved-answer': ({ savedAnswers }, records) => add(savedAnswers, records.map(withUnderscore)),
  'follow-up': ({ followUps }, records) => add(followUps, records.map(withUnderscore)),
  thanks: ({ thanks }, records) => add(thanks, records.map(thanksDocument)),
  note: ({ notes }, records) => add(notes, records.map(withUnderscore)),
  'person-hold': ({ personHolds }, records) => add(personHolds, records.map(withUnderscore)),
  comment: putComments,
  campaign: ({ campaigns }, records: Campaign[]) => add(campaigns, records.map(withUnderscore)),
  page: putPages,
  person: ({ people }, records) => add(people, records.map(withUnderscore)),
  'person-key': ({ personKeys }, records) =>
    add(
      personKeys,
      records.map(({ person: _id, wrapped, createdAt }) => ({ _id, wrapped, createdAt })),
    ),
  erasure: ({ erasures }, records) =>
    add(
      erasures,
      records.map(({ person: _id, begunAt }) => ({ _id, begunAt })),
    ),
  member: ({ members }, records) => add(members, records.map(withUnderscore)),
  async site(database, records) {
    for (const record of records) await addSite(database, record)
  },
  async office(database, records) {
    for (const record of records) await addOffice(database, record)
  },
  // A backup's seals come before what they seal.
  async audit({ audit, seals }, records) {
    const wanted = records.map(({ id }) => id)
    const named = await seals.find({ entry: { $in: wanted } }, { projection: { entry: 1 } }).toArray()
    const sealed = new Set(named.map(({ entry }) => entry))
    const documents = records.map((one) => ({
      ...withUnderscore(one),
      ...(!sealed.has(one.id) && { unsealed: 1 as const }),
    }))
    await add(audit, documents)
  },
  async seal(database, records) {
    const { seals, audit } = database
    await add(seals, records.map(sealDocument))
    await settle(
      database,
      records.map(({ entry }) => entry),
    )
    await audit.updateMany({ _id: { $in: records.map(({ entry }) => entry) } }, { $unset: { unsealed: '' } })
  },
  meta: ({ meta }, records) =>
    add(
      meta,
      records.map(({ name, value }) => ({ _id: claimed + name, value })),
    ),
  told: ({ meta }, records) =>
    add(
      meta,
      records.map(({ name, value, revision }) => ({ _id: toldAs + name, told: value, revision })),
    ),
}

/** Rows come before what they were done to. In any other order it is told of them, and publishes once more. */
async function putSupports({ supports, comments }: Database, records: Support[]): Promise<void> {
  await add(
    supports,
    records.map((record) => supportRow(record, 0)),
  )
  const ids = records.map(({ comment: of }) => of)
  await comments.updateMany({ _id: { $in: ids } }, { $inc: { supported: 1 }, $min: { owes: 0 } })
}

async function putReactions({ reactions, pages }: Database, records: Reaction[]): Promise<void> {
  await add(
    reactions,
    records.map((record) => reactionRow(record, 0)),
  )
  const ids = records.map(({ page: of }) => of)
  await pages.updateMany({ _id: { $in: ids } }, { $inc: { due: 1 }, $set: { owes: true } })
}

async function putReports(database: Database, records: Report[]): Promise<void> {
  const { reports, comments } = database
  await add(
    reports,
    records.map((record) => reportRow(record, 0)),
  )
  const ids = records.map(({ comment: of }) => of)
  const present = await comments.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()
  for (const { _id } of present) await setReports(database, _id)
}

async function putComments(database: Database, records: Comment[]): Promise<void> {
  const ids = [...new Set(records.map(({ page }) => page))]
  const pages = await database.pages.find({ _id: { $in: ids } }, { projection: { title: 1 } }).toArray()
  const titles = new Map(pages.map(({ _id, title }) => [_id, title]))
  const of = records.map(({ id }) => id)
  const supported = await countBy(database.supports, 'comment', of)
  const figures = ({ id }: Comment) => ({ supports: supported.get(id) ?? 0 })
  await add(
    database.comments,
    records.map((record) => commentDocument({ ...record, ...figures(record) }, titles.get(record.page) ?? '')),
  )
  await settleSealed(database, records)
  const reported = await countBy(database.reports, 'comment', of)
  for (const id of reported.keys()) await setReports(database, id)
}

/** How many rows there are on each of these. */
async function countBy(
  rows: Pick<Collection, 'aggregate'>,
  target: 'comment' | 'page',
  ids: string[],
): Promise<Map<string, number>> {
  const stages = [
    { $match: { [target]: { $in: ids }, on: true } },
    { $group: { _id: `$${target}`, rows: { $sum: 1 } } },
  ]
  const found = await rows.aggregate<{ _id: string; rows: number }>(stages).toArray()
  return new Map(found.map(({ _id, rows: counted }) => [_id, counted]))
}

/**
 * A page's title stands with its comments as well, for the queue's search: with those that are there before it it is
 * noted first, so that a load that was killed notes it again.
 */
async function putPages(database: Database, records: Page[]): Promise<void> {
  const { pages, reactions } = database
  const there = await pages.find({ _id: { $in: records.map(({ id }) => id) } }, { projection: { _id: 1 } }).toArray()
  const known = new Set(there.map(({ _id }) => _id))
  const wanted = records.filter(({ id }) => !known.has(id))
  if (wanted.length === 0) return
  for (const { id, title } of wanted) await entitle(database, id, title)
  const ids = wanted.map(({ id }) => id)
  const reacted = await countBy(reactions, 'page', ids)
  await add(
    pages,
    wanted.map(({ reactions: _reactions, pinned, ...record }) => ({
      ...withUnderscore(record),
      ...(pinned !== null && { pinned }),
      ...(reacted.has(record.id) && { owes: true as const }),
      ticket: 0,
    })),
  )
}

/** Adds what is not there yet. */
async function add<Document extends { _id: string | number }>(
  collection: Collection<Document>,
  documents: Document[],
): Promise<void> {
  await isNew(collection.insertMany(documents as OptionalUnlessRequiredId<Document>[], { ordered: false }))
}
