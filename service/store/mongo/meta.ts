import type { MetaStore } from '../store.ts'
import { isDuplicate, type Database } from './database.ts'
import { claimed } from './documents.ts'
import { dump, dumpKeys, load } from './dumps.ts'

/** What stands before a duty's name in `_id`. */
const leased = 'lease:'

/** The facet of what belongs to the store as a whole, on MongoDB. */
export function openMeta(database: Database): MetaStore {
  return {
    claim: (name, value) => claim(database, name, value),
    lease: (duty, holder, now, until) => lease(database, duty, holder, now, until),
    dump: () => dump(database),
    dumpKeys: () => dumpKeys(database),
    load: (records) => load(database, records),
    isEmpty: () => isEmpty(database),
  }
}

async function claim({ meta }: Database, name: string, value: string): Promise<string> {
  const _id = claimed + name
  try {
    await meta.insertOne({ _id, value })
    return value
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await meta.findOne({ _id }))?.value ?? value
  }
}

/** Where another holds it, the filter finds nothing, the upsert inserts, and `_id` is taken: that is the guard. */
async function lease({ meta }: Database, duty: string, holder: string, now: number, until: number): Promise<boolean> {
  try {
    await meta.updateOne(
      { _id: leased + duty, $or: [{ holder }, { until: { $lte: now } }] },
      { $set: { holder, until } },
      { upsert: true },
    )
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

async function isEmpty({ comments, pages, people, offices, sites, members, audit }: Database): Promise<boolean> {
  const holdsAny = await Promise.all([
    comments.findOne({}, { projection: { _id: 1 } }),
    pages.findOne({}, { projection: { _id: 1 } }),
    people.findOne({}, { projection: { _id: 1 } }),
    offices.findOne({ removed: { $exists: false } }, { projection: { _id: 1 } }),
    sites.findOne({ removed: { $exists: false } }, { projection: { _id: 1 } }),
    members.findOne({}, { projection: { _id: 1 } }),
    audit.findOne({}, { projection: { _id: 1 } }),
  ])
  return holdsAny.every((found) => found === null)
}
