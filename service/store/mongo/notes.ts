import type { NoteStore } from '../notes.ts'
import { isNew, type Database } from './database.ts'
import { withId, withUnderscore } from './documents.ts'

/** The notes' facet on MongoDB. */
export function openNotes({ notes }: Database): NoteStore {
  return {
    async add(note) {
      await isNew(notes.insertOne(withUnderscore(note)))
    },
    async byId(id) {
      const found = await notes.findOne({ _id: id })
      return found && withId(found)
    },
    async on(comment) {
      const found = notes.find({ comment, withdrawnAt: null }, { sort: { _id: -1 }, limit: 100 }).map(withId)
      return (await found.toArray()).toReversed()
    },
    async withdraw(id, at) {
      return (await notes.updateOne({ _id: id }, { $set: { withdrawnAt: at } })).matchedCount > 0
    },
    async forget(comments) {
      await notes.deleteMany({ comment: { $in: comments } })
    },
    async dropWithdrawn(before) {
      return (await notes.deleteMany({ withdrawnAt: { $lt: before } })).deletedCount
    },
  }
}
