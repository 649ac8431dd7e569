import type { PersonHoldStore } from '../person-holds.ts'
import { isNew, type Database } from './database.ts'
import { withId, withUnderscore } from './documents.ts'
import { within } from './within.ts'

/** The facet of those who are looked at first, on MongoDB. */
export function openPersonHolds({ personHolds }: Database): PersonHoldStore {
  return {
    async add(hold) {
      await isNew(personHolds.insertOne(withUnderscore(hold)))
    },
    async byId(id) {
      const found = await personHolds.findOne({ _id: id })
      return found && withId(found)
    },
    async on({ person, reader, now }) {
      const named = [...(person === null ? [] : [{ person }]), ...(reader === null ? [] : [{ reader }])]
      if (named.length === 0) return []
      return personHolds
        .find({ $or: named, endedAt: null, until: { $gt: now } })
        .map(withId)
        .toArray()
    },
    async list({ offices, now, after, limit }) {
      const found = await personHolds
        .find(
          {
            endedAt: null,
            until: { $gt: now },
            ...(after !== null && { _id: { $lt: after } }),
            ...within(offices),
          },
          { sort: { _id: -1 }, limit: limit + 1 },
        )
        .map(withId)
        .toArray()
      return { holds: found.slice(0, limit), more: found.length > limit }
    },
    async end(id, at) {
      return (await personHolds.updateOne({ _id: id }, { $set: { endedAt: at } })).matchedCount > 0
    },
    async forget({ person, readers }) {
      await personHolds.deleteMany({ $or: [{ person }, { reader: { $in: readers } }] })
    },
    async dropOver(before) {
      return (await personHolds.deleteMany({ until: { $lt: before } })).deletedCount
    },
  }
}
