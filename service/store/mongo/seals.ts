import type { Filter } from 'mongodb'
import type { Seal } from '../../domain/chain.ts'
import { type HistoryLine, historyName, type Kept, lastSealed, unsealedLines } from '../../domain/history-line.ts'
import type { AuditStore } from '../audit.ts'
import { namedBy, standing } from '../sealing.ts'
import { isNew, type Database } from './database.ts'
import { auditEntry, type CommentDocument, type SealDocument } from './documents.ts'

const line = ({ _id: number, ...rest }: SealDocument): Seal => ({ number, ...rest })

export const sealDocument = ({ number, ...rest }: Seal): SealDocument => ({ _id: number, ...rest })

type Chain = Pick<
  AuditStore,
  'unsealed' | 'unsealedHistory' | 'countUnsealed' | 'lastSeal' | 'seal' | 'sealed' | 'lineNumbers'
>

/** The chain of seals on MongoDB: a line's number is its `_id`, so that of two who append one finds it taken. */
export function openChain(database: Database): Chain {
  const { audit, seals } = database
  // A line that stood once does still, unless it was taken out: the last one is looked for from there on, since some
  // servers read all that a filter matches before they put it in order.
  let stood = 0
  const lastFrom = (number: number) => seals.findOne({ _id: { $gte: number } }, { sort: { _id: -1 } })
  return {
    async unsealed(limit) {
      const waiting = await audit
        .find({ unsealed: { $gte: 1 } }, { projection: { _id: 1 }, sort: { _id: 1 }, limit })
        .toArray()
      const ids = waiting.map(({ _id }) => _id)
      await audit.updateMany({ _id: { $in: ids }, unsealed: 1 }, { $set: { unsealed: 2 } })
      // Read after they were closed: what is read now stays.
      const closed = audit.find({ _id: { $in: ids }, unsealed: 2 }, { sort: { _id: 1 } })
      return closed.map(auditEntry).toArray()
    },
    unsealedHistory: openUnsealed(database),
    async countUnsealed() {
      const waiting = await Promise.all([
        audit.countDocuments({ unsealed: { $gte: 1 } }),
        database.comments.countDocuments({ toSeal: true }),
      ])
      return waiting[0] + waiting[1]
    },
    async lastSeal() {
      const found = (await lastFrom(stood)) ?? (await lastFrom(0))
      stood = found?._id ?? 0
      return found && line(found)
    },
    seal: (lines) => append(database, lines),
    async sealed({ from, limit }) {
      const lines = await linesFrom(database, from, limit)
      const names = namedBy(lines.map(({ entry }) => entry))
      const [entries, histories] = await Promise.all([
        audit
          .find({ _id: { $in: names.audit } })
          .map(auditEntry)
          .toArray(),
        historiesOf(database, { _id: { $in: names.comments } }),
      ])
      const named = standing(entries, histories)
      return lines.map((one) => ({ line: one, entry: named(one.entry) }))
    },
    async lineNumbers(entries) {
      const found = await seals.find({ entry: { $in: entries } }, { projection: { entry: 1 } }).toArray()
      return new Map(found.map(({ _id, entry }) => [entry, _id]))
    },
  }
}

/** Lines have numbers without a gap, but where one was taken out: then whatever follows is looked for. */
async function linesFrom({ seals }: Database, from: number, limit: number): Promise<Seal[]> {
  const read = (before: number): Promise<Seal[]> =>
    seals
      .find({ _id: { $gte: from, $lt: before } }, { sort: { _id: 1 }, limit })
      .map(line)
      .toArray()
  const lines = await read(from + limit)
  return lines.length === limit ? lines : read(Number.MAX_SAFE_INTEGER)
}

const historiesOf = ({ comments }: Database, wanted: Filter<CommentDocument>): Promise<Kept[]> =>
  comments
    .find(wanted, { projection: { site: 1, history: 1 }, sort: { _id: 1 } })
    .map(({ _id: id, site, history }) => ({ id, site, history }))
    .toArray()

