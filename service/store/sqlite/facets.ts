import { firstIdAt } from '../../domain/ids.ts'
import { fromDump, toDump, type Line } from '../dumping.ts'
import type { DumpRecord } from '../meta.ts'
import type { Store } from '../store.ts'
import * as audit from './audit.ts'
import * as campaigns from './campaigns.ts'
import * as claims from './claims.ts'
import * as comments from './comments.ts'
import * as copies from './copies.ts'
import * as covers from './covers.ts'
import { refusing, type Databases } from './database.ts'
import { dumpedKinds } from './dump.ts'
import * as engagement from './engagement.ts'
import * as followUps from './follow-ups.ts'
import * as matters from './matters.ts'
import * as members from './members.ts'
import * as meta from './meta.ts'
import * as notes from './notes.ts'
import * as offices from './offices.ts'
import { owedOutside } from './outside.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'
import * as savedAnswers from './saved-answers.ts'
import * as personHolds from './person-holds.ts'
import { queue } from './queue.ts'
import * as rotation from './rotation.ts'
import * as seals from './seals.ts'
import * as thanks from './thanks.ts'
import * as threads from './threads.ts'
import type { Ask, longReads, writes } from './verbs.ts'

type Write = Ask<typeof writes>
type ReadLong = Ask<typeof longReads>
/** Makes a verb a read of the main thread: at once, on its own connection. */
type Read = <Args extends unknown[], Result>(
  verb: (db: Databases, ...args: Args) => Result,
) => (...args: Args) => Promise<Result>

/** The store's facets: which verb is read at once, which may be long, and which is written. */
export function facetsOf(db: Databases, write: Write, readLong: ReadLong): Omit<Store, 'ping' | 'close'> {
  const read: Read =
    (verb) =>
    async (...args) =>
      refusing(() => verb(db, ...args))
  return {
    comments: commentsOf(read, write, readLong),
    campaigns: campaignsOf(read, write, readLong),
    pages: pagesOf(read, write, readLong),
    engagement: engagementOf(read, write),
    notes: notesOf(read, write),
    claims: { hold: (claim) => write('claims.hold', claim), on: read(claims.on) },
    personHolds: personHoldsOf(read, write),
    covers: coversOf(read, write),
    savedAnswers: savedAnswersOf(read, write),
    followUps: followUpsOf(read, write),
    thanks: { add: (added) => write('thanks.add', added), of: read(thanks.of) },
    people: peopleOf(read, write),
    offices: officesOf(read, write),
    members: membersOf(read, write),
    audit: auditOf(read, write, readLong),
    figures: figuresOf(readLong),
    meta: metaOf(read, write, readLong),
    rotation: rotationOf(read, write, readLong),
  }
}

const commentsOf = (read: Read, write: Write, readLong: ReadLong): Store['comments'] => ({
  insert: (comment, page, newcomer) =>
    newcomer ? write('comments.insertWithAuthor', comment, page, newcomer) : write('comments.insert', comment, page),
  apply: (changes) => write('comments.apply', changes),
  byId: read(comments.byId),
  byIds: read(comments.byIds),
  versions: read(comments.versions),
  below: (asked) => readLong('comments.below', asked),
  byKey: read(comments.byKey),
  byReceipt: read(comments.byReceipt),
  thread: read(threads.thread),
  replies: read(threads.replies),
  threadByIds: read(threads.threadByIds),
  answersTo: read(threads.answersTo),
  answered: (asked) => readLong('comments.answered', asked),
  newest: read(threads.newest),
  checkingTimes: read(comments.checkingTimes),
  judged: (asked) => readLong('comments.judged', asked),
  passed: (asked) => readLong('comments.passed', asked),
  words: (asked) => readLong('comments.words', asked),
  ofReader: read(comments.ofReader),
  readerHasPublished: read(comments.readerHasPublished),
  queue: (filter, limit) =>
    filter.search === null && !filter.grouped ? read(queue)(filter, limit) : readLong('comments.queue', filter, limit),
  countQueue: (filter, most) => readLong('comments.countQueue', filter, most),
  decidedBy: (decision) => readLong('comments.decidedBy', decision),
  recordOf: read(comments.recordOf),
  ofPerson: (person) => readLong('comments.ofPerson', person),
  ofSite: (walk) => readLong('comments.ofSite', walk),
  rehome: (move) => write('comments.rehome', move),
  layAppeals: (move) => write('comments.layAppeals', move),
  lapsed: (asked) => readLong('comments.lapsed', asked),
  owing: read(comments.owing),
  owedOutside: read(owedOutside),
  noteOutside: (id, was, set) => write('comments.noteOutside', id, was, set),
  noteMatter: (id, turn, matter, now) => write('comments.noteMatter', id, turn, matter, now),
  toAnswer: (asked) => readLong('comments.toAnswer', asked),
  countToAnswer: (asked, most) => readLong('comments.countToAnswer', asked, most),
  toClose: read(matters.toClose),
  toAnswerThoughAnswered: read(matters.toAnswerThoughAnswered),
  // Asked for once a second, mostly for nothing: no thread is kept for that.
  latest: async ({ since, ...rest }) => read(copies.latest)({ from: firstIdAt(since), ...rest }),
  storedAfter: read(copies.storedAfter),
  editedSince: read(copies.editedSince),
  lastDecided: (limit) => readLong('comments.lastDecisions', limit),
  copies: (ids) => readLong('comments.copies', ids),
  assign: (campaign, to) => write('comments.assign', campaign, to),
  inCampaign: (asked) => readLong('comments.inCampaign', asked),
})

