import type { Collection, CreateIndexesOptions, IndexDescription, IndexSpecification } from 'mongodb'
import { heldSince } from '../../domain/waiting.ts'
import type { Database } from './database.ts'
import { eraseStrays } from './strays.ts'

type Index = { name: string; key: IndexSpecification & object } & Pick<
  CreateIndexesOptions,
  'unique' | 'partialFilterExpression'
>

/**
 * Which index serves which query: equality before sort before range. Queries name none by `hint`: each has one index
 * that is plainly the best, and a server other than MongoDB may walk an index that it was told to use from end to end.
 */
export const indexes: { [Name in keyof Database]?: Index[] } = {
  comments: [
    { name: 'thread', key: { page: 1, root: 1, listed: 1, _id: 1 } },
    { name: 'thread-top', key: { page: 1, root: 1, listed: 1, supports: -1, _id: -1 } },
    // Few are answered. What is not is found along the thread, passing these few over.
    {
      name: 'answered',
      key: { page: 1, root: 1, listed: 1, _id: 1 },
      partialFilterExpression: { answered: true },
    },
    {
      name: 'answered-top',
      key: { page: 1, root: 1, listed: 1, supports: -1, _id: -1 },
      partialFilterExpression: { answered: true },
    },
    { name: 'page-newest', key: { page: 1, state: 1, _id: -1 } },
    { name: 'site-newest', key: { site: 1, state: 1, _id: -1 } },
    // `state` comes last so that counting what is published below a root needs the index alone
    { name: 'below', key: { root: 1, listed: 1, _id: 1, state: 1 } },
    {
      name: 'answers',
      key: { parent: 1, _id: 1 },
      partialFilterExpression: { 'author.kind': 'office' },
    },
    {
      name: 'answers-newest',
      key: { state: 1, _id: -1 },
      partialFilterExpression: { 'author.kind': 'office' },
    },
    {
      name: 'answers-below',
      key: { root: 1, state: 1 },
      partialFilterExpression: { 'author.kind': 'office' },
    },
    {
      name: 'decided',
      key: { office: 1, decidedAt: -1 },
      partialFilterExpression: { decidedAt: { $gt: 0 } },
    },
    {
      name: 'last-decided',
      key: { decidedAt: -1, _id: -1, decision: 1 },
      partialFilterExpression: { decidedAt: { $gt: 0 } },
    },
    { name: 'key', key: { site: 1, key: 1 }, unique: true, partialFilterExpression: { key: { $exists: true } } },
    { name: 'receipt', key: { receipt: 1 }, unique: true, partialFilterExpression: { receipt: { $exists: true } } },
    { name: 'site', key: { site: 1, _id: 1 } },
    { name: 'reader', key: { 'author.reader': 1, state: 1, page: 1, _id: -1 } },
    { name: 'person', key: { 'author.person': 1, _id: 1 } },
    { name: 'tab', key: { state: 1, _id: -1 } },
    { name: 'tab-office', key: { state: 1, office: 1, _id: -1 } },
    {
      name: 'forwarded',
      key: { forwardedTo: 1, _id: -1 },
      partialFilterExpression: { forwardedTo: { $exists: true } },
    },
    // Few are reported of all that is published: found by their reports, and put in order then.
    { name: 'reported-all', key: { state: 1, reports: 1, _id: -1 }, partialFilterExpression: { reports: { $gt: 0 } } },
    {
      name: 'reported-office',
      key: { state: 1, office: 1, reports: 1, _id: -1 },
      partialFilterExpression: { reports: { $gt: 0 } },
    },
    {
      name: 'appealed',
      key: { appealLiesAt: 1, _id: -1 },
      partialFilterExpression: { appealLiesAt: { $exists: true } },
    },
    { name: 'appeal-asked', key: { 'appeal.at': 1 }, partialFilterExpression: { 'appeal.at': { $gt: 0 } } },
    {
      name: 'appeal-decided',
      key: { 'appeal.outcome.at': 1 },
      partialFilterExpression: { 'appeal.outcome.at': { $gt: 0 } },
    },
    { name: 'decision', key: { decision: 1 }, partialFilterExpression: { decision: { $exists: true } } },
    { name: 'campaign', key: { campaign: 1, _id: -1 }, partialFilterExpression: { campaign: { $exists: true } } },
    {
      name: 'campaign-figures',
      key: { campaign: 1, office: 1, state: 1, _id: 1 },
      partialFilterExpression: { campaign: { $exists: true } },
    },
    // What nobody has decided has no `decision`, and stands together at the beginning.
    {
      name: 'campaign-undecided',
      key: { campaign: 1, decision: 1, state: 1, _id: -1 },
      partialFilterExpression: { campaign: { $exists: true } },
    },
    { name: 'edited', key: { editedAt: 1 }, partialFilterExpression: { editedAt: { $gt: 0 } } },
    { name: 'owed-outside', key: { 'outside.due': 1 }, partialFilterExpression: { 'outside.due': { $gt: 0 } } },
    // Begins with what nothing else has: no walk meets anything but what waits for an answer.
    { name: 'answer-due', key: { answerDue: 1, _id: 1 }, partialFilterExpression: { answerDue: { $exists: true } } },
    {
      name: 'answer-due-of',
      key: { answerer: 1, answerDue: 1, _id: 1 },
      partialFilterExpression: { answerDue: { $exists: true } },
    },
    // What was decided and what was not stand apart in it, each by its own time.
    {
      name: 'lapsing',
      key: { state: 1, decidedAt: 1, createdAt: 1 },
      partialFilterExpression: { text: { $gt: '' } },
    },
    { name: 'to-close', key: { 'matter.due': 1 }, partialFilterExpression: { 'matter.step': 'settle' } },
    // No index of comments holds lists: of one that does, some servers read all comments before they use any.
    { name: 'moved', key: { matterMovedAt: 1 }, partialFilterExpression: { matterMovedAt: { $gt: 0 } } },
    { name: 'to-seal', key: { toSeal: 1, _id: 1 }, partialFilterExpression: { toSeal: { $exists: true } } },
    { name: 'owes', key: { owes: 1 }, partialFilterExpression: { owes: { $exists: true } } },
    { name: 'recounted', key: { recounted: 1 }, partialFilterExpression: { recounted: { $exists: true } } },
  ],
  campaigns: [{ name: 'standing', key: { 'standing.until': 1 } }],
  pages: [
    { name: 'site', key: { site: 1 } },
    { name: 'owes', key: { owes: 1 }, partialFilterExpression: { owes: { $exists: true } } },
  ],
  supports: [
    { name: 'comment', key: { comment: 1, on: 1 } },
    { name: 'reader', key: { reader: 1 } },
    { name: 'owes', key: { owes: 1 }, partialFilterExpression: { owes: { $exists: true } } },
  ],
  reactions: [
    { name: 'page', key: { page: 1, on: 1, reaction: 1 } },
    { name: 'reader', key: { reader: 1 } },
    { name: 'owes', key: { owes: 1 }, partialFilterExpression: { owes: { $exists: true } } },
  ],
  reports: [
    { name: 'comment', key: { comment: 1, on: 1, at: -1 } },
    { name: 'reader', key: { reader: 1 } },
    { name: 'owes', key: { owes: 1 }, partialFilterExpression: { owes: { $exists: true } } },
  ],
  claims: [{ name: 'comment', key: { comment: 1 } }],
  personHolds: [
    { name: 'person', key: { person: 1, until: 1 } },
    { name: 'reader', key: { reader: 1, until: 1 } },
    { name: 'until', key: { until: 1 } },
  ],
  notes: [
    { name: 'comment', key: { comment: 1, _id: -1 } },
    { name: 'withdrawn', key: { withdrawnAt: 1 }, partialFilterExpression: { withdrawnAt: { $gt: 0 } } },
  ],
  thanks: [{ name: 'answer', key: { answer: 1 } }],
  followUps: [{ name: 'place', key: { office: 1, week: 1, place: 1 }, unique: true }],
  savedAnswers: [{ name: 'office', key: { office: 1, title: 1 } }],
  covers: [
    { name: 'comment', key: { comment: 1, _id: -1 } },
    { name: 'until', key: { until: 1 } },
  ],
  people: [
    { name: 'lookup', key: { lookup: 1 }, unique: true },
    // Those who go stand before any time.
    { name: 'silent', key: { silentSince: 1 }, partialFilterExpression: { silentSince: { $exists: true } } },
  ],
  dailySecrets: [{ name: 'created', key: { createdAt: 1 } }],
  offices: [
    { name: 'changes', key: { changes: 1 } },
    { name: 'parent', key: { parent: 1 } },
  ],
  sites: [
    { name: 'code', key: { code: 1 }, unique: true, partialFilterExpression: { code: { $exists: true } } },
    { name: 'changes', key: { changes: 1 } },
    { name: 'office', key: { office: 1 } },
  ],
  members: [
    { name: 'lookup', key: { lookup: 1 }, unique: true },
    { name: 'office', key: { office: 1, name: 1 } },
  ],
  sessions: [
    { name: 'member', key: { member: 1 } },
    { name: 'expires', key: { expiresAt: 1 } },
  ],
  links: [
    { name: 'member', key: { member: 1 } },
    { name: 'expires', key: { expiresAt: 1 } },
  ],
  audit: [
    { name: 'offices', key: { offices: 1, _id: -1 } },
    { name: 'act', key: { act: 1, _id: -1 } },
    { name: 'unsealed', key: { unsealed: 1, _id: 1 }, partialFilterExpression: { unsealed: { $exists: true } } },
  ],
  seals: [{ name: 'entry', key: { entry: 1 }, unique: true }],
}

