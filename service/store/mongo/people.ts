import type { Erasure, Person, PersonKey } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { PeopleStore } from '../people.ts'
import type { Newcomer } from '../comments.ts'
import { isNew, type Database } from './database.ts'
import { plainBytes, withUnderscore, type ErasureDocument, type PersonDocument } from './documents.ts'

/** The record of a person's document. */
export const person = ({ _id, lookup, sealed, createdAt, silentSince }: PersonDocument): Person => ({
  id: _id,
  lookup,
  sealed: plainBytes(sealed),
  createdAt,
  ...(silentSince !== undefined && { silentSince }),
})

/** In place of the time: it is decided that they are forgotten, and nobody keeps them. */
const goes = -1

/** The people's facet on MongoDB. */
export function openPeople(database: Database): PeopleStore {
  const { people, personKeys, dailySecrets, erasures } = database
  return {
    byLookup: (lookup) => byLookup(database, lookup),
    async byId(id) {
      const found = await people.findOne({ _id: id })
      return found && person(found)
    },
    async key(id) {
      const found = await personKeys.findOne({ _id: id })
      return found && { person: id, wrapped: plainBytes(found.wrapped), createdAt: found.createdAt }
    },
    erase: (id) => erase(database, id),
    beginErasing: (erasure) => beginErasing(database, erasure),
    erasures: () =>
      erasures
        .find({}, { sort: { begunAt: 1, _id: 1 } })
        .map(erasure)
        .toArray(),
    async endErasing(id) {
      await erasures.deleteOne({ _id: id })
    },
    async markSilent(id, now) {
      await people.updateOne({ _id: id, silentSince: { $exists: false } }, { $set: { silentSince: now } })
    },
    async keep(id) {
      if ((await personKeys.countDocuments({ _id: id }, { limit: 1 })) === 0) return false
      const kept = await people.updateOne({ _id: id, silentSince: { $ne: goes } }, { $unset: { silentSince: '' } })
      return kept.matchedCount > 0
    },
    silent: (before, limit) =>
      people
        .find({ silentSince: { $lt: before } }, { projection: { _id: 1 }, limit })
        .map(({ _id }) => _id)
        .toArray(),
    forget: (id, before) => forget(database, id, before),
    async dailySecret(day, { secret, createdAt }) {
      const known = await dailySecrets.findOne({ _id: day })
      if (!known) await isNew(dailySecrets.insertOne({ _id: day, secret, createdAt }))
      const found = known ?? (await dailySecrets.findOne({ _id: day }))
      return found ? { day, secret: plainBytes(found.secret), createdAt: found.createdAt } : { day, secret, createdAt }
    },
    async dropDailySecretsBefore(time) {
      return (await dailySecrets.deleteMany({ createdAt: { $lt: time } })).deletedCount
    },
  }
}

/** The key first: killed in between, the record that is left can no longer be read. */
async function erase({ people, personKeys }: Database, id: string): Promise<void> {
  await personKeys.deleteOne({ _id: id })
  await people.deleteOne({ _id: id })
}

/** The record of an erasure's document. */
export const erasure = ({ _id, begunAt }: ErasureDocument): Erasure => ({ person: _id, begunAt })

async function beginErasing({ erasures }: Database, { person: _id, begunAt }: Erasure): Promise<void> {
  await isNew(erasures.insertOne({ _id, begunAt }))
}

const hasComment = async ({ comments }: Database, person: string): Promise<boolean> =>
  (await comments.findOne({ 'author.person': person }, { projection: { _id: 1 } })) !== null

/**
 * That they go is one write, which a `keep` prevents or comes too late for; then the key, then the record. Whoever
 * wrote without having seen them silent did so long before, and their comment is found.
 */
async function forget(database: Database, id: string, before: number): Promise<boolean> {
  const { people } = database
  if (await hasComment(database, id)) {
    await people.updateOne({ _id: id, silentSince: { $ne: goes } }, { $unset: { silentSince: '' } })
    return false
  }
  const decided = await people.updateOne({ _id: id, silentSince: { $lt: before } }, { $set: { silentSince: goes } })
  if (decided.matchedCount === 0) return false
  await erase(database, id)
  return true
}

async function byLookup({ people }: Database, lookup: string): Promise<Person | null> {
  const found = await people.findOne({ lookup })
  return found && person(found)
}

/**
 * The id of the person with this address, stored where it is new: the key first, so that there is never a person
 * without a key. A key left without its person by a kill opens nothing. Whoever comes second takes their key away
 * again.
 */
export async function ensurePerson(database: Database, { person: added, key }: Newcomer): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const present = await byLookup(database, added.lookup)
    if (present) return present.id
    await putKey(database, key)
    if (await isNew(database.people.insertOne(withUnderscore(added)))) return added.id
    const first = await byLookup(database, added.lookup)
    if (first?.id !== added.id) await database.personKeys.deleteOne({ _id: key.person })
    if (first) return first.id
    // Whoever was first was erased meanwhile: once more.
  }
  throw new Refusal('unavailable', { retryAfter: 5 })
}

async function putKey({ personKeys }: Database, { person: id, wrapped, createdAt }: PersonKey): Promise<void> {
  await isNew(personKeys.updateOne({ _id: id }, { $set: { wrapped, createdAt } }, { upsert: true }))
}
