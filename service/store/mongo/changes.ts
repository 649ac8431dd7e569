import { appealLiesAt } from '../../domain/appeals.ts'
import type { Change } from '../../domain/comment.ts'
import { forwardedTo } from '../../domain/forwarding.ts'
import { settlesReports } from '../../domain/moving.ts'
import { alreadyApplied } from '../changing.ts'
import { folded } from '../searching.ts'
import type { Database } from './database.ts'
import { comment, commentFields, type CommentRead } from './documents.ts'
import { settlingReports } from './turns.ts'

/** A value inside a pipeline that is never taken for an expression, whatever a person typed. */
const literal = (value: unknown) => ({ $literal: value })

/**
 * Applies each change whose version is still the comment's, each in one write; see `CommentStore.apply`. Killed in the
 * middle, some are applied and owe their page a publication; sent again, those count as won.
 */
export async function apply(database: Database, changes: Change[]): Promise<string[]> {
  if (changes.length === 0) return []
  const updates = changes.map((change) => ({
    updateOne: { filter: { _id: change.id, version: change.version }, update: [{ $set: fieldsOf(change) }] },
  }))
  const { matchedCount } = await database.comments.bulkWrite(updates, { ordered: true })
  if (matchedCount === changes.length) return changes.map(({ id }) => id)
  return wonOf(database, changes)
}

const leftOut = [
  'decision',
  'fingerprint',
  'campaign',
  'outside',
  'clarification',
  'corrections',
  'forwarded',
  'appeal',
] as const

function fieldsOf(change: Change): Record<string, unknown> {
  const { set, state, entry, version } = change
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given.map(([name, value]) => [name, literal(value)])),
    // These are left out where there is none.
    ...Object.fromEntries(leftOut.filter((name) => set[name] === null).map((name) => [name, '$$REMOVE'])),
    ...(set.text !== undefined && { 'search.text': literal(folded(set.text)) }),
    ...(set.author !== undefined && { 'search.name': literal(folded(set.author.name)) }),
    ...(set.forwarded !== undefined && { forwardedTo: forwardedTo({ forwarded: set.forwarded }) ?? '$$REMOVE' }),
    ...(set.appeal !== undefined && { appealLiesAt: appealLiesAt({ appeal: set.appeal }) ?? '$$REMOVE' }),
    state,
    listed: state === 'published' ? literal(true) : { $gt: ['$replyCount', 0] },
    ...answerOwed(change),
    heldSince: state !== 'held' ? '$$REMOVE' : entry.from === 'held' ? '$heldSince' : literal(entry.at),
    owes: owed(state === 'published', entry.at),
    ...(settlesReports(change) && settlingReports),
    version: literal(version + 1),
    history: { $concatArrays: ['$history', [literal(entry)]] },
    toSeal: literal(true),
  }
}

/** Whose answer is due when, as it follows from what the comment is then; its matter is written by nothing here. */
function answerOwed({ state, set }: Change): Record<string, unknown> {
  const isOwed = { $and: [state === 'published', { $eq: ['$matter.step', 'answer'] }, { $gt: ['$matter.due', null] }] }
  const own = { $ifNull: ['$forwardedTo', '$office'] }
  const to = set.forwarded === undefined ? own : (forwardedTo({ forwarded: set.forwarded }) ?? '$office')
  const answerer = typeof to === 'string' && to !== '$office' ? literal(to) : to
  return {
    answerDue: { $cond: [isOwed, '$matter.due', '$$REMOVE'] },
    answerer: { $cond: [isOwed, answerer, '$$REMOVE'] },
  }
}

/**
 * What the page is owed where the public sees a difference: from the earliest change not yet named (`$min` passes over
 * a field that is not there). Everything in a stage sees the document as it was, so `$state` is the state before.
 */
function owed(becomesPublic: boolean, at: number): object {
  const since = { $min: ['$owes', at] }
  return becomesPublic ? since : { $cond: [{ $eq: ['$state', 'published'] }, since, '$owes'] }
}

/** Which of the changes stand in the comments' histories: those that won now, and those that won when first sent. */
async function wonOf({ comments }: Database, changes: Change[]): Promise<string[]> {
  const ids = changes.map(({ id }) => id)
  const found = await comments
    .find<CommentRead>({ _id: { $in: ids } }, { projection: commentFields })
    .map(comment)
    .toArray()
  const byId = new Map(found.map((one) => [one.id, one]))
  const won = changes.filter((change) => {
    const present = byId.get(change.id)
    return present !== undefined && alreadyApplied(present, change)
  })
  return won.map(({ id }) => id)
}
