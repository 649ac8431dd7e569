import { mostFollowUps } from '../../domain/follow-ups.ts'
import type { FollowUpStore } from '../follow-ups.ts'
import { isNew, type Database } from './database.ts'
import { withId } from './documents.ts'

/** The facet of follow-ups on MongoDB. A place of a week is taken by an index that lets nobody in twice. */
export function openFollowUps({ followUps }: Database): FollowUpStore {
  const isThere = async (id: string): Promise<boolean> => (await followUps.countDocuments({ _id: id })) > 0
  return {
    of: (office, weeks) =>
      followUps
        .find({ office, week: { $in: weeks } }, { sort: { week: 1, place: 1 } })
        .map(withId)
        .toArray(),
    async byId(id) {
      const found = await followUps.findOne({ _id: id })
      return found && withId(found)
    },
    async add({ id, ...fields }) {
      for (let place = 0; place < mostFollowUps; place++) {
        if (await isNew(followUps.insertOne({ _id: id, ...fields, place }))) return 'added'
        if (await isThere(id)) return 'added'
      }
      return 'full'
    },
    change: async (id, set) => (await followUps.updateOne({ _id: id }, { $set: set })).matchedCount > 0,
    remove: async (id) => (await followUps.deleteOne({ _id: id })).deletedCount > 0,
  }
}
