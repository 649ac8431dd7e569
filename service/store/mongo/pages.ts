import type { NewPage } from '../../domain/page.ts'
import { folded } from '../searching.ts'
import type { PageStore } from '../pages.ts'
import { isNew, type Database } from './database.ts'
import { page, pageFields, type PageRead } from './documents.ts'
import { publish } from './publication.ts'
import { finishReactions } from './turns.ts'

/** The pages' facet on MongoDB. */
export function openPages(database: Database): PageStore {
  const { pages } = database
  return {
    async byId(id) {
      const found = await pages.findOne<PageRead>({ _id: id }, { projection: pageFields })
      return found && page(found)
    },
    byIds: (ids) =>
      pages
        .find<PageRead>({ _id: { $in: ids } }, { projection: pageFields })
        .map(page)
        .toArray(),
    ofSite: ({ site, after, limit }) =>
      pages
        .find<PageRead>(
          { _id: { $gt: after ?? '' }, ...(site !== null && { site }) },
          { projection: pageFields, sort: { _id: 1 }, limit },
        )
        .map(page)
        .toArray(),
    async revisions(ids) {
      const found = await pages.find({ _id: { $in: ids } }, { projection: { revision: 1, comments: 1 } }).toArray()
      return new Map(found.map((one) => [one._id, { revision: one.revision, comments: one.comments }]))
    },
    publish: (id, ids, now) => publish(database, id, ids, now),
    /**
     * The copies that the queue's search reads come first: killed in between, the page still asks for its new title.
     */
    async rename(id, title) {
      await entitle(database, id, title)
      await pages.updateOne({ _id: id }, { $set: { title } })
    },
    pin: (id, comment, on) => (on ? pin(database, id, comment) : unpin(database, id, comment)),
    async owing(limit) {
      await finishReactions(database, limit)
      return pages
        .find({ owes: true }, { projection: { _id: 1 }, limit })
        .map(({ _id }) => _id)
        .toArray()
    },
  }
}

/** Makes sure that the page is stored, and gives its title: the first one that says anything stays. */
export async function ensurePage({ pages }: Database, wanted: NewPage): Promise<string> {
  const known = await pages.findOne({ _id: wanted.id }, { projection: { title: 1 } })
  if (known?.title === '' && wanted.title !== '')
    await pages.updateOne({ _id: wanted.id, title: '' }, { $set: { title: wanted.title } })
  if (known) return known.title || wanted.title
  const { id, ...fields } = wanted
  const born = { ...fields, revision: 0, comments: 0, changes: [], ticket: 0 }
  await isNew(pages.updateOne({ _id: id }, { $setOnInsert: born }, { upsert: true }))
  return wanted.title
}

const entitledTogether = 500

/**
 * Says the page's title with each of its comments, for the queue's search. Some at a time: a page may have more
 * comments than one write gets through before the line is given up.
 */
export async function entitle({ comments }: Database, page: string, title: string): Promise<void> {
  const set = { $set: { 'search.title': folded(title) } }
  let ids: string[] = []
  const write = async (): Promise<void> => {
    await comments.updateMany({ _id: { $in: ids } }, set)
    ids = []
  }
  const found = comments.find({ page }, { projection: { _id: 1 }, batchSize: entitledTogether })
  for await (const { _id } of found) if (ids.push(_id) === entitledTogether) await write()
  if (ids.length > 0) await write()
}

/** The pin and what is owed for it are one write. See `PageStore.pin`. */
async function pin({ pages, comments }: Database, id: string, comment: string): Promise<boolean> {
  if (!(await comments.findOne({ _id: comment, page: id }, { projection: { _id: 1 } }))) return false
  const change = { $set: { pinned: comment, owes: true as const }, $inc: { due: 1 } }
  return (await pages.updateOne({ _id: id, pinned: { $ne: comment } }, change)).matchedCount > 0
}

async function unpin({ pages }: Database, id: string, comment: string): Promise<boolean> {
  const change = { $unset: { pinned: '' as const }, $set: { owes: true as const }, $inc: { due: 1 } }
  return (await pages.updateOne({ _id: id, pinned: comment }, change)).matchedCount > 0
}
