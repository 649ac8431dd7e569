import type { AuditEntry } from '../../domain/audit.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { AuditStore } from '../audit.ts'
import { isNew, type Database } from './database.ts'
import { auditEntry, withUnderscore } from './documents.ts'
import { openChain } from './seals.ts'

/** The audit's facet on MongoDB. */
export function openAudit(database: Database): AuditStore {
  const { audit } = database
  const append = async (entry: AuditEntry): Promise<void> => {
    await isNew(audit.insertOne({ ...withUnderscore(entry), unsealed: 1 }))
  }
  return {
    ...openChain(database),
    append,
    async byId(id) {
      const found = await audit.findOne({ _id: id })
      return found && auditEntry(found)
    },
    async list({ offices, act, after, limit }) {
      const wanted = {
        ...(act && { act }),
        ...(offices !== 'all' && { offices: { $in: offices } }),
        ...(after !== null && { _id: { $lt: after } }),
      }
      const found = await audit
        .find(wanted, { sort: { _id: -1 }, limit: limit + 1 })
        .map(auditEntry)
        .toArray()
      return { entries: found.slice(0, limit), more: found.length > limit }
    },
    ofAct: ({ act, offices, since }) =>
      audit
        .find(
          { act, _id: { $gte: firstIdAt(since) }, ...(offices !== 'all' && { offices: { $in: offices } }) },
          { sort: { _id: -1 }, limit: 5_000 },
        )
        .map(auditEntry)
        .toArray(),
    async settle(id, subjects) {
      return (await audit.updateOne({ _id: id, unsealed: 1 }, { $set: { subjects } })).matchedCount > 0
    },
    // The line comes first: cut off after it, the decision is not marked yet, and taking it back is sent again.
    async markUndone(id, undone, entry) {
      if (!(await audit.findOne({ _id: id, undone: null }, { projection: { _id: 1 } }))) return false
      await append(entry)
      if ((await audit.updateOne({ _id: id, undone: null }, { $set: { undone } })).matchedCount > 0) return true
      await audit.deleteOne({ _id: entry.id, unsealed: 1 })
      return false
    },
  }
}
