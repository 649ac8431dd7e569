import type { Directory, Office, Site } from '../../domain/offices.ts'
import type { OfficeStore } from '../offices.ts'
import { isDuplicate, isNew, type Database } from './database.ts'
import { withUnderscore, type OfficeDocument, type SiteDocument } from './documents.ts'

/*
 * The directory's revision has to grow with every change, even where its maker is killed right after it, and so it
 * cannot be a figure kept apart. Each office and site counts its own writes (`changes`), in the very write, and the
 * revision is the sum of all: whoever holds the sum of what they read sees it grow with whatever they have not read.
 * What is removed stays as a document that nobody is shown, since the sum must not fall. A write sent twice counts
 * twice, which only means one reading more.
 */
const anotherWrite = { $inc: { changes: 1 } } as const
const present = { removed: { $exists: false } } as const
const gone = { removed: true } as const

/** The record of an office's document. */
export const office = ({ _id, name, kind, parent, settings, closing }: OfficeDocument): Office => ({
  id: _id,
  name,
  kind,
  parent,
  settings,
  ...(closing === undefined ? {} : { closing }),
})

/** The record of a site's document. */
export const site = ({ _id, code = '', name, office: owner, origins, createdAt }: SiteDocument): Site => ({
  id: _id,
  code,
  name,
  office: owner,
  origins,
  createdAt,
})

/** The offices' and sites' facet on MongoDB. */
export function openOffices(database: Database): OfficeStore {
  const { offices, sites } = database
  return {
    directory: () => readDirectory(database),
    async directoryRevision() {
      return (await sumOf(offices)) + (await sumOf(sites))
    },
    addOffice: (added) => addOffice(database, added),
    async saveSettings(id, settings, was) {
      // As it was read, to the order of its names: a document that somebody else has written since is another one.
      const expected = was === undefined ? {} : { settings: { $eq: was } }
      const saved = await offices.updateOne(
        { _id: id, ...present, ...expected },
        { $set: { settings }, ...anotherWrite },
      )
      return was === undefined || saved.matchedCount > 0
    },
    async saveClosing(id, closing) {
      const change = closing === null ? { $unset: { closing: '' as const } } : { $set: { closing } }
      return (await offices.updateOne({ _id: id, ...present }, { ...change, ...anotherWrite })).matchedCount > 0
    },
    async moveOffice(id, { from, to }) {
      const moved = await offices.updateOne(
        { _id: id, parent: from, ...present },
        { $set: { parent: to }, ...anotherWrite },
      )
      return moved.matchedCount > 0
    },
    addSite: (added) => addSite(database, added),
    async changeSite(id, { name, office: owner, origins }) {
      const change = { $set: { name, office: owner, origins }, ...anotherWrite }
      return (await sites.updateOne({ _id: id, ...present }, change)).matchedCount > 0
    },
    removeSite: (id) => removeSite(database, id),
    removeOffice: (id) => removeOffice(database, id),
  }
}

async function readDirectory(database: Database): Promise<Directory> {
  const offices = await database.offices.find({}, { sort: { _id: 1 } }).toArray()
  const sites = await database.sites.find({}, { sort: { _id: 1 } }).toArray()
  return {
    offices: new Map(offices.filter(isPresent).map((document) => [document._id, office(document)])),
    sites: new Map(sites.filter(isPresent).map((document) => [document._id, site(document)])),
    revision: [...offices, ...sites].reduce((sum, { changes }) => sum + changes, 0),
  }
}

const isPresent = ({ removed }: { removed?: true }): boolean => removed === undefined

async function sumOf(collection: Database['offices'] | Database['sites']): Promise<number> {
  const stages = [{ $match: { changes: { $gt: 0 } } }, { $group: { _id: null, sum: { $sum: '$changes' } } }]
  // By its index alone: settings may be long.
  const [total] = await collection.aggregate<{ sum: number }>(stages, { hint: 'changes' }).toArray()
  return total?.sum ?? 0
}

