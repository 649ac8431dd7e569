import type { MetaStore, Told } from '../meta.ts'
import { isNew, type Database } from './database.ts'
import { claimed, toldAs } from './documents.ts'
import { dump, dumpKeys, load } from './dumps.ts'

/** What stands before a duty's name in `_id`. */
const leased = 'lease:'

/** The facet of what belongs to the store as a whole, on MongoDB. */
export function openMeta(database: Database): MetaStore {
  return {
    claim: (name, value) => claim(database, name, value),
    told: (name, known) => told(database, name, known),
    tell: (name, value, revision) => tell(database, name, value, revision),
    lease: (duty, holder, now, until) => lease(database, duty, holder, now, until),
    dump: () => dump(database),
    dumpKeys: () => dumpKeys(database),
    load: (records) => load(database, records),
    isEmpty: () => isEmpty(database),
  }
}

async function claim({ meta }: Database, name: string, value: string): Promise<string> {
  const _id = claimed + name
  if (await isNew(meta.insertOne({ _id, value }))) return value
  return (await meta.findOne({ _id }))?.value ?? value
}

async function told({ meta }: Database, name: string, known = 0): Promise<Told | null> {
  const found = await meta.findOne({ _id: toldAs + name, revision: { $gt: known } })
  return found?.told === undefined ? null : { value: found.told, revision: found.revision ?? 1 }
}

/**
 * The revision is the guard. Whose answer was lost and who sends it again has lost against themselves, and reads first.
 */
async function tell({ meta }: Database, name: string, value: string, revision: number): Promise<boolean> {
  const _id = toldAs + name
  if (revision > 0) {
    const { matchedCount } = await meta.updateOne({ _id, revision }, { $set: { told: value }, $inc: { revision: 1 } })
    return matchedCount > 0
  }
  return isNew(meta.insertOne({ _id, told: value, revision: 1 }))
}

/** Where another holds it, the filter finds nothing, the upsert inserts, and `_id` is taken: that is the guard. */
function lease({ meta }: Database, duty: string, holder: string, now: number, until: number): Promise<boolean> {
  const free = { _id: leased + duty, $or: [{ holder }, { until: { $lte: now } }] }
  return isNew(meta.updateOne(free, { $set: { holder, until } }, { upsert: true }))
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