/**
 * So many are looked up together: after a seed or an import all wait, and some servers read all that wait for each
 * look.
 */
const waitingMost = 20_000

/**
 * See `AuditStore.unsealedHistory`. What is known to wait may have been sealed since: then whatever waits is looked up
 * anew.
 */
function openUnsealed(database: Database): AuditStore['unsealedHistory'] {
  let known: string[] = []
  const lookUp = async (): Promise<string[]> =>
    (
      await database.comments
        .find({ toSeal: true }, { projection: { _id: 1 }, sort: { _id: 1 }, limit: waitingMost })
        .toArray()
    ).map(({ _id }) => _id)
  return async (most) => {
    for (let isFresh = false; ;) {
      if (known.length === 0 && !isFresh) {
        known = await lookUp()
        isFresh = true
      }
      const lines = await unsealedAmong(database, known.slice(0, most))
      if (lines.length > 0 || known.length === 0) return lines
      known = known.slice(most)
    }
  }
}

/** What a kill has left sealed and not told is told here. */
async function unsealedAmong(database: Database, ids: string[]): Promise<HistoryLine[]> {
  if (ids.length === 0) return []
  const waiting = await historiesOf(database, { _id: { $in: ids }, toSeal: true })
  const names = waiting.flatMap((one) => unsealedLines(one, new Set()).map(historyName))
  const found = await database.seals.find({ entry: { $in: names } }, { projection: { entry: 1 } }).toArray()
  const sealed = new Set(found.map(({ entry }) => entry))
  await settle(database, [...sealed])
  return waiting.flatMap((one) => unsealedLines(one, sealed))
}

/** A comment owes nothing more once the last line of its history is sealed: they are sealed in order. */
export async function settle({ comments }: Database, names: string[]): Promise<void> {
  // One write for all whose histories are as long: they are few lengths, and each write waits for the disk.
  const byLength = Map.groupBy(lastSealed(names), ([, length]) => length)
  for (const [length, some] of byLength) {
    const ids = some.map(([id]) => id)
    const whole = { _id: { $in: ids }, [`history.${length}`]: { $exists: false } }
    await comments.updateMany(whole, { $unset: { toSeal: '' } })
  }
}

/** A backup's seals come before the comments that they seal. */
export async function settleSealed(database: Database, comments: readonly Kept[]): Promise<void> {
  const names = comments.map(({ id: comment, site, history }) =>
    historyName({ site, comment, place: history.length - 1 }),
  )
  const found = await database.seals.find({ entry: { $in: names } }, { projection: { entry: 1 } }).toArray()
  await settle(
    database,
    found.map(({ entry }) => entry),
  )
}

/**
 * A line is only worked out from one that stands, and each number is taken once: so what is inserted follows what it
 * was worked out from. An entry that another line names meanwhile ends it, and is sealed by that one. Killed before the
 * entries are told, they are handed out once more, and told then.
 */
async function append(database: Database, lines: Seal[]): Promise<number> {
  const { seals, audit } = database
  await insertInOrder(database, lines)
  const wanted = lines.map(({ entry }) => entry)
  const named = await seals.find({ entry: { $in: wanted } }).toArray()
  const told = named.map(({ entry }) => entry)
  await audit.updateMany({ _id: { $in: told }, unsealed: { $exists: true } }, { $unset: { unsealed: '' } })
  await settle(database, told)
  const seen = new Set(named.map(({ seal }) => seal))
  return lines.filter(({ seal }) => seen.has(seal)).length
}

/** Together where nothing is in their way, as mostly; else each alone, to the first that is another's. */
async function insertInOrder({ seals }: Database, lines: Seal[]): Promise<void> {
  if (lines.length === 0) return
  if (await isNew(seals.insertMany(lines.map(sealDocument), { ordered: true }))) return
  for (const one of lines) {
    if (await isNew(seals.insertOne(sealDocument(one)))) continue
    if ((await seals.findOne({ _id: one.number }))?.seal !== one.seal) break
  }
}
