import type { Filter } from 'mongodb'
import { firstIdAt } from '../../domain/ids.ts'
import { type Counted, Counting, fewest } from '../../domain/insights.ts'
import { phrasesOf, type Spoken } from '../../domain/phrases.ts'
import { Survey } from '../../domain/survey.ts'
import type { FigureRead, FigureStore } from '../figures.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'

const within = (offices: string[] | 'all'): Filter<CommentDocument> =>
  offices === 'all' ? {} : { office: { $in: offices } }

const states = ['held', 'published', 'spam', 'rejected', 'removed'] as const

const written = ({ offices, from, until }: FigureRead): Filter<CommentDocument> => ({
  // With all states named, the index that begins with the state finds those of some offices.
  ...(offices !== 'all' && { state: { $in: [...states] } }),
  ...within(offices),
  // An id is never older than what it names, but may be younger.
  _id: { $gte: firstIdAt(from) },
  createdAt: { $gte: from, $lt: until },
  'author.kind': 'reader',
})

const projection = {
  office: 1,
  page: 1,
  createdAt: 1,
  state: 1,
  withdrawn: 1,
  decidedAt: 1,
  decision: 1,
  answered: 1,
  'author.reader': 1,
} as const
type Read = Pick<
  CommentDocument,
  '_id' | 'office' | 'page' | 'createdAt' | 'state' | 'withdrawn' | 'decidedAt' | 'decision' | 'answered'
> & { author: { reader: string | null } }

const atOnce = 1_000

/** When offices first answered these. */
async function answersOf({ comments }: Database, ids: string[]): Promise<Map<string, number>> {
  const first = new Map<string, number>()
  if (ids.length === 0) return first
  const answers = comments.find(
    { parent: { $in: ids }, 'author.kind': 'office', state: 'published' },
    { projection: { parent: 1, createdAt: 1 } },
  )
  for await (const { parent, createdAt } of answers) {
    if (parent !== null) first.set(parent, Math.min(first.get(parent) ?? createdAt, createdAt))
  }
  return first
}

async function reasonsOf({ audit }: Database, decisions: string[]): Promise<Map<string, string | null>> {
  if (decisions.length === 0) return new Map()
  const found = await audit.find({ _id: { $in: decisions } }, { projection: { reason: 1 } }).toArray()
  return new Map(found.map(({ _id, reason }) => [_id, reason]))
}

async function countedOf(database: Database, some: Read[]): Promise<Counted[]> {
  const rejected = some.flatMap(({ state, decision }) => (state === 'rejected' && decision ? [decision] : []))
  const [answers, reasons] = await Promise.all([
    answersOf(
      database,
      some.flatMap(({ _id, answered }) => (answered ? [_id] : [])),
    ),
    reasonsOf(database, [...new Set(rejected)]),
  ])
  return some.map(({ _id, office, page, createdAt, state, withdrawn, decidedAt, decision, author }) => ({
    office,
    page,
    createdAt,
    state,
    withdrawn,
    decidedAt,
    reason: state === 'rejected' ? (reasons.get(decision ?? '') ?? null) : null,
    reader: author.reader,
    answeredAt: answers.get(_id) ?? null,
  }))
}

/** What comments of a time were, some at a time, so that others are served between. */
async function* counted(database: Database, read: FigureRead): AsyncGenerator<Counted> {
  let some: Read[] = []
  for await (const one of database.comments.find<Read>(written(read), { projection, batchSize: atOnce })) {
    some.push(one)
    if (some.length < atOnce) continue
    yield* await countedOf(database, some)
    some = []
  }
  yield* await countedOf(database, some)
}

const mostSpoken = 5_000

/** The facet of figures on MongoDB. */
export function openFigures(database: Database): FigureStore {
  const { comments } = database
  return {
    async figures(read) {
      const counting = new Counting(read.from, read.until)
      for await (const one of counted(database, read)) counting.add(one)
      return counting.figures
    },
    async survey({ whole, groups, ...read }) {
      const surveying = new Survey(read, { whole, groups })
      for await (const one of counted(database, read)) surveying.add(one)
      return surveying.told
    },
    async phrases({ most, ...read }) {
      const spoken = await comments
        .find<Omit<Spoken, 'id' | 'reader'> & { _id: string; author: { reader: string | null } }>(
          { ...written(read), state: { $in: ['published', 'held'] }, withdrawn: false },
          {
            projection: { office: 1, createdAt: 1, text: 1, 'author.reader': 1 },
            sort: { _id: -1 },
            limit: mostSpoken,
          },
        )
        .map(({ _id: id, author, ...rest }) => ({ id, reader: author.reader, ...rest }))
        .toArray()
      return phrasesOf(spoken, { from: read.from, now: read.until }, most)
    },
    async oldestHeld(offices) {
      const held = comments.find<Pick<CommentDocument, '_id' | 'createdAt'> & { author: { reader?: string | null } }>(
        { state: 'held', ...within(offices) },
        { projection: { createdAt: 1, 'author.reader': 1 } },
      )
      const persons = new Set<string>()
      let oldest: number | null = null
      for await (const { _id, createdAt, author } of held) {
        persons.add(author.reader ?? _id)
        oldest = Math.min(oldest ?? createdAt, createdAt)
      }
      return persons.size >= fewest ? oldest : null
    },
    async idle({ offices, heldBefore, decidedSince }) {
      const waiting = await comments
        .aggregate<{ _id: string; oldestHeld: number }>([
          { $match: { state: 'held', ...within(offices) } },
          { $group: { _id: '$office', oldestHeld: { $min: '$heldSince' } } },
        ])
        .toArray()
      const late = waiting.filter(({ oldestHeld }) => oldestHeld !== null && oldestHeld < heldBefore)
      const active = await Promise.all(
        late.map(({ _id: office }) =>
          comments.findOne(
            { office, decidedAt: { $gte: decidedSince }, 'author.kind': 'reader' },
            { projection: { _id: 1 } },
          ),
        ),
      )
      return late
        .filter((_, at) => active[at] === null)
        .map(({ _id: office, oldestHeld }) => ({ office, oldestHeld }))
        .toSorted((one, other) => one.oldestHeld - other.oldestHeld)
    },
  }
}
