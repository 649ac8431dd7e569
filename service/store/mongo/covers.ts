import type { Covering } from '../../domain/covering.ts'
import type { CoverStore } from '../covers.ts'
import { isNew, type Database } from './database.ts'
import { plainBytes, withId, withUnderscore, type CoverDocument } from './documents.ts'

/** The record of a cover's document. */
export const covering = (document: CoverDocument): Covering => ({
  ...withId(document),
  sealed: plainBytes(document.sealed),
})

/** The covers' facet on MongoDB. */
export function openCovers({ covers }: Database): CoverStore {
  return {
    async add(added) {
      await isNew(covers.insertOne(withUnderscore(added)))
    },
    async byId(id) {
      const found = await covers.findOne({ _id: id })
      return found && covering(found)
    },
    on: (comment) =>
      covers
        .find({ comment }, { sort: { _id: -1 }, limit: 100 })
        .map(covering)
        .toArray(),
    async remove(id) {
      await covers.deleteOne({ _id: id })
    },
    async forget(comments) {
      await covers.deleteMany({ comment: { $in: comments } })
    },
    async dropExpired(now) {
      return (await covers.deleteMany({ until: { $lte: now } })).deletedCount
    },
  }
}
