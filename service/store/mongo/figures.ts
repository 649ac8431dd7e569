import type { Filter } from 'mongodb'
import { firstIdAt } from '../../domain/ids.ts'
import { type Counted, Counting } from '../../domain/insights.ts'
import { heardSince, type Spoken } from '../../domain/phrases.ts'
import { Survey } from '../../domain/survey.ts'
import { fewest } from '../../domain/tally.ts'
import type { FigureRead, FigureStore } from '../figures.ts'
import { atOnce, countedFields, countedOf, type CountedRead, written, writtenInParts } from './counted.ts'
import { within } from './within.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'
import { phrasesApart } from './phrases.ts'
import { newestIn, spansBefore } from './spans.ts'
import { weekly } from './weekly.ts'

/** What comments of a time were, some at a time, so that others are served between. */
async function* counted(database: Database, read: FigureRead): AsyncGenerator<Counted> {
  for (const part of writtenInParts(read)) {
    let some: CountedRead[] = []
    const found = database.comments.find<CountedRead>(part, { projection: countedFields, batchSize: atOnce })
    for await (const one of found) {
      some.push(one)
      if (some.length < atOnce) continue
      yield* await countedOf(database, some)
      some = []
    }
    yield* await countedOf(database, some)
  }
}

/**
 * Whether an office has decided of a reader's comment since. The index tells offices and times; whose it is, the
 * comment.
 */
async function hasDecided({ comments }: Database, office: string, since: number): Promise<boolean> {
  const decided = comments.find({ office, decidedAt: { $gte: since } }, { projection: { 'author.kind': 1 } })
  for await (const { author } of decided) if (author.kind === 'reader') return true
  return false
}

const mostSpoken = 5_000

type SpokenRead = Omit<Spoken, 'id' | 'reader'> & { _id: string; author: { reader: string | null } }

/** The newest words of a time. */
function newestSpoken({ comments }: Database, read: FigureRead): Promise<Spoken[]> {
  const projection = { office: 1, createdAt: 1, text: 1, 'author.reader': 1 }
  return newestIn(spansBefore(read.until), mostSpoken, ({ from = 0, before }, limit) => {
    const _id = {
      $gte: firstIdAt(Math.max(from, read.from)),
      ...(before !== undefined && { $lt: firstIdAt(before) }),
    }
    const wanted: Filter<CommentDocument> = {
      ...written(read),
      _id,
      state: { $in: ['published', 'held'] },
      withdrawn: false,
    }
    return comments
      .find<SpokenRead>(wanted, { projection, sort: { _id: -1 }, limit, batchSize: atOnce })
      .map(({ _id: id, author, ...rest }) => ({ id, reader: author.reader, ...rest }))
      .toArray()
  })
}

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
    weekly: (read) => weekly(database, read),
    async phrases({ most, ...read }) {
      const time = { from: read.from, now: read.until }
      const spoken = await newestSpoken(database, { ...read, from: heardSince(time) })
      if (spoken.length < fewest) return { recurring: [], rising: [] }
      return phrasesApart({ spoken, time, most })
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
      const active = await Promise.all(late.map(({ _id: office }) => hasDecided(database, office, decidedSince)))
      return late
        .filter((_, at) => active[at] === false)
        .map(({ _id: office, oldestHeld }) => ({ office, oldestHeld }))
        .toSorted((one, other) => one.oldestHeld - other.oldestHeld)
    },
  }
}
