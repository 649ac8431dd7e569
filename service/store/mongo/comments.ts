import type { State } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import type { NewPage } from '../../domain/page.ts'
import type { Clock } from '../../domain/world.ts'
import { Refusal } from '../../domain/refusal.ts'
import { noneByState } from '../../domain/states.ts'
import { personOf, writtenBy } from '../../domain/authors.ts'
import type { CommentStore, Inserted, Newcomer } from '../comments.ts'
import { below } from './below.ts'
import { apply } from './changes.ts'
import { isNew, type Database } from './database.ts'
import { judged, passed, words } from './honesty.ts'
import { comment, commentDocument, commentFields, type CommentDocument, type CommentRead } from './documents.ts'
import { lastDecided } from './decided.ts'
import { assign, copies, editedSince, inCampaign, latest, storedAfter } from './copies.ts'
import { lapsed } from './lapsing.ts'
import { matters } from './matters.ts'
import { rehoming } from './rehoming.ts'
import { noteOutside, owedOutside } from './outside.ts'
import { ensurePage } from './pages.ts'
import { ensurePerson } from './people.ts'
import { owing } from './publication.ts'
import { countQueue, queue } from './queue.ts'
import { answered, answersTo, newest, replies, thread, threadByIds } from './threads.ts'
import { within } from './within.ts'
import type { Filter, Sort } from 'mongodb'

/** The comments' facet on MongoDB. */
export function openComments(database: Database, clock: Clock | null): CommentStore {
  const now = (): number | null => clock?.now() ?? null
  const one = (filter: Filter<CommentDocument>) => readOne(database, filter)
  const all = (filter: Filter<CommentDocument>, sort?: Sort) => readAll(database, filter, sort)
  return {
    insert: (inserted, page, newcomer) =>
      newcomer ? insertWithAuthor(database, inserted, page, newcomer) : insert(database, inserted, page),
    byId: (id) => one({ _id: id }),
    byIds: (ids) => all({ _id: { $in: ids } }),
    versions: (ids) => versions(database, ids),
    below: (asked) => below(database, asked),
    byKey: (site, key) => one({ site, key }),
    byReceipt: (receipt) => one({ receipt }),
    apply: (changes) => apply(database, changes),
    thread: (read) => thread(database, read),
    replies: (read) => replies(database, read),
    threadByIds: (page, ids) => threadByIds(database, page, ids),
    ofReader: (read) => ofReader(database, read),
    readerHasPublished: async (reader) =>
      (await database.comments.findOne({ 'author.reader': reader, state: 'published' }, { projection: { _id: 1 } })) !==
      null,
    queue: (filter, limit) => queue(database, filter, limit, now()),
    countQueue: (filter, most) => countQueue(database, filter, most, now()),
    decidedBy: (decision) => all({ decision }),
    answersTo: (id) => answersTo(database, id),
    answered: (read) => answered(database, read),
    newest: (read) => newest(database, read),
    checkingTimes: (office) => checkingTimes(database, office),
    lastDecided: (limit) => lastDecided(database, limit, now()),
    judged: (asked) => judged(database, asked),
    passed: (asked) => passed(database, asked),
    words: (asked) => words(database, asked),
    recordOf: (person, offices, since) => recordOf(database, person, offices, since),
    ofPerson: (person) => all({ 'author.person': person }, { _id: 1 }),
    ofSite: ({ site, after, limit, isPublic }) =>
      database.comments
        .find<CommentRead>(
          {
            _id: { $gt: after ?? '' },
            ...(site !== null && { site }),
            ...(isPublic && { state: 'published' as const }),
          },
          { projection: commentFields, sort: { _id: 1 }, limit },
        )
        .map(comment)
        .toArray(),
    lapsed: (asked) => lapsed(database, asked),
    owing: (before, limit) => owing(database, before, limit),
    owedOutside: (now, limit) => owedOutside(database, now, limit),
    noteOutside: (id, was, set) => noteOutside(database, id, was, set),
    latest: (read) => latest(database, read),
    storedAfter: (mark, limit) => storedAfter(database, mark, limit, now()),
    editedSince: (since, limit) => editedSince(database, since, limit),
    copies: (ids) => copies(database, ids),
    ...matters(database, now),
    ...rehoming(database),
    assign: (campaign, to) => assign(database, campaign, to),
    inCampaign: (read) => inCampaign(database, read),
  }
}

