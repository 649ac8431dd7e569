import { folded } from '../searching.ts'
import type { PageStore } from '../store.ts'
import type { Database } from './database.ts'
import { withId, type PageDocument } from './documents.ts'
import { publish } from './publication.ts'

/** Everything of a page but what is the store's own. */
const pageFields = { ticket: 0 } as const
type PageRead = Omit<PageDocument, keyof typeof pageFields>

/** The pages' facet on MongoDB. */
export function openPages(database: Database): PageStore {
  const { pages, comments } = database
  return {
    async byId(id) {
      const found = await pages.findOne<PageRead>({ _id: id }, { projection: pageFields })
      return found && withId(found)
    },
    byIds: (ids) =>
      pages
        .find<PageRead>({ _id: { $in: ids } }, { projection: pageFields })
        .map(withId)
        .toArray(),
    async revisions(ids) {
      const found = await pages.find({ _id: { $in: ids } }, { projection: { revision: 1, comments: 1 } }).toArray()
      return new Map(found.map((page) => [page._id, { revision: page.revision, comments: page.comments }]))
    },
    publish: (page, ids, now) => publish(database, page, ids, now),
    /** The copies that the queue's search reads come first: killed in between, the page still asks for its new title. */
    async rename(id, title) {
      await comments.updateMany({ page: id }, { $set: { 'search.title': folded(title) } })
      await pages.updateOne({ _id: id }, { $set: { title } })
    },
  }
}
