import type { Thanks, ThanksStore } from '../thanks.ts'
import { isNew, type Database } from './database.ts'

/** Named by what it must be once. */
export const thanksDocument = (thanks: Thanks) => ({ _id: `${thanks.answer} ${thanks.reader}`, ...thanks })

/** The facet of thanks on MongoDB. */
export function openThanks({ thanks }: Database): ThanksStore {
  return {
    async add(added) {
      await isNew(thanks.insertOne(thanksDocument(added)))
    },
    async of(answers) {
      const stages = [{ $match: { answer: { $in: answers } } }, { $group: { _id: '$answer', readers: { $sum: 1 } } }]
      const found = await thanks.aggregate<{ _id: string; readers: number }>(stages).toArray()
      return new Map(found.map(({ _id, readers }) => [_id, readers]))
    },
  }
}
