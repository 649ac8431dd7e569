import type { Filter, Sort } from 'mongodb'
import type { Comment } from '../../domain/comment.ts'
import { answerDue, movedAt } from '../../domain/matters.ts'
import { isSame } from '../../domain/same.ts'
import type { MatterStore, ToAnswer } from '../matters.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentDocument, type CommentRead } from './documents.ts'
import { longest, searching } from './queue.ts'
import type { Matter } from '../../domain/comment-facts.ts'
import { countIn, spansBefore } from './spans.ts'

type Wanted = Filter<CommentDocument>

/** What follows matters to their answers, on MongoDB. */
export const matters = (database: Database, now: () => number | null): MatterStore => ({
  noteMatter: (id, turn, matter, now) => noteMatter(database, id, turn, matter, now),
  toAnswer: (read) => toAnswer(database, read),
  countToAnswer: ({ offices, dueBy }, most) =>
    countIn(spansBefore(dueBy ?? now()), most, ({ from, before }, limit) => {
      const wanted = owed(offices, dueBy)
      const answerDue = {
        ...(before === undefined ? wanted.answerDue : { $lt: before }),
        ...(from !== undefined && { $gte: from }),
      }
      return database.comments.countDocuments({ ...wanted, answerDue }, { limit, maxTimeMS: longest })
    }),
  toClose: (now, limit) =>
    read(database, { 'matter.step': 'settle', 'matter.due': { $lte: now } }, { sort: { 'matter.due': 1 }, limit }),
  toAnswerThoughAnswered: (after, limit) =>
    read(database, { ...owed('all', null), answered: true, _id: { $gt: after } }, { sort: { _id: 1 }, limit }),
})

/**
 * What waits for an answer has a time by which it is due, and nothing else has: an index tells both, of all or of some.
 */
const owed = (offices: string[] | 'all', dueBy: number | null) => ({
  answerDue: { $lte: dueBy ?? Number.MAX_SAFE_INTEGER },
  ...(offices !== 'all' && { answerer: { $in: offices } }),
})

const read = ({ comments }: Database, filter: Wanted, ask: { sort: Sort; limit: number }): Promise<Comment[]> =>
  comments
    .find<CommentRead>(filter, { ...ask, projection: commentFields, maxTimeMS: longest })
    .map(comment)
    .toArray()

/** What a matter owes where its comment is public. */
function answerOwed(matter: Matter): Record<string, unknown> {
  const due = answerDue({ state: 'published', matter })
  if (due === null) return { answerDue: '$$REMOVE', answerer: '$$REMOVE' }
  const isPublic = { $eq: ['$state', 'published'] }
  return {
    answerDue: { $cond: [isPublic, { $literal: due }, '$$REMOVE'] },
    answerer: { $cond: [isPublic, { $ifNull: ['$forwardedTo', '$office'] }, '$$REMOVE'] },
  }
}

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
    {
      $set: { matter: { $literal: matter }, matterMovedAt: movedAt(matter) ?? '$$REMOVE', ...answerOwed(matter), owes },
    },
  ])
  if (matchedCount > 0) return true
  const present = await comments.findOne({ _id: id }, { projection: { matter: 1 } })
  return present !== null && isSame(present.matter, matter)
}

async function toAnswer(database: Database, asked: ToAnswer): Promise<{ comments: Comment[]; more: boolean }> {
  const { offices, search, after, limit } = asked
  const behind: Wanted[] = after
    ? [{ $or: [{ answerDue: { $gt: after.due } }, { answerDue: after.due, _id: { $gt: after.id } }] }]
    : []
  const narrower = [...((await searching(database, search)).$and ?? []), ...behind]
  const wanted = { ...owed(offices, null), ...(narrower.length > 0 && { $and: narrower }) }
  const found = await read(database, wanted, { sort: { answerDue: 1, _id: 1 }, limit: limit + 1 })
  return { comments: found.slice(0, limit), more: found.length > limit }
}
