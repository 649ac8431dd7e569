import type { Publication } from '../../domain/page.ts'
import { limits } from '../../contract/limits.ts'
import { ancestors, nothingBelow, publicBelow, type Figures } from '../counting.ts'
import type { Database } from './database.ts'
import type { CommentDocument, PageDocument } from './documents.ts'
import { countReactions, finishRows } from './turns.ts'

/*
 * How changes become public, without a transaction. Several processes may publish one page at once, and any of them
 * may be killed between any two of its writes.
 *
 *   change    one write: state, version, history, and `owes` (apply, insert)
 *   named     read the changes to be published with their versions
 *   supports  where one changed: count those of what is named, and write the figures; see turns.ts
 *   turn      read the page's revision; where something has ancestors, draw a ticket, which only grows
 *   recount   count below each ancestor; write its figure with our ticket, unless a later ticket is on it; in the same
 *             write, mark it `recounted` where the figure is another. Where an office's comment is named, see whether
 *             any of an office's is public below, and write that with a ticket of its own
 *   count     the page's published comments, by an index; its reactions where it owes a publication for one, or a pin
 *   raise     revision r → r + 1, only where it is still r; the figure and the changed ids in the same write. Lost: from
 *             `turn` again
 *   settle    take `owes` from what is still at the version that was read in `named`, `recounted` from what still has
 *             the ticket that was seen on it, and the page's own `owes` where no reaction and no pin came since `turn`
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
 * `answered` is right for the same reason, with its own ticket: whoever settles an office's comment wrote it, or found
 * a later ticket of somebody who did. The others' publications neither read nor write it.
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
type Named = Pick<
  CommentDocument,
  '_id' | 'root' | 'parent' | 'author' | 'version' | 'owes' | 'counted' | 'recounted' | 'supported' | 'supportsCounted'
>
type Turn = Pick<PageDocument, 'revision' | 'ticket' | 'owes' | 'due'>
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
  await setSupports(database, named)
  for (;;) {
    const turn = await takeTurn(database, page, named)
    if (!turn) return null
    const marks = await recount(database, named, turn.ticket, now)
    const changed = new Set([...named.map(({ _id }) => _id), ...marks.keys()])
    const publication = { revision: turn.revision + 1, comments: await countPublished(database, page) }
    const reactions = turn.owes ? await countReactions(database, page) : null
    if (await raise(database, page, { ...publication, ...(reactions && { reactions }) }, changed)) {
      await settle(database, named, marks)
      if (turn.owes) await settlePage(database, page, turn)
      return publication
    }
  }
}

/** Those of `ids` that stand on the page, in the order given. */
async function readNamed({ comments }: Database, page: string, ids: string[]): Promise<Named[]> {
  const figures = { counted: 1, recounted: 1, supported: 1, supportsCounted: 1 }
  const fields = { root: 1, parent: 1, 'author.kind': 1, version: 1, owes: 1, ...figures }
  const found = await comments.find<Named>({ _id: { $in: ids }, page }, { projection: fields }).toArray()
  const byId = new Map(found.map((one) => [one._id, one]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

/** Counts the supports of what is named where one changed, and writes how far that is counted with the figure. */
async function setSupports({ comments, supports }: Database, named: Named[]): Promise<void> {
  const due = named.filter(({ supported = 0, supportsCounted = 0 }) => supported > supportsCounted)
  if (due.length === 0) return
  const stages = [
    { $match: { comment: { $in: due.map(({ _id }) => _id) }, on: true } },
    { $group: { _id: '$comment', readers: { $sum: 1 } } },
  ]
  const rows = await supports.aggregate<{ _id: string; readers: number }>(stages).toArray()
  const counted = new Map(rows.map(({ _id, readers }) => [_id, readers]))
  const updates = due.map(({ _id, supported = 0 }) => ({
    updateOne: {
      filter: { _id, supportsCounted: { $not: { $gte: supported } } },
      update: { $set: { supports: counted.get(_id) ?? 0, supportsCounted: supported } },
    },
  }))
  await comments.bulkWrite(updates, { ordered: false })
}

/** A ticket is drawn by `$inc`, against the rule, because it counts nothing: all that matters is that it grows. */
function takeTurn({ pages }: Database, page: string, named: Named[]): Promise<Turn | null> {
  const projection = { revision: 1, ticket: 1, owes: 1, due: 1 }
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
  const figures = new Map<string, Counted>()
  for (const [root, below] of byRoot) {
    if (root !== null) for (const [id, figure] of await figuresOf(database, root, below)) figures.set(id, figure)
  }
  if (figures.size === 0) return marks
  await writeFigures(database, figures, ticket, now)
  for (const [id, counted] of await readMarks(database, [...figures.keys()])) marks.set(id, counted)
  return marks
}

/** Whether an office has answered is looked at only where one of these is an office's: `null` where it was not. */
type Counted = { replyCount: number; answered: boolean | null }

/** What stands in public below each ancestor of these, which share a root. */
async function figuresOf({ comments }: Database, root: string, named: Named[]): Promise<Map<string, Counted>> {
  const answers = named.some(({ author }) => author.kind === 'office')
  // Mostly all are direct replies, and then nothing has to be fetched, however many there are.
  if (named.every(({ parent }) => parent === root)) {
    const published = { root, listed: true, state: 'published' } as const
    const [replyCount, answer] = await Promise.all([
      comments.countDocuments(published),
      answers && comments.findOne({ root, state: 'published', 'author.kind': 'office' }, { projection: { _id: 1 } }),
    ])
    return new Map([[root, { replyCount, answered: answers ? answer !== null : null }]])
  }
  const below = await comments
    .find<Pick<CommentDocument, '_id' | 'parent' | 'state' | 'author'>>(
      { root },
      { projection: { parent: 1, state: 1, 'author.kind': 1 } },
    )
    .map(({ _id, parent, state, author }) => ({ id: _id, parent, state, byOffice: author.kind === 'office' }))
    .toArray()
  const figures = publicBelow(root, below)
  const above = ancestors(
    named.map(({ _id }) => _id),
    below,
  )
  const counted = ({ replyCount, answered }: Figures): Counted => ({ replyCount, answered: answers ? answered : null })
  return new Map(Array.from(above, (id) => [id, counted(figures.get(id) ?? nothingBelow)]))
}

/** Everything in the stage sees the document as it was, so that the old figure can be compared with the new one. */
async function writeFigures(
  { comments }: Database,
  figures: Map<string, Counted>,
  ticket: number,
  now: number,
): Promise<void> {
  const updates = Array.from(figures, ([id, { replyCount }]) => {
    const isOther = { $ne: ['$replyCount', replyCount] }
    const set = {
      replyCount: { $literal: replyCount },
      listed: { $or: [{ $eq: ['$state', 'published'] }, replyCount > 0] },
      counted: { $literal: ticket },
      recounted: { $cond: [isOther, { $min: ['$recounted', now] }, '$recounted'] },
    }
    return { updateOne: { filter: { _id: id, counted: { $lt: ticket } }, update: [{ $set: set }] } }
  })
  const answers = [...figures].flatMap(([id, { answered }]) => (answered === null ? [] : answer(id, answered, ticket)))
  await comments.bulkWrite([...updates, ...answers], { ordered: false })
}

const answer = (_id: string, answered: boolean, answersCounted: number) => ({
  updateOne: {
    filter: { _id, answersCounted: { $not: { $gte: answersCounted } } },
    update: answered
      ? { $set: { answered: true as const, answersCounted } }
      : { $set: { answersCounted }, $unset: { answered: '' as const } },
  },
})

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
  { revision, ...figures }: Publication & Pick<PageDocument, 'reactions'>,
  changed: Set<string>,
): Promise<boolean> {
  const changes = Array.from(changed, (id) => ({ revision, id }))
  const { matchedCount } = await pages.updateOne(
    { _id: page, revision: revision - 1 },
    { $set: { revision, ...figures }, $push: { changes: { $each: changes, $slice: -limits.pageChanges } } },
  )
  return matchedCount > 0
}

/** These owe nothing more, unless they were changed since they were read. */
async function settle({ comments }: Database, named: Named[], marks: Marks): Promise<void> {
  const owing = named
    .filter(({ owes }) => owes !== undefined)
    .map(({ _id, version, supported }) => ({
      updateOne: {
        filter: { _id, version, supported: supported ?? { $exists: false } },
        update: { $unset: { owes: '' as const } },
      },
    }))
  const marked = Array.from(marks, ([_id, counted]) => ({
    updateOne: { filter: { _id, counted }, update: { $unset: { recounted: '' as const } } },
  }))
  const updates = [...owing, ...marked]
  if (updates.length > 0) await comments.bulkWrite(updates, { ordered: false })
}

/** A reaction or a pin that came since is not in the figures, and leaves the page owing. */
async function settlePage({ pages }: Database, page: string, { due }: Turn): Promise<void> {
  await pages.updateOne({ _id: page, due: due ?? { $exists: false } }, { $unset: { owes: '' } })
}

/** At most this many comments are named at once; the rest is named when these are done. */
const owingAtOnce = 5_000

/** Pages whose changes no publication has named yet, with the ids. See `CommentStore.owing`. */
export async function owing(
  database: Database,
  before: number,
  limit: number,
): Promise<{ page: string; ids: string[] }[]> {
  await finishRows(database, before)
  const { comments } = database
  const oldest = (mark: 'owes' | 'recounted') =>
    comments
      .find({ [mark]: { $lt: before } }, { projection: { page: 1 }, sort: { [mark]: 1 }, limit: owingAtOnce })
      .toArray()
  const found = [...(await oldest('owes')), ...(await oldest('recounted'))]
  const byPage = Map.groupBy(found, ({ page }) => page)
  return Array.from(byPage, ([page, rows]) => ({ page, ids: [...new Set(rows.map(({ _id }) => _id))] })).slice(0, limit)
}
