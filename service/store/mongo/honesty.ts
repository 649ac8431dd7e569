import type { Filter } from 'mongodb'
import { week } from '../../domain/durations.ts'
import type { JudgedCount } from '../../domain/honesty.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Words } from '../../domain/rehearsal.ts'
import { suspicions } from '../../domain/verdict.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'
import { within } from './within.ts'

/** What members found in the end, as `JudgedCount.found` has it. */
const isSpam = { $and: [{ $eq: ['$state', 'spam'] }, { $eq: ['$confirmed', true] }] }
const isFine = { $and: [{ $in: ['$state', ['published', 'rejected']] }, { $gt: ['$decision', null] }] }
const found = { $cond: [isSpam, 'spam', { $cond: [isFine, 'fine', null] }] }

/**
 * See `CommentStore.judged`. What was suspected is told by the filter: not every server looks into lists while
 * grouping.
 */
export async function judged(
  { comments }: Database,
  { offices, from, weeks }: { offices: string[] | 'all'; from: number; weeks: number },
): Promise<JudgedCount[]> {
  const written = { _id: { $gte: firstIdAt(from) }, createdAt: { $gte: from }, 'author.kind': 'reader' } as const
  const number = { $floor: { $divide: [{ $subtract: ['$createdAt', from] }, week] } }
  const countOf = async (suspected: boolean): Promise<JudgedCount[]> => {
    const codes = suspected ? { $in: [...suspicions] } : { $nin: [...suspicions] }
    const stages = [
      { $match: { ...written, ...within(offices), 'verdict.reasons.code': codes } },
      { $group: { _id: { week: number, found }, comments: { $sum: 1 } } },
    ]
    const rows = await comments
      .aggregate<{ _id: Pick<JudgedCount, 'week' | 'found'>; comments: number }>(stages)
      .toArray()
    return rows
      .filter(({ _id }) => _id.week < weeks)
      .map(({ _id, comments: many }) => ({ ..._id, suspected, comments: many }))
  }
  return (await Promise.all([countOf(true), countOf(false)])).flat()
}

/** See `CommentStore.words`. */
export function words(
  { comments }: Database,
  { offices, since, before, limit }: { offices: string[]; since: number; before: string | null; limit: number },
): Promise<Words[]> {
  const wanted: Filter<CommentDocument> = {
    _id: { $gte: firstIdAt(since), ...(before !== null && { $lt: before }) },
    office: { $in: offices },
    'author.kind': 'reader',
  }
  const projection = { site: 1, office: 1, page: 1, author: 1, text: 1, state: 1, confirmed: 1 }
  return comments
    .find<Read>(wanted, { projection, sort: { _id: -1 }, limit })
    .map(({ _id: id, author, ...rest }) => ({ id, name: author.name, reader: author.reader, ...rest }))
    .toArray()
}

/** What is asked of each document; the filter leaves readers alone. */
type Read = Pick<CommentDocument, '_id' | 'site' | 'office' | 'page' | 'text' | 'state' | 'confirmed'> & {
  author: { name: string; reader: string | null }
}

/** See `CommentStore.passed`. */
export async function passed(
  { comments }: Database,
  { offices, from, until, limit }: { offices: string[] | 'all'; from: number; until: number; limit: number },
): Promise<string[]> {
  const wanted: Filter<CommentDocument> = {
    _id: { $gte: firstIdAt(from), $lt: firstIdAt(until) },
    ...within(offices),
    state: 'published',
    decision: { $exists: false },
    'author.kind': 'reader',
  }
  const found = comments.find(wanted, { projection: { _id: 1 }, sort: { _id: -1 }, limit })
  return found.map(({ _id }) => _id).toArray()
}
