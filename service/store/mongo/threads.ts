import type { Filter, Sort as DriverSort } from 'mongodb'
import type { Sort } from '../../contract/views.ts'
import { limits } from '../../contract/limits.ts'
import type { Answered, ThreadComment, ThreadRead, ThreadRows } from '../comments.ts'
import type { Database } from './database.ts'
import { threadComment, threadFields, type CommentDocument, type ThreadRead as Read } from './documents.ts'

/** Each is the order of an index, so that nothing is ever sorted. */
const orders: Record<Sort, DriverSort> = {
  new: { _id: -1 },
  old: { _id: 1 },
  top: { supports: -1, _id: -1 },
}

type After = NonNullable<ThreadRead['after']>
const behind: Record<Sort, (after: After) => Filter<CommentDocument>> = {
  new: ({ id }) => ({ _id: { $lt: id } }),
  old: ({ id }) => ({ _id: { $gt: id } }),
  top: ({ id, supports }) => ({ $or: [{ supports: { $lt: supports } }, { supports, _id: { $lt: id } }] }),
}

type Ask = { sort: DriverSort; limit?: number }
const read = ({ comments }: Database, filter: Filter<CommentDocument>, ask: Ask): Promise<ThreadComment[]> =>
  comments
    .find<Read>(filter, { ...ask, projection: threadFields })
    .map(threadComment)
    .toArray()

/** A thread's page of top-level comments. See `CommentStore.thread`. */
export async function thread(database: Database, asked: ThreadRead): Promise<ThreadRows> {
  const { page, sort, limit, after, answered } = asked
  const wanted = {
    page,
    root: null,
    listed: true,
    ...(answered !== null && { answered: answered ? (true as const) : { $exists: false } }),
    ...(after && behind[sort](after)),
  }
  const found = await read(database, wanted, { sort: orders[sort], limit: limit + 1 })
  const comments = found.slice(0, limit)
  return { comments, replies: await oldestReplies(database, comments), more: found.length > limit }
}

/** Up to this many replies are fetched with everybody's, in one question, and cut here. */
const fewReplies = 10

/**
 * The oldest public replies of each. Comments with few replies are asked for together; one with many, and it may have
 * thousands, by a question of its own that stops after the third.
 */
async function oldestReplies(database: Database, comments: ThreadComment[]): Promise<Map<string, ThreadComment[]>> {
  const answered = comments.filter(({ replyCount }) => replyCount > 0)
  const few = answered.filter(({ replyCount }) => replyCount <= fewReplies).map(({ id }) => id)
  const many = answered.filter(({ replyCount }) => replyCount > fewReplies).map(({ id }) => id)
  const [together, ...apart] = await Promise.all([
    few.length === 0 ? [] : publicBelow(database, { $in: few }),
    ...many.map((id) => publicBelow(database, id, limits.inlineReplies)),
  ])
  const byRoot = Map.groupBy([...together, ...apart.flat()], ({ root }) => root)
  return new Map(answered.map(({ id }) => [id, (byRoot.get(id) ?? []).slice(0, limits.inlineReplies)]))
}

const publicBelow = (database: Database, root: string | { $in: string[] }, limit?: number) =>
  read(
    database,
    { root, listed: true, state: 'published' },
    { sort: { _id: 1 }, ...(limit !== undefined && { limit }) },
  )

/** Listed comments below one comment, oldest first. See `CommentStore.replies`. */
export async function replies(
  database: Database,
  { root, below, after, limit }: { root: string; below: string; after: string | null; limit: number },
): Promise<{ comments: ThreadComment[]; more: boolean }> {
  const wanted =
    below === root ? { _id: { $gt: after ?? '' } } : { _id: { $in: await branch(database, root, below, after) } }
  const found = await read(database, { root, listed: true, ...wanted }, { sort: { _id: 1 }, limit: limit + 1 })
  return { comments: found.slice(0, limit), more: found.length > limit }
}

/** Ids after `after` of everything that hangs on a reply: the thread below its root is walked as ids alone. */
async function branch({ comments }: Database, root: string, below: string, after: string | null): Promise<string[]> {
  const rows = await comments.find({ root }, { projection: { parent: 1 } }).toArray()
  const children = Map.groupBy(rows, ({ parent }) => parent)
  const found = (children.get(below) ?? []).map(({ _id }) => _id)
  // Grows while it is walked.
  for (const id of found) found.push(...(children.get(id) ?? []).map(({ _id }) => _id))
  return found.filter((id) => after === null || id > after)
}

/** What a thread shows of these comments of one page, whatever their state. */
export const threadByIds = (database: Database, page: string, ids: string[]): Promise<ThreadComment[]> =>
  read(database, { _id: { $in: ids }, page }, { sort: { _id: 1 } })

/** Published answers of offices to this comment, oldest first. */
export async function answersTo(database: Database, id: string): Promise<ThreadComment[]> {
  // An index holds offices' answers by what they answer, and few of them are not public.
  const answers = await read(database, { parent: id, 'author.kind': 'office' }, { sort: { _id: 1 } })
  return answers.filter(({ state }) => state === 'published')
}

/** Published comments of a site, or of one of its pages. See `CommentStore.newest`. */
export const newest = (
  database: Database,
  { site, page, limit }: { site: string; page: string | null; limit: number },
): Promise<ThreadComment[]> =>
  read(database, { ...(page === null ? { site } : { page, site }), state: 'published' }, { sort: { _id: -1 }, limit })

/** Answers by the words of their questions. See `CommentStore.answered`. */
export async function answered(
  { comments }: Database,
  { after, limit }: { after: string; limit: number },
): Promise<Answered[]> {
  const answers = await comments
    .find(
      { ...(after !== '' && { _id: { $gt: after } }), state: 'published', 'author.kind': 'office' },
      { projection: { parent: 1, office: 1 }, sort: { _id: -1 }, limit },
    )
    .toArray()
  const asked = answers.flatMap(({ parent }) => parent ?? [])
  const questions = comments.find({ _id: { $in: asked }, state: 'published' }, { projection: { text: 1 } })
  const words = new Map<string, string>()
  for await (const { _id, text } of questions) words.set(_id, text)
  return answers.flatMap(({ _id: id, parent, office }) => {
    const said = words.get(parent ?? '')
    return said === undefined ? [] : [{ id, office, words: said }]
  })
}