/** Moves a store one version up. May be killed and run again, and run by two processes at once. */
type Migration = (database: Database) => Promise<void>

/**
 * The ladder: the n-th step leads from version n to n + 1. Steps are added at the end and never altered. An index that
 * is to be another gets another name, and a step drops the old one.
 */
const migrations: Migration[] = [
  // 0 → 1: an empty database; its indexes are made below, as at every start.
  () => Promise.resolve(),
  // 1 → 2: whether an office has answered is counted by publications, and so each public answer asks for one; the
  // repair duty makes them, a hundred pages at a time. Done twice, it costs a revision.
  async ({ comments }) => {
    await comments.dropIndex('page-count').catch(passOverMissing)
    const answers = { 'author.kind': 'office', state: 'published', owes: { $exists: false } } as const
    await comments.updateMany(answers, { $set: { owes: 0 } })
  },
  // Since when a comment has been held is derived from its history.
  async ({ comments }) => {
    const held = comments.find(
      { state: 'held', heldSince: { $exists: false } },
      { projection: { history: 1, version: 1 } },
    )
    for await (const { _id, history, version } of held) {
      const since = heldSince({ state: 'held', history })
      if (since !== null) await comments.updateOne({ _id, version }, { $set: { heldSince: since } })
    }
  },
  // Whatever stands in the audit is to be sealed. Done twice, what is sealed is passed over.
  ({ audit }) => markEach(audit, { unsealed: 1 }),
  // So are the histories of comments. Done twice, what is sealed is passed over, and says so again.
  ({ comments }) => markEach(comments, { toSeal: true }),
  // It served one's own offices alone; whoever sees all of them had all that is published walked.
  async ({ comments }) => {
    await comments.dropIndex('reported').catch(passOverMissing)
  },
  // Whose answer is due when is derived; what served that before had all that is published walked by some servers.
  async ({ comments }) => {
    for (const name of ['to-answer', 'to-answer-office', 'to-answer-forwarded'])
      await comments.dropIndex(name).catch(passOverMissing)
    await deriveAnswers(comments)
  },
  // When a matter last moved is derived: what held each step of its trail had some servers read everything at their
  // start.
  async ({ comments }) => {
    for (const name of ['matter-moved', 'matter-moved-at']) await comments.dropIndex(name).catch(passOverMissing)
    await deriveMoves(comments)
  },
  // Whose comments a kill had left to nobody, before it was written down who is being erased.
  eraseStrays,
]

