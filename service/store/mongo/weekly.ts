import type { Filter } from 'mongodb'
import { firstIdAt } from '../../domain/ids.ts'
import { firstOfTwoWeeks, type TwoWeeks, TwoWeeksCounting } from '../../domain/weekly.ts'
import type { FigureRead } from '../figures.ts'
import type { Database } from './database.ts'
import type { CommentDocument } from './documents.ts'
import { atOnce, countedFields, countedOf, type CountedRead, written } from './counted.ts'
import { within } from './within.ts'
import type { Matter } from '../../domain/comment-facts.ts'

type WeekRead = CountedRead & { matter?: Matter; forwardedTo?: string }

const byReaders = { 'author.kind': 'reader' } as const

/**
 * Whatever may have part in two weeks, each found by an index of its own: what was written in them, decided, moved as a
 * matter or appealed then or later, what is owed an answer that was due by their end, and appeals that wait.
 */
const ofWeek = (read: FigureRead): Filter<CommentDocument>[] => {
  const { from, until, offices } = read
  return [
    written(read),
    { ...within(offices), decidedAt: { $gte: from, $lt: until }, ...byReaders },
    { matterMovedAt: { $gte: from }, ...byReaders },
    { answerDue: { $lte: until }, ...byReaders },
    { 'appeal.at': { $gte: from } },
    { 'appeal.outcome.at': { $gte: from } },
    { appealLiesAt: { $gt: '' } },
  ]
}

/** What an office answered in a time. */
async function answeredIn({ comments }: Database, { from, until }: FigureRead): Promise<string[]> {
  const answers = await comments
    .find(
      {
        _id: { $gte: firstIdAt(from) },
        state: 'published',
        'author.kind': 'office',
        createdAt: { $gte: from, $lt: until },
      },
      { projection: { parent: 1 } },
    )
    .toArray()
  return answers.flatMap(({ parent }) => (parent === null ? [] : [parent]))
}

/** Reads each once, some at a time. */
async function* readOnce(database: Database, filters: Filter<CommentDocument>[]): AsyncGenerator<WeekRead[]> {
  const seen = new Set<string>()
  const projection = { ...countedFields, matter: 1, forwardedTo: 1 }
  for (const filter of filters) {
    let some: WeekRead[] = []
    for await (const one of database.comments.find<WeekRead>(filter, { projection, batchSize: atOnce })) {
      if (seen.has(one._id)) continue
      seen.add(one._id)
      some.push(one)
      if (some.length < atOnce) continue
      yield some
      some = []
    }
    yield some
  }
}

/** See `FigureStore.weekly`. */
export async function weekly(database: Database, asked: FigureRead): Promise<TwoWeeks> {
  const counting = new TwoWeeksCounting(asked)
  const read = { ...asked, from: firstOfTwoWeeks(asked) }
  const answered = { ...within(read.offices), _id: { $in: await answeredIn(database, read) }, ...byReaders }
  for await (const some of readOnce(database, [...ofWeek(read), answered])) {
    const counted = await countedOf(database, some)
    for (const [at, one] of counted.entries()) {
      const { matter = null, forwardedTo = null } = some[at] ?? {}
      counting.add({ ...one, matter, forwardedTo })
    }
  }
  return counting.figures
}
