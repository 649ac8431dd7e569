import type { SavedAnswerStore } from '../saved-answers.ts'
import type { Database } from './database.ts'
import { withId } from './documents.ts'

/** The facet of saved answers on MongoDB. Of several who save an office's last one at once, all may be let in. */
export function openSavedAnswers({ savedAnswers }: Database): SavedAnswerStore {
  return {
    of: (offices) =>
      savedAnswers
        .find({ office: { $in: offices } }, { sort: { title: 1, _id: 1 } })
        .map(withId)
        .toArray(),
    async byId(id) {
      const found = await savedAnswers.findOne({ _id: id })
      return found && withId(found)
    },
    async save({ id, ...fields }, most) {
      const { office, ...changed } = fields
      const known = await savedAnswers.updateOne({ _id: id }, { $set: changed })
      if (known.matchedCount > 0) return 'saved'
      if ((await savedAnswers.countDocuments({ office })) >= most) return 'full'
      await savedAnswers.updateOne({ _id: id }, { $set: fields }, { upsert: true })
      return 'saved'
    },
    remove: async (id) => (await savedAnswers.deleteOne({ _id: id })).deletedCount > 0,
  }
}