/** Whose answer is due when, of what is owed one. Done twice, it says the same. */
async function deriveAnswers(comments: Database['comments']): Promise<void> {
  const owed = { state: 'published', 'matter.step': 'answer', 'matter.due': { $gt: 0 } } as const
  const derived = { answerDue: '$matter.due', answerer: { $ifNull: ['$forwardedTo', '$office'] } }
  for (let after = ''; ;) {
    const ask = { projection: { _id: 1 }, sort: { _id: 1 }, limit: markedTogether } as const
    const ids = (await comments.find({ ...owed, _id: { $gt: after } }, ask).toArray()).map(({ _id }) => _id)
    await comments.updateMany({ ...owed, _id: { $in: ids } }, [{ $set: derived }])
    after = ids.at(-1) ?? ''
    if (ids.length < markedTogether) return
  }
}

/** When each matter last moved. Done twice, it says the same. */
async function deriveMoves(comments: Database['comments']): Promise<void> {
  const moved = { 'matter.trail.0': { $exists: true } }
  // A server may not look into lists by a path alone.
  const last = { $max: { $map: { input: '$matter.trail', in: '$$this.at' } } }
  let ids: string[] = []
  const derive = async (): Promise<void> => {
    const some = { _id: { $in: ids }, ...moved }
    await comments.updateMany(some, [{ $set: { matterMovedAt: last } }])
    ids = []
  }
  for await (const { _id } of comments.find(moved, { projection: { _id: 1 }, batchSize: markedTogether }))
    if (ids.push(_id) === markedTogether) await derive()
  await derive()
}

