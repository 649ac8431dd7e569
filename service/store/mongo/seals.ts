import type { Seal } from '../../domain/chain.ts'
import type { AuditStore } from '../audit.ts'
import { isDuplicate, type Database } from './database.ts'
import { auditEntry, type SealDocument } from './documents.ts'

const line = ({ _id: number, ...rest }: SealDocument): Seal => ({ number, ...rest })

export const sealDocument = ({ number, ...rest }: Seal): SealDocument => ({ _id: number, ...rest })

type Chain = Pick<AuditStore, 'unsealed' | 'countUnsealed' | 'lastSeal' | 'seal' | 'sealed' | 'lineNumbers'>

/** The chain of seals on MongoDB: a line's number is its `_id`, so that of two who append one finds it taken. */
export function openChain(database: Database): Chain {
  const { audit, seals } = database
  return {
    async unsealed(limit) {
      const waiting = await audit
        .find({ unsealed: { $exists: true } }, { projection: { _id: 1 }, sort: { _id: 1 }, limit })
        .toArray()
      const ids = waiting.map(({ _id }) => _id)
      await audit.updateMany({ _id: { $in: ids }, unsealed: 1 }, { $set: { unsealed: 2 } })
      // Read after they were closed: what is read now stays.
      const closed = audit.find({ _id: { $in: ids }, unsealed: 2 }, { sort: { _id: 1 } })
      return closed.map(auditEntry).toArray()
    },
    countUnsealed: () => audit.countDocuments({ unsealed: { $exists: true } }),
    async lastSeal() {
      const found = await seals.findOne({}, { sort: { _id: -1 } })
      return found && line(found)
    },
    seal: (lines) => append(database, lines),
    async sealed({ from, limit }) {
      const lines = await seals
        .find({ _id: { $gte: from } }, { sort: { _id: 1 }, limit })
        .map(line)
        .toArray()
      const found = await audit.find({ _id: { $in: lines.map(({ entry }) => entry) } }).toArray()
      const entries = new Map(found.map((document) => [document._id, auditEntry(document)]))
      return lines.map((one) => ({ line: one, entry: entries.get(one.entry) ?? null }))
    },
    async lineNumbers(entries) {
      const found = await seals.find({ entry: { $in: entries } }, { projection: { entry: 1 } }).toArray()
      return new Map(found.map(({ _id, entry }) => [entry, _id]))
    },
  }
}

/**
 * A line is only worked out from one that stands, and each number is taken once: so what is inserted follows what it
 * was worked out from. An entry that another line names meanwhile ends it, and is sealed by that one. Killed before the
 * entries are told, they are handed out once more, and told then.
 */
async function append({ seals, audit }: Database, lines: Seal[]): Promise<number> {
  for (const one of lines) {
    try {
      await seals.insertOne(sealDocument(one))
    } catch (error) {
      if (!isDuplicate(error)) throw error
      if ((await seals.findOne({ _id: one.number }))?.seal !== one.seal) break
    }
  }
  const wanted = lines.map(({ entry }) => entry)
  const named = await seals.find({ entry: { $in: wanted } }).toArray()
  const told = named.map(({ entry }) => entry)
  await audit.updateMany({ _id: { $in: told }, unsealed: { $exists: true } }, { $unset: { unsealed: '' } })
  const standing = new Set(named.map(({ seal }) => seal))
  return lines.filter(({ seal }) => standing.has(seal)).length
}