async function readOne({ comments }: Database, filter: Filter<CommentDocument>): Promise<Comment | null> {
  const found = await comments.findOne<CommentRead>(filter, { projection: commentFields })
  return found && comment(found)
}

async function readAll({ comments }: Database, filter: Filter<CommentDocument>, sort?: Sort): Promise<Comment[]> {
  const found = comments.find<CommentRead>(filter, { projection: commentFields, ...(sort && { sort }) })
  return (await found.toArray()).map(comment)
}

const versions = ({ comments }: Database, ids: string[]): Promise<Pick<Comment, 'id' | 'version' | 'office'>[]> =>
  comments
    .find({ _id: { $in: ids } }, { projection: { version: 1, office: 1 } })
    .map(({ _id: id, version, office }) => ({ id, version, office }))
    .toArray()

/**
 * Stores a new comment's author, then the comment. Killed in between, a person without comments is left, whom the
 * comment finds when it is sent again.
 */
async function insertWithAuthor(
  database: Database,
  inserted: Comment,
  page: NewPage,
  newcomer: Newcomer,
): Promise<Inserted> {
  // Asked before as well as after: nobody is stored for the sake of a comment that is not.
  const before = await whatStandsInTheWay(database, inserted)
  if (before) return before
  return insert(database, writtenBy(inserted, await ensurePerson(database, newcomer)), page)
}

/**
 * Stores a new comment. The page comes first: killed in between, a page without comments is left, which reads like one
 * that nobody commented and which the comment finds when it is sent again.
 */
async function insert(database: Database, inserted: Comment, page: NewPage): Promise<Inserted> {
  const title = await ensurePage(database, page)
  const document = commentDocument(inserted, title)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await isNew(database.comments.insertOne(document))) return { outcome: 'inserted', person: personOf(inserted) }
    const outcome = await whatStandsInTheWay(database, inserted)
    if (outcome) return outcome
    // What stood in the way is gone again, with its site: once more.
  }
  throw new Refusal('unavailable', { retryAfter: 5 })
}

/** Whose unique value it is, found out by reads, for servers differ in what their error says. */
async function whatStandsInTheWay(database: Database, inserted: Comment): Promise<Inserted | null> {
  const { id, site, key, receipt } = inserted
  const [byId, byKey, taken] = await Promise.all([
    readOne(database, { _id: id }),
    key === null ? null : readOne(database, { site, key }),
    receipt === null ? null : database.comments.findOne({ receipt }, { projection: { _id: 1 } }),
  ])
  const same = byId ?? byKey
  // The same id is this very insert, sent again because its answer was lost: what follows from it is still to be done.
  if (same?.id === id) return { outcome: 'inserted', person: personOf(same) }
  if (same) return { outcome: 'repeated', comment: same }
  return taken ? { outcome: 'receipt-taken' } : null
}

function ofReader(database: Database, read: { page: string; reader: string; states: State[] }): Promise<Comment[]> {
  const { page, reader, states } = read
  return database.comments
    .find<CommentRead>(
      { 'author.reader': reader, state: { $in: states }, page },
      { projection: commentFields, sort: { _id: -1 }, limit: 100 },
    )
    .map(comment)
    .toArray()
}

async function recordOf(
  { comments }: Database,
  person: string,
  offices: string[] | 'all',
  since: number,
): Promise<Record<State, number>> {
  const record = noneByState()
  const groups = comments.aggregate<{ _id: State; comments: number }>([
    { $match: { 'author.person': person, createdAt: { $gte: since }, ...within(offices) } },
    { $group: { _id: '$state', comments: { $sum: 1 } } },
  ])
  for await (const group of groups) record[group._id] = group.comments
  return record
}

/** How long the last decided comments of an office waited for it. See `CommentStore.checkingTimes`. */
async function checkingTimes({ comments }: Database, office: string): Promise<number[]> {
  const projection = { createdAt: 1, decidedAt: 1, 'author.kind': 1 }
  const decided = comments.find(
    { office, decidedAt: { $gt: 0 } },
    { projection, sort: { decidedAt: -1 }, batchSize: 60 },
  )
  const times: number[] = []
  for await (const { createdAt, decidedAt, author } of decided) {
    if (author.kind === 'reader') times.push(Math.max((decidedAt ?? createdAt) - createdAt, 0))
    if (times.length === 50) break
  }
  return times
}