const markedTogether = 1_000

/** Marks what is not marked yet, some at a time: one write over a million would outlast what a line is waited for. */
async function markEach<Document extends { _id: string }>(
  collection: Collection<Document>,
  mark: Partial<Document>,
): Promise<void> {
  const documents = collection as unknown as Collection<{ _id: string }>
  const unmarked = Object.fromEntries(Object.keys(mark).map((name) => [name, { $exists: false }]))
  for (let after = ''; ;) {
    const found = documents.find(
      { _id: { $gt: after } },
      { projection: { _id: 1 }, sort: { _id: 1 }, limit: markedTogether },
    )
    const ids = (await found.toArray()).map(({ _id }) => _id)
    await documents.updateMany({ _id: { $in: ids }, ...unmarked }, { $set: mark })
    after = ids.at(-1) ?? ''
    if (ids.length < markedTogether) return
  }
}

/** An index or a collection that is not there needs no dropping. */
function passOverMissing(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 26 && code !== 27) throw error
}

/** The version that this program reads and writes. */
export const schemaVersion = migrations.length

/**
 * Brings the database to this program's version, before anything else is written: a unique index cannot be built
 * over doubles, and a missing one would let them in. A newer version is refused, for we do not know what it means.
 */
export async function prepare(database: Database): Promise<void> {
  const found = (await database.meta.findOne({ _id: 'schema' }))?.version ?? 0
  if (found > schemaVersion) {
    throw new Error(`The store has schema version ${found}, this program knows ${schemaVersion} at most: it is too old`)
  }
  for (const migrate of migrations.slice(found)) await migrate(database)
  await makeIndexes(database)
  // `$max`: of two processes that start at once, the one with less to do must not take the version back.
  if (found < schemaVersion) {
    await database.meta.updateOne({ _id: 'schema' }, { $max: { version: schemaVersion } }, { upsert: true })
  }
}

/** Far fewer than the client has lines: whoever waits for one of those is given up after some seconds. */
const collectionsAtOnce = 4

/** Making an index that is there does nothing; one over many documents takes its time, and is waited for. */
async function makeIndexes(database: Database): Promise<void> {
  const wanted = (Object.entries(indexes) as [keyof Database, IndexDescription[]][]).values()
  const worker = async (): Promise<void> => {
    for (const [name, ofCollection] of wanted) await database[name].createIndexes(ofCollection, { timeoutMS: 0 })
  }
  await Promise.all(Array.from({ length: collectionsAtOnce }, worker))
}
