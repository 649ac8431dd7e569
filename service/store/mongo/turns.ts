import type { Collection, Filter, OptionalUnlessRequiredId, WithId } from 'mongodb'
import type { Reaction, Report, Support } from '../../domain/engagement.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isNew, type Database } from './database.ts'
import type { CommentDocument, ReactionDocument, ReportDocument, SupportDocument } from './documents.ts'

/*
 * A row and its target are two documents, and any process may be killed between its two writes. So the row itself says
 * that its target has not been told:
 *
 *   turn     one write: what the reader wants, another turn, and `owes`. Where nothing differs, nothing is written
 *   tell     a support: the comment is `supported` once more and owes its page a publication; a reaction: the page owes
 *            itself one, once more; a report: the comment's `reports` are counted
 *   clear    take `owes` from the row, if it is still at that turn; a row that was taken back goes
 *
 * Nothing is forgotten, wherever the kill: before `tell` the row owes, and `owing`, which finishes such rows before it
 * looks for what they owe, tells their target; between `tell` and `clear` the target is told twice, which costs a
 * revision. Turns begin with the time and only grow, so that a row that went and came back has another.
 *
 * `supports` is right: publication reads `supported` = n, then counts the rows, then writes the figure with n unless
 * one with n or more is on it, and takes `owes` from the comment only if `supported` is n still. A row that the count
 * has missed was written after it, so that its `tell` comes after n was read: the comment is at n + 1, and still owes.
 * A figure with n or more was counted after n was reached, so that it misses nothing that n stands for.
 *
 * A page's reactions are right: the figure is written by `raise`, which nobody else's raise came before, and `due` is
 * compared as `supported` is.
 *
 * `reports` are counted as supports are, but by whoever tells, and only those after `reportsSettledUntil`. The figure
 * is written with the newest report it counts, unless something was settled since that was read; then it is counted
 * anew. To settle is one write: `reportsSettledUntil` is that newest one, `reports` is none. So a later report, which
 * the figure did not count yet, is not settled with it: whoever still counts it finds that something was settled.
 */

/** No id has a space in it. */
export const nameOf = (target: string, reader: string): string => `${target} ${reader}`

type AnyDocument = SupportDocument | ReactionDocument | ReportDocument
/** A row that is at this turn, and owes. */
type Turned<Document extends AnyDocument> = Pick<Document, '_id' | 'on' | 'turn'>

/** A row as it is first stored. */
export const supportRow = ({ comment, reader }: Support, turned: number): SupportDocument => ({
  _id: nameOf(comment, reader),
  comment,
  reader,
  on: true,
  turn: turned,
})

export const reactionRow = ({ page, reader, reaction }: Reaction, turned: number): ReactionDocument => ({
  _id: nameOf(page, reader),
  page,
  reader,
  reaction,
  on: true,
  turn: turned,
})

export const reportRow = ({ comment, reader, reason, note, at }: Report, turned: number): ReportDocument => ({
  _id: nameOf(comment, reader),
  comment,
  reader,
  reason,
  note,
  at,
  on: true,
  turn: turned,
})

/**
 * Writes what a reader wants into its row. Gives the row where it owes: now, or since somebody was cut off who wanted
 * the same.
 */
export async function turn<Document extends AnyDocument>(
  rows: Collection<Document>,
  wanted: Document,
  fields: Partial<Document>,
  now: number,
): Promise<Turned<Document> | null> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (wanted.on && (await isFirst(rows, { ...wanted, owes: now }))) return wanted
    const turned = await turnPresent(rows, wanted._id, fields, now)
    if (turned) return turned.owes === undefined ? null : turned
    if (!wanted.on) return null
    // It was taken back and went in between: once more.
  }
  throw new Refusal('unavailable', { retryAfter: 5 })
}

/** Stores a row; false where its reader has one there. */
export const isFirst = <Document extends AnyDocument>(rows: Collection<Document>, row: Document): Promise<boolean> =>
  isNew(rows.insertOne(row as OptionalUnlessRequiredId<Document>))

/** Everything in the stage sees the row as it was. */
export function turnPresent<Document extends AnyDocument>(
  rows: Collection<Document>,
  _id: string,
  fields: Partial<Document>,
  now: number,
): Promise<WithId<Document> | null> {
  const values = Object.entries(fields).map(([name, value]) => [name, { $literal: value }] as const)
  const differs = { $or: values.map(([name, value]) => ({ $ne: [`$${name}`, value] })) }
  const set = {
    ...Object.fromEntries(values),
    turn: { $cond: [differs, { $max: [{ $add: ['$turn', 1] }, now] }, '$turn'] },
    owes: { $cond: [differs, { $min: ['$owes', now] }, '$owes'] },
  }
  return rows.findOneAndUpdate({ _id } as Filter<Document>, [{ $set: set }], { returnDocument: 'after' })
}

/** Only if it is still at this turn: a later one is somebody else's to clear. */
async function clear<Document extends AnyDocument>(
  rows: Collection<Document>,
  { _id, on, turn: at }: Turned<Document>,
): Promise<void> {
  const same = { _id, turn: at } as Filter<Document>
  if (on) await rows.updateOne(same, { $unset: { owes: '' } } as object)
  else await rows.deleteOne(same)
}

