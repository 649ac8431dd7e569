import type { RotationStore } from '../rotation.ts'
import { covering } from './covers.ts'
import type { Database } from './database.ts'
import { claimed, plainBytes } from './documents.ts'
import { person } from './people.ts'

/** What a new master secret asks, on MongoDB. */
export function openRotation({ people, personKeys, members, covers, meta }: Database): RotationStore {
  return {
    async people({ after, limit }) {
      const found = await people.find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit }).toArray()
      const keys = await personKeys.find({ _id: { $in: found.map(({ _id }) => _id) } }).toArray()
      const byPerson = new Map(keys.map((key) => [key._id, key]))
      return found.map((document) => {
        const key = byPerson.get(document._id)
        return {
          person: person(document),
          key: key ? { person: key._id, wrapped: plainBytes(key.wrapped), createdAt: key.createdAt } : null,
        }
      })
    },
    /** Keys first: killed in between, they open by the new secret, and the lookups are made again. */
    async resealPeople(list) {
      if (list.length === 0) return
      await personKeys.bulkWrite(
        list.map(({ id, wrapped }) => ({ updateOne: { filter: { _id: id }, update: { $set: { wrapped } } } })),
      )
      await people.bulkWrite(
        list.map(({ id, lookup }) => ({ updateOne: { filter: { _id: id }, update: { $set: { lookup } } } })),
      )
    },
    async resealMember({ id, lookup, sealed }) {
      await members.updateOne({ _id: id }, { $set: { lookup, sealed } })
    },
    covers: ({ after, limit }) =>
      covers
        .find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit })
        .map(covering)
        .toArray(),
    async resealCover({ id, sealed }) {
      await covers.updateOne({ _id: id }, { $set: { sealed } })
    },
    async replaceClaim(name, was, value) {
      const { matchedCount } = await meta.updateOne({ _id: claimed + name, value: was }, { $set: { value } })
      return matchedCount > 0
    },
  }
}
