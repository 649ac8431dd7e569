import { firstIdAt } from '../../domain/ids.ts'
import type { AuditStore } from '../store.ts'
import { isDuplicate, type Database } from './database.ts'
import { withId, withUnderscore } from './documents.ts'

/** The audit's facet on MongoDB. */
export function openAudit({ audit }: Database): AuditStore {
  return {
    async append(entry) {
      try {
        await audit.insertOne(withUnderscore(entry))
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    async byId(id) {
      const found = await audit.findOne({ _id: id })
      return found && withId(found)
    },
    async list({ offices, after, limit }) {
      const wanted = {
        ...(offices !== 'all' && { offices: { $in: offices } }),
        ...(after !== null && { _id: { $lt: after } }),
      }
      const found = await audit
        .find(wanted, { sort: { _id: -1 }, limit: limit + 1 })
        .map(withId)
        .toArray()
      return { entries: found.slice(0, limit), more: found.length > limit }
    },
    ofAct: ({ act, offices, since }) =>
      audit
        .find(
          { act, _id: { $gte: firstIdAt(since) }, ...(offices !== 'all' && { offices: { $in: offices } }) },
          { sort: { _id: -1 }, limit: 5_000 },
        )
        .map(withId)
        .toArray(),
    async settle(id, subjects) {
      await audit.updateOne({ _id: id }, { $set: { subjects } })
    },
    async markUndone(id, undone) {
      return (await audit.updateOne({ _id: id, undone: null }, { $set: { undone } })).matchedCount > 0
    },
  }
}