/** False where the comment went with its site: then the row goes too. */
export async function finishSupport(
  { comments, supports }: Database,
  row: Turned<SupportDocument> & Pick<SupportDocument, 'comment'>,
  since: number,
): Promise<boolean> {
  const told = await comments.updateOne({ _id: row.comment }, { $inc: { supported: 1 }, $min: { owes: since } })
  await clear(supports, told.matchedCount > 0 ? row : { ...row, on: false })
  return told.matchedCount > 0
}

/** How many readers chose each word. */
export const countReactions = ({ reactions }: Database, page: string): Promise<{ word: string; readers: number }[]> =>
  reactions
    .aggregate<{ _id: string; readers: number }>([
      { $match: { page, on: true } },
      { $group: { _id: '$reaction', readers: { $sum: 1 } } },
    ])
    .map(({ _id: word, readers }) => ({ word, readers }))
    .toArray()

export async function finishReaction(
  { pages, reactions }: Database,
  row: Turned<ReactionDocument> & Pick<ReactionDocument, 'page'>,
): Promise<void> {
  const told = await pages.updateOne({ _id: row.page }, { $inc: { due: 1 }, $set: { owes: true } })
  await clear(reactions, told.matchedCount > 0 ? row : { ...row, on: false })
}

/** False where the comment went with its site: then the row goes too. */
export async function finishReport(
  database: Database,
  row: Turned<ReportDocument> & Pick<ReportDocument, 'comment'>,
): Promise<boolean> {
  const isThere = await setReports(database, row.comment)
  await clear(database.reports, isThere ? row : { ...row, on: false })
  return isThere
}

type Told = Pick<CommentDocument, 'reported' | 'reportsSettledUntil'>

/** Counts the reports of a comment, after it was told that there is another; false where there is no such comment. */
export async function setReports(database: Database, comment: string): Promise<boolean> {
  const { comments } = database
  const projection = { reported: 1, reportsSettledUntil: 1 }
  const asked = { returnDocument: 'after', projection } as const
  let told: Told | null = await comments.findOneAndUpdate({ _id: comment }, { $inc: { reported: 1 } }, asked)
  for (let attempt = 0; told; attempt++) {
    if (attempt === 5) throw new Refusal('unavailable', { retryAfter: 5 })
    if (await countReports(database, comment, told)) return true
    const { reportsSettledUntil: before } = told
    told = await comments.findOne<Told>({ _id: comment }, { projection })
    // Nothing was settled: so somebody has counted who was told later.
    if (told?.reportsSettledUntil === before) return told !== null
  }
  return false
}

/** False where a figure of somebody who was told later is there, or something was settled meanwhile. */
async function countReports({ comments, reports }: Database, comment: string, told: Told): Promise<boolean> {
  const { reported = 0, reportsSettledUntil: until } = told
  const [counted] = await reports
    .aggregate<{ readers: number; newest: number }>([
      { $match: { comment, on: true, ...(until !== undefined && { at: { $gt: until } }) } },
      { $group: { _id: null, readers: { $sum: 1 }, newest: { $max: '$at' } } },
    ])
    .toArray()
  const { matchedCount } = await comments.updateOne(
    {
      _id: comment,
      reportsSettledUntil: until ?? { $exists: false },
      reportsCounted: { $not: { $gte: reported } },
    },
    {
      $set: {
        reports: counted?.readers ?? 0,
        reportsCounted: reported,
        ...(counted && { newestReport: counted.newest }),
      },
    },
  )
  return matchedCount > 0
}

/** In a pipeline: settles what `reports` counts. */
export const settlingReports = {
  reports: { $literal: 0 },
  reportsSettledUntil: { $ifNull: [{ $max: ['$reportsSettledUntil', '$newestReport'] }, '$$REMOVE'] },
}

/** See `EngagementStore.settle`. */
export async function settle(
  { comments }: Database,
  { comment, seen }: { comment: string; seen: number },
): Promise<boolean> {
  await comments.updateOne({ _id: comment, reports: { $gt: 0, $lte: seen } }, [{ $set: settlingReports }])
  return (await comments.findOne({ _id: comment, reports: { $gt: seen } }, { projection: { _id: 1 } })) === null
}

/** At most this many rows are finished at once; the rest when these are done. */
const rowsAtOnce = 1_000

/** Finishes the supports and reports that were cut off before `before`. */
export async function finishRows(database: Database, before: number): Promise<void> {
  const cutOff = { owes: { $lt: before } }
  const ask = { sort: { owes: 1 }, limit: rowsAtOnce } as const
  for (const row of await database.supports.find(cutOff, ask).toArray()) {
    await finishSupport(database, row, row.owes ?? 0)
  }
  for (const row of await database.reports.find(cutOff, ask).toArray()) await finishReport(database, row)
}

/** Finishes the reactions that were cut off, and those under way, whose pages owe a publication twice then. */
export async function finishReactions(database: Database, limit: number): Promise<void> {
  const owing = await database.reactions.find({ owes: { $exists: true } }, { limit }).toArray()
  for (const row of owing) await finishReaction(database, row)
}
