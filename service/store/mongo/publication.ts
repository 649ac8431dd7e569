import type { Publication } from '../../domain/page.ts'
import { limits } from '../../contract/limits.ts'
import type { Comment } from '../../domain/comment.ts'
import { ancestors, publicBelow } from '../counting.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'

/*
 * How changes become public, without a transaction. Several processes may publish one page at once, and any of them
 * may be killed between any two of its writes.
 *
 *   change    one write: state, version, history, and `owes` (apply, insert)
 *   named     read the changes to be published with their versions
 *   turn      read the page's revision; where something has ancestors, draw a ticket, which only grows
 *   recount   count below each ancestor; write its figure with our ticket, unless a later ticket is on it; in the same
 *             write, mark it `recounted` where the figure is another
 *   count     the page's published comments, by an index
 *   raise     revision r → r + 1, only where it is still r; the figure and the changed ids in the same write. Lost: from
 *             `turn` again
 *   settle    take `owes` from what is still at the version that was read in `named`, `recounted` from what still has
 *             the ticket that was seen on it
 *
 * Readers never see an old thread under a new revision: every figure is written before `raise`. Seeing a newer thread
 * under an old revision is harmless, for another revision follows.
 *
 * `comments` is right: whoever raises r counted after r was there, and nobody else raised it meanwhile. So the counts
 * of successive winners were made one after the other, each after the change that it names.
 *
 * `replyCount` is right: let t be the ticket on an ancestor and X a change below it that its figure leaves out. X was
 * made after the counting under t, hence after t was drawn. Had somebody settled X, they would have read X's version
 * after it was made, then drawn a ticket (larger than t), then written their figure or found a larger ticket still;
 * t would not be the ticket on it. So X still owes, and `owing` names it. That is why the versions are read before
 * the ticket is drawn, and why a figure is written, for its ticket's sake, even where it does not differ.
 *
 * Nothing is left unnamed, wherever the kill:
 *   before `recount`            nothing was written but a ticket, which means nothing by itself; X owes
 *   inside or after `recount`   as above, and ancestors with a new figure are `recounted`; `owing` names both
 *   after `raise`               all is right; what still owes is published once more, which costs a revision
 * A change made while we publish has another version, keeps its `owes`, and belongs to whoever made it. A figure that
 * another publisher set meanwhile has another ticket, and keeps its `recounted`.
 *
 * A lost answer is a kill of which the caller hears. Each write may be sent again: a ticket drawn twice is a larger
 * ticket, a raise done twice is a lost race against oneself, and one revision more.
 */

/** A change to be published, as it was before the ticket was drawn. */
type Named = Pick<CommentDocument, '_id' | 'root' | 'parent' | 'version' | 'owes' | 'counted' | 'recounted'>
type Turn = { revision: number; ticket: number }
/** Comments marked `recounted`, with the ticket that was seen on them. */
type Marks = Map<string, number>

/** Makes changes public; see `PageStore.publish` and the reasoning above. */
export async function publish(
  database: Database,
  page: string,
  ids: string[],
  now: number,
): Promise<Publication | null> {
  const named = await readNamed(database, page, ids)
  for (;;) {
    const turn = await takeTurn(database, page, named)
    if (!turn) return null
    const marks = await recount(database, named, turn.ticket, now)
    const changed = new Set([...named.map(({ _id }) => _id), ...marks.keys()])
    const publication = { revision: turn.revision + 1, comments: await countPublished(database, page) }
    if (await raise(database, page, publication, changed)) {
      await settle(database, named, marks)
      return publication
    }
  }
}

