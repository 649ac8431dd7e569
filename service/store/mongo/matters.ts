import type { Filter, Sort } from 'mongodb'
import type { Comment } from '../../domain/comment.ts'
import type { Matter } from '../../domain/matters.ts'
import { isSame } from '../../domain/same.ts'
import type { MatterStore, ToAnswer } from '../matters.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentDocument, type CommentRead } from './documents.ts'
import { longest, searching } from './queue.ts'

type Wanted = Filter<CommentDocument>

/** What follows matters to their answers, on MongoDB. */
export const matters = (database: Database): MatterStore => ({
  noteMatter: (id, turn, matter, now) => noteMatter(database, id, turn, matter, now),
  toAnswer: (read) => toAnswer(database, read),
  countToAnswer: ({ offices, dueBy }, most) =>
    database.comments.countDocuments(
      { ...owed(offices), ...(dueBy !== null && { 'matter.due': { $lte: dueBy } }) },
      { limit: most, maxTimeMS: longest },
    ),
  toClose: (now, limit) =>
    read(database, { 'matter.step': 'settle', 'matter.due': { $lte: now } }, { sort: { 'matter.due': 1 }, limit }),
  toAnswerThoughAnswered: (after, limit) =>
    read(database, { ...owed('all'), answered: true, _id: { $gt: after } }, { sort: { _id: 1 }, limit }),
})

/** What was passed on is owed by whom it was passed on to; each of the two ways has its index. */
const owed = (offices: string[] | 'all'): Wanted => ({
  state: 'published',
  'matter.step': 'answer',
  ...(offices !== 'all' && {
    $or: [{ office: { $in: offices }, forwardedTo: { $exists: false } }, { forwardedTo: { $in: offices } }],
  }),
})

const read = ({ comments }: Database, filter: Wanted, ask: { sort: Sort; limit: number }): Promise<Comment[]> =>
  comments
    .find<CommentRead>(filter, { ...ask, projection: commentFields, maxTimeMS: longest })
    .map(comment)
    .toArray()

/** Sets a matter where it is the one that was seen, and what the page is owed for it, in one write. */
async function noteMatter(
  { comments }: Database,
  id: string,
  turn: number,
  matter: Matter,
  now: number,
): Promise<boolean> {
  const seen = turn === 0 ? { matter: { $exists: false } } : { 'matter.turn': turn }
  const owes = { $cond: [{ $eq: ['$state', 'published'] }, { $min: ['$owes', now] }, '$owes'] }
  const { matchedCount } = await comments.updateOne({ _id: id, ...seen }, [
    { $set: { matter: { $literal: matter }, owes } },
  ])
  if (matchedCount > 0) return true
  const present = await comments.findOne({ _id: id }, { projection: { matter: 1 } })
  return present !== null && isSame(present.matter, matter)
}

async function toAnswer(database: Database, asked: ToAnswer): Promise<{ comments: Comment[]; more: boolean }> {
  const { offices, search, after, limit } = asked
  const behind: Wanted = after
    ? { $or: [{ 'matter.due': { $gt: after.due } }, { 'matter.due': after.due, _id: { $gt: after.id } }] }
    : {}
  const found = await read(
    database,
    { ...owed(offices), $and: [await searching(database, search), behind] },
    { sort: { 'matter.due': 1, _id: 1 }, limit: limit + 1 },
  )
  return { comments: found.slice(0, limit), more: found.length > limit }
}