const campaignsOf = (read: Read, write: Write, readLong: ReadLong): Store['campaigns'] => ({
  begin: (campaign) => write('campaigns.begin', campaign),
  byId: read(campaigns.byId),
  list: (asked) => readLong('campaigns.list', asked),
  figures: (ids, offices) => readLong('campaigns.figures', ids, offices),
  standing: read(campaigns.standing),
  stand: (id, standing) => write('campaigns.stand', id, standing),
  endStanding: (id, decision, now) => write('campaigns.endStanding', id, decision, now),
})

const pagesOf = (read: Read, write: Write, readLong: ReadLong): Store['pages'] => ({
  byId: read(pages.byId),
  byIds: read(pages.byIds),
  ofSite: (walk) => readLong('pages.ofSite', walk),
  revisions: read(pages.revisions),
  publish: (page, ids) => write('pages.publish', page, ids),
  rename: (id, title) => write('pages.rename', id, title),
  pin: (page, comment, on) => write('pages.pin', page, comment, on),
  owing: read(pages.owing),
})

const engagementOf = (read: Read, write: Write): Store['engagement'] => ({
  support: (of) => write('engagement.support', of),
  react: (of) => write('engagement.react', of),
  report: (report) => write('engagement.report', report),
  settle: (of) => write('engagement.settle', of),
  reportOf: read(engagement.reportOf),
  reportsOn: read(engagement.reportsOn),
  forget: (reader, now) => write('engagement.forget', reader, now),
})

const personHoldsOf = (read: Read, write: Write): Store['personHolds'] => ({
  add: (hold) => write('personHolds.add', hold),
  byId: read(personHolds.byId),
  on: read(personHolds.on),
  list: read(personHolds.list),
  end: (id, at) => write('personHolds.end', id, at),
  forget: (who) => write('personHolds.forget', who),
  dropOver: (before) => write('personHolds.dropOver', before),
})

const notesOf = (read: Read, write: Write): Store['notes'] => ({
  add: (note) => write('notes.add', note),
  byId: read(notes.byId),
  on: read(notes.on),
  withdraw: (id, at) => write('notes.withdraw', id, at),
  forget: (comments) => write('notes.forget', comments),
  dropWithdrawn: (before) => write('notes.dropWithdrawn', before),
})

const coversOf = (read: Read, write: Write): Store['covers'] => ({
  add: (covering) => write('covers.add', covering),
  byId: read(covers.byId),
  on: read(covers.on),
  remove: (id) => write('covers.remove', id),
  forget: (comments) => write('covers.forget', comments),
  dropExpired: (now) => write('covers.dropExpired', now),
})

const savedAnswersOf = (read: Read, write: Write): Store['savedAnswers'] => ({
  of: read(savedAnswers.of),
  byId: read(savedAnswers.byId),
  save: (answer, most) => write('savedAnswers.save', answer, most),
  remove: (id) => write('savedAnswers.remove', id),
})

const followUpsOf = (read: Read, write: Write): Store['followUps'] => ({
  of: read(followUps.of),
  byId: read(followUps.byId),
  add: (added) => write('followUps.add', added),
  change: (id, set) => write('followUps.change', id, set),
  remove: (id) => write('followUps.remove', id),
})

const peopleOf = (read: Read, write: Write): Store['people'] => ({
  byLookup: read(people.byLookup),
  byId: read(people.byId),
  key: read(people.key),
  erase: (person) => write('people.erase', person),
  beginErasing: (erasure) => write('people.beginErasing', erasure),
  erasures: read(people.erasures),
  endErasing: (person) => write('people.endErasing', person),
  markSilent: (person, now) => write('people.markSilent', person, now),
  keep: (person) => write('people.keep', person),
  silent: read(people.silent),
  forget: (person, before) => write('people.forget', person, before),
  dailySecret: async (day, offered) =>
    (await read(people.knownDailySecret)(day)) ?? (await write('people.dailySecret', day, offered)),
  dropDailySecretsBefore: (time) => write('people.dropDailySecretsBefore', time),
})