/** See `OfficeStore.addOffice`. */
export async function addOffice({ offices }: Database, added: Office): Promise<'added' | 'taken'> {
  const { _id, ...fields } = withUnderscore(added)
  if (await isNew(offices.insertOne({ _id, ...fields, changes: 1 }))) return 'added'
  // What one of the same name had closed is not taken over.
  const { closing } = added
  const unset = { removed: '' as const, ...(closing === undefined ? { closing: '' as const } : {}) }
  const revived = await offices.updateOne({ _id, ...gone }, { $set: fields, $unset: unset, ...anotherWrite })
  return revived.matchedCount > 0 ? 'added' : 'taken'
}

/** See `OfficeStore.addSite`. */
export async function addSite({ sites }: Database, added: Site): Promise<'added' | 'taken' | 'code-taken'> {
  const { _id, ...fields } = withUnderscore(added)
  try {
    const revived = await sites.updateOne({ _id, ...gone }, { $set: fields, $unset: { removed: '' }, ...anotherWrite })
    if (revived.matchedCount === 0) await sites.insertOne({ _id, ...fields, changes: 1 })
    return 'added'
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await sites.findOne({ _id, ...present }, { projection: { _id: 1 } })) ? 'taken' : 'code-taken'
  }
}

/**
 * The site with its pages, comments, and what readers did with both, in batches. The site itself goes when nothing is
 * left of it: killed before, it is still there, and removing it again goes on. What was posted meanwhile goes in the
 * last round.
 */
async function removeSite(database: Database, id: string): Promise<number> {
  const before = await removeContents(database, id)
  await database.sites.updateOne(
    { _id: id, ...present },
    { $set: { ...gone, origins: [] }, $unset: { code: '' }, ...anotherWrite },
  )
  return before + (await removeContents(database, id))
}

async function removeContents(database: Database, site: string): Promise<number> {
  const { comments, pages, supports, reports, reactions, notes, covers, thanks } = database
  let removed = 0
  // What was done to something is found by that, and goes before it.
  for await (const batch of idsOf(comments, site)) {
    await supports.deleteMany({ comment: { $in: batch } })
    await reports.deleteMany({ comment: { $in: batch } })
    await notes.deleteMany({ comment: { $in: batch } })
    await covers.deleteMany({ comment: { $in: batch } })
    await thanks.deleteMany({ answer: { $in: batch } })
    removed += (await comments.deleteMany({ _id: { $in: batch } })).deletedCount
  }
  for await (const batch of idsOf(pages, site)) {
    await reactions.deleteMany({ page: { $in: batch } })
    await pages.deleteMany({ _id: { $in: batch } })
  }
  return removed
}

/** What a site still has there, a thousand at a time. */
async function* idsOf(collection: Database['comments'] | Database['pages'], site: string): AsyncGenerator<string[]> {
  for (;;) {
    const found = collection.find({ site }, { projection: { _id: 1 }, limit: 1_000 })
    const batch = (await found.toArray()).map(({ _id }) => _id)
    if (batch.length === 0) return
    yield batch
  }
}

/** Only an office that nothing stands on. What came to stand on it between look and removal brings it back. */
async function removeOffice(database: Database, id: string): Promise<boolean> {
  if (await isStoodOn(database, id)) return false
  const { matchedCount } = await database.offices.updateOne({ _id: id, ...present }, { $set: gone, ...anotherWrite })
  if (matchedCount === 0) return false
  if (!(await isStoodOn(database, id))) {
    await database.savedAnswers.deleteMany({ office: id })
    await database.followUps.deleteMany({ office: id })
    return true
  }
  await database.offices.updateOne({ _id: id, ...gone }, { $unset: { removed: '' }, ...anotherWrite })
  return false
}

async function isStoodOn({ offices, sites, members }: Database, id: string): Promise<boolean> {
  const projection = { _id: 1 }
  return (
    (await offices.findOne({ parent: id, ...present }, { projection })) !== null ||
    (await sites.findOne({ office: id, ...present }, { projection })) !== null ||
    (await members.findOne({ office: id }, { projection })) !== null
  )
}
