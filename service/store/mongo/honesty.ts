import type { Filter } from 'mongodb'
import { type JudgedCount, week } from '../../domain/honesty.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Words } from '../../domain/rehearsal.ts'
import { suspicions } from '../../domain/verdict.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'

const within = (offices: string[] | 'all'): Filter<CommentDocument> =>
  offices === 'all' ? {} : { office: { $in: offices } }

/** What members found in the end, as three filters that leave nothing out and nothing double. */
const findings: { found: JudgedCount['found']; where: Filter<CommentDocument> }[] = [
  { found: 'spam', where: { state: 'spam', confirmed: true } },
  { found: 'fine', where: { state: { $in: ['published', 'rejected'] }, decision: { $exists: true } } },
  {
    found: null,
    where: {
      $or: [
        { state: 'spam', confirmed: { $ne: true } },
        { state: { $in: ['published', 'rejected'] }, decision: { $exists: false } },
        { state: { $in: ['held', 'removed'] } },
      ],
    },
  },
]

/** See `CommentStore.judged`. */
export async function judged(
  { comments }: Database,
  { offices, from, weeks }: { offices: string[] | 'all'; from: number; weeks: number },
): Promise<JudgedCount[]> {
  const written = { _id: { $gte: firstIdAt(from) }, createdAt: { $gte: from }, 'author.kind': 'reader' } as const
  const countOf = async (suspected: boolean, { found, where }: (typeof findings)[number]): Promise<JudgedCount[]> => {
    const codes = suspected ? { $in: [...suspicions] } : { $nin: [...suspicions] }
    const match = { $and: [written, within(offices), where, { 'verdict.reasons.code': codes }] }
    const stages = [
      { $match: match },
      { $project: { week: { $floor: { $divide: [{ $subtract: ['$createdAt', from] }, week] } } } },
      { $group: { _id: '$week', comments: { $sum: 1 } } },
    ]
    const rows = await comments.aggregate<{ _id: number; comments: number }>(stages).toArray()
    return rows
      .filter(({ _id }) => _id < weeks)
      .map(({ _id, comments: many }) => ({ week: _id, suspected, found, comments: many }))
  }
  const each = [true, false].flatMap((suspected) => findings.map((finding) => countOf(suspected, finding)))
  return (await Promise.all(each)).flat()
}

/** See `CommentStore.words`. */
export function words(
  { comments }: Database,
  { offices, since, before, limit }: { offices: string[]; since: number; before: string | null; limit: number },
): Promise<Words[]> {
  const wanted: Filter<CommentDocument> = {
    office: { $in: offices },
    'author.kind': 'reader',
    _id: { $gte: firstIdAt(since), ...(before !== null && { $lt: before }) },
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
    ...within(offices),
    state: 'published',
    decision: { $exists: false },
    'author.kind': 'reader',
    _id: { $gte: firstIdAt(from), $lt: firstIdAt(until) },
  }
  const found = comments.find(wanted, { projection: { _id: 1 }, sort: { _id: -1 }, limit })
  return found.map(({ _id }) => _id).toArray()
}