const officesOf = (read: Read, write: Write): Store['offices'] => ({
  directory: read(offices.directory),
  directoryRevision: read(offices.directoryRevision),
  addOffice: (office) => write('offices.addOffice', office),
  saveSettings: (office, settings, was) => write('offices.saveSettings', office, settings, was),
  saveClosing: (office, closing) => write('offices.saveClosing', office, closing),
  moveOffice: (id, move) => write('offices.moveOffice', id, move),
  addSite: (site) => write('offices.addSite', site),
  changeSite: (id, set) => write('offices.changeSite', id, set),
  removeSite: (id) => write('offices.removeSite', id),
  removeOffice: (id) => write('offices.removeOffice', id),
})

const membersOf = (read: Read, write: Write): Store['members'] => ({
  byLookup: read(members.byLookup),
  byId: read(members.byId),
  list: read(members.list),
  insert: (member) => write('members.insert', member),
  change: (id, set) => write('members.change', id, set),
  remove: (id) => write('members.remove', id),
  session: read(members.session),
  openSession: (session) => write('members.openSession', session),
  endSession: (id, now) => write('members.endSession', id, now),
  endSessionsOf: (member, now, except) => write('members.endSessionsOf', member, now, except),
  addLink: (link) => write('members.addLink', link),
  useLink: (hash, now) => write('members.useLink', hash, now),
  dropExpired: (now) => write('members.dropExpired', now),
})

const auditOf = (read: Read, write: Write, readLong: ReadLong): Store['audit'] => ({
  append: (entry) => write('audit.append', entry),
  byId: read(audit.byId),
  list: (asked) => (asked.act ? readLong('audit.list', asked) : read(audit.list)(asked)),
  ofAct: (asked) => readLong('audit.ofAct', asked),
  settle: (id, subjects) => write('audit.settle', id, subjects),
  markUndone: (id, undone, entry) => write('audit.markUndone', id, undone, entry),
  unsealed: (limit) => write('audit.unsealed', limit),
  unsealedHistory: (comments) => write('audit.unsealedHistory', comments),
  countUnsealed: read(seals.countUnsealed),
  lastSeal: read(seals.lastSeal),
  seal: (lines) => write('audit.seal', lines),
  sealed: (asked) => readLong('audit.sealed', asked),
  lineNumbers: read(seals.lineNumbers),
})

const figuresOf = (readLong: ReadLong): Store['figures'] => ({
  figures: (asked) => readLong('figures.figures', asked),
  survey: (asked) => readLong('figures.survey', asked),
  weekly: (asked) => readLong('figures.weekly', asked),
  phrases: (asked) => readLong('figures.phrases', asked),
  oldestHeld: (offices) => readLong('figures.oldestHeld', offices),
  idle: (asked) => readLong('figures.idle', asked),
})

const metaOf = (read: Read, write: Write, readLong: ReadLong): Store['meta'] => ({
  claim: (name, value) => write('meta.claim', name, value),
  told: read(meta.told),
  tell: (name, value, revision) => write('meta.tell', name, value, revision),
  lease: (duty, holder, now, until) => write('meta.lease', duty, holder, now, until),
  isEmpty: read(meta.isEmpty),
  dump: () => dump(readLong, dumpedKinds),
  dumpKeys: () => dump(readLong, ['person-key']),
  load: (records) => load(write, records),
})

const rotationOf = (read: Read, write: Write, readLong: ReadLong): Store['rotation'] => ({
  people: (asked) => readLong('rotation.people', asked),
  resealPeople: (people) => write('rotation.resealPeople', people),
  resealMember: (member) => write('rotation.resealMember', member),
  covers: read(rotation.covers),
  resealCover: (cover) => write('rotation.resealCover', cover),
  replaceClaim: (name, was, value) => write('rotation.replaceClaim', name, was, value),
})

async function* dump(readLong: ReadLong, kinds: DumpRecord['kind'][]): AsyncGenerator<DumpRecord> {
  for (const kind of kinds) {
    let after: string | null = ''
    while (after !== null) {
      const { lines, next }: { lines: Line[]; next: string | null } = await readLong('meta.dumpFrom', kind, after)
      yield* lines.map(toDump)
      after = next
    }
  }
}

/** How many records go into one write. */
const loadedTogether = 200

async function load(write: Write, records: AsyncIterable<DumpRecord>): Promise<number> {
  let loaded = 0
  let lines: Line[] = []
  for await (const record of records) {
    lines.push(fromDump(record))
    if (lines.length < loadedTogether) continue
    loaded += await write('meta.load', lines)
    lines = []
  }
  return loaded + (await write('meta.load', lines))
}
