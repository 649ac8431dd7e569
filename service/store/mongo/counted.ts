import type { Filter } from 'mongodb'
import type { Appealed } from '../../domain/appeal-figures.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Counted } from '../../domain/insights.ts'
import type { FigureRead } from '../figures.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'
import { inAnyState, within } from './within.ts'
import { week } from '../../domain/durations.ts'

/** What readers wrote in a time. */
export const written = ({ offices, from, until }: FigureRead): Filter<CommentDocument> => ({
  // An id is never older than what it names, but may be younger.
  _id: { $gte: firstIdAt(from) },
  ...(offices !== 'all' && inAnyState),
  ...within(offices),
  createdAt: { $gte: from, $lt: until },
  'author.kind': 'reader',
})

const weeksMost = 60

/**
 * The same a week at a time, or a sixtieth of a long time: a server that reads all that matches before its first answer
 * would take longer for many than a line is waited for. The last has no end, since an id may be younger.
 */
export function writtenInParts(read: FigureRead): Filter<CommentDocument>[] {
  const { from, until } = read
  const width = Math.max(week, Math.ceil((until - from) / weeksMost))
  const parts = Math.max(1, Math.ceil((until - from) / width))
  return Array.from({ length: parts }, (_, at) => ({
    ...written(read),
    _id: {
      $gte: firstIdAt(from + at * width),
      ...(at < parts - 1 && { $lt: firstIdAt(from + (at + 1) * width) }),
    },
  }))
}

/** What is read of one comment to count it. */
export const countedFields = {
  office: 1,
  page: 1,
  createdAt: 1,
  state: 1,
  withdrawn: 1,
  decidedAt: 1,
  decision: 1,
  answered: 1,
  'appeal.at': 1,
  'appeal.outcome': 1,
  'author.reader': 1,
} as const
export type CountedRead = Pick<
  CommentDocument,
  '_id' | 'office' | 'page' | 'createdAt' | 'state' | 'withdrawn' | 'decidedAt' | 'decision' | 'answered'
> & { author: { reader: string | null }; appeal?: Appealed }

export const atOnce = 1_000

/** When offices first answered these. */
async function answersOf({ comments }: Database, ids: string[]): Promise<Map<string, number>> {
  const first = new Map<string, number>()
  if (ids.length === 0) return first
  const answers = comments.find(
    { parent: { $in: ids }, 'author.kind': 'office' },
    { projection: { parent: 1, createdAt: 1, state: 1 } },
  )
  for await (const { parent, createdAt, state } of answers) {
    if (parent !== null && state === 'published') first.set(parent, Math.min(first.get(parent) ?? createdAt, createdAt))
  }
  return first
}

async function reasonsOf({ audit }: Database, decisions: string[]): Promise<Map<string, string | null>> {
  if (decisions.length === 0) return new Map()
  const found = await audit.find({ _id: { $in: decisions } }, { projection: { reason: 1 } }).toArray()
  return new Map(found.map(({ _id, reason }) => [_id, reason]))
}

/** What these comments were, in their order. */
export async function countedOf(database: Database, some: CountedRead[]): Promise<Counted[]> {
  const rejected = some.flatMap(({ state, decision }) => (state === 'rejected' && decision ? [decision] : []))
  const [answers, reasons] = await Promise.all([
    answersOf(
      database,
      some.flatMap(({ _id, answered }) => (answered ? [_id] : [])),
    ),
    reasonsOf(database, [...new Set(rejected)]),
  ])
  return some.map(({ _id, office, page, createdAt, state, withdrawn, decidedAt, decision, author, appeal }) => ({
    office,
    page,
    createdAt,
    state,
    withdrawn,
    decidedAt,
    reason: state === 'rejected' ? (reasons.get(decision ?? '') ?? null) : null,
    reader: author.reader,
    answeredAt: answers.get(_id) ?? null,
    appeal: appeal ?? null,
  }))
}