/** Those of `ids` that stand on the page, in the order given. */
async function readNamed({ comments }: Database, page: string, ids: string[]): Promise<Named[]> {
  const fields = { root: 1, parent: 1, version: 1, owes: 1, counted: 1, recounted: 1 }
  const found = await comments.find<Named>({ _id: { $in: ids }, page }, { projection: fields }).toArray()
  const byId = new Map(found.map((one) => [one._id, one]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

/** A ticket is drawn by `$inc`, against the rule, because it counts nothing: all that matters is that it grows. */
function takeTurn({ pages }: Database, page: string, named: Named[]): Promise<Turn | null> {
  const projection = { revision: 1, ticket: 1 }
  if (named.every(({ root }) => root === null)) return pages.findOne<Turn>({ _id: page }, { projection })
  return pages.findOneAndUpdate({ _id: page }, { $inc: { ticket: 1 } }, { returnDocument: 'after', projection })
}

/** Counts anew below every ancestor of what is named. Gives what is to be named with it. */
async function recount(database: Database, named: Named[], ticket: number, now: number): Promise<Marks> {
  const marks: Marks = new Map(
    named.filter(({ recounted }) => recounted !== undefined).map(({ _id, counted }) => [_id, counted]),
  )
  const byRoot = Map.groupBy(named, ({ root }) => root)
  byRoot.delete(null)
  const figures = new Map<string, number>()
  for (const [root, below] of byRoot) {
    if (root !== null) for (const [id, figure] of await figuresOf(database, root, below)) figures.set(id, figure)
  }
  if (figures.size === 0) return marks
  await writeFigures(database, figures, ticket, now)
  for (const [id, counted] of await readMarks(database, [...figures.keys()])) marks.set(id, counted)
  return marks
}

/** How many public comments stand below each ancestor of these, which share a root. */
async function figuresOf({ comments }: Database, root: string, named: Named[]): Promise<Map<string, number>> {
  // Mostly all are direct replies, and then nothing has to be fetched, however many there are.
  if (named.every(({ parent }) => parent === root)) {
    const published = { root, listed: true, state: 'published' } as const
    return new Map([[root, await comments.countDocuments(published)]])
  }
  const below = await comments
    .find<Pick<Comment, 'parent' | 'state'> & { _id: string }>({ root }, { projection: { parent: 1, state: 1 } })
    .map(({ _id, parent, state }) => ({ id: _id, parent, state }))
    .toArray()
  const counts = publicBelow(root, below)
  const above = ancestors(
    named.map(({ _id }) => _id),
    below,
  )
  return new Map(Array.from(above, (id) => [id, counts.get(id) ?? 0]))
}

/** Everything in the stage sees the document as it was, so that the old figure can be compared with the new one. */
async function writeFigures(
  { comments }: Database,
  figures: Map<string, number>,
  ticket: number,
  now: number,
): Promise<void> {
  const updates = Array.from(figures, ([id, figure]) => {
    const isOther = { $ne: ['$replyCount', figure] }
    const set = {
      replyCount: { $literal: figure },
      listed: { $or: [{ $eq: ['$state', 'published'] }, figure > 0] },
      counted: { $literal: ticket },
      recounted: { $cond: [isOther, { $min: ['$recounted', now] }, '$recounted'] },
    }
    return { updateOne: { filter: { _id: id, counted: { $lt: ticket } }, update: [{ $set: set }] } }
  })
  await comments.bulkWrite(updates, { ordered: false })
}

async function readMarks({ comments }: Database, ids: string[]): Promise<Marks> {
  const marked = await comments
    .find({ _id: { $in: ids }, recounted: { $exists: true } }, { projection: { counted: 1 } })
    .toArray()
  return new Map(marked.map(({ _id, counted }) => [_id, counted]))
}

const countPublished = ({ comments }: Database, page: string): Promise<number> =>
  comments.countDocuments({ page, state: 'published' })

/** The one write that readers notice. False where another publication came first. */
async function raise(
  { pages }: Database,
  page: string,
  { revision, comments }: Publication,
  changed: Set<string>,
): Promise<boolean> {
  const changes = Array.from(changed, (id) => ({ revision, id }))
  const { matchedCount } = await pages.updateOne(
    { _id: page, revision: revision - 1 },
    { $set: { revision, comments }, $push: { changes: { $each: changes, $slice: -limits.pageChanges } } },
  )
  return matchedCount > 0
}

/** These owe nothing more, unless they were changed since they were read. */
async function settle({ comments }: Database, named: Named[], marks: Marks): Promise<void> {
  const owing = named
    .filter(({ owes }) => owes !== undefined)
    .map(({ _id, version }) => ({
      updateOne: { filter: { _id, version }, update: { $unset: { owes: '' as const } } },
    }))
  const marked = Array.from(marks, ([_id, counted]) => ({
    updateOne: { filter: { _id, counted }, update: { $unset: { recounted: '' as const } } },
  }))
  const updates = [...owing, ...marked]
  if (updates.length > 0) await comments.bulkWrite(updates, { ordered: false })
}

/** At most this many comments are named at once; the rest is named when these are done. */
const owingAtOnce = 5_000

/** Pages whose changes no publication has named yet, with the ids. See `CommentStore.owing`. */
export async function owing(
  { comments }: Database,
  before: number,
  limit: number,
): Promise<{ page: string; ids: string[] }[]> {
  const oldest = (mark: 'owes' | 'recounted') =>
    comments
      .find({ [mark]: { $lt: before } }, { projection: { page: 1 }, sort: { [mark]: 1 }, limit: owingAtOnce })
      .toArray()
  const found = [...(await oldest('owes')), ...(await oldest('recounted'))]
  const byPage = Map.groupBy(found, ({ page }) => page)
  return Array.from(byPage, ([page, rows]) => ({ page, ids: [...new Set(rows.map(({ _id }) => _id))] })).slice(0, limit)
}
