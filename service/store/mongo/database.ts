import type { Collection, Db } from 'mongodb'
import { Refusal } from '../../domain/refusal.ts'
import type {
  AuditDocument,
  CampaignDocument,
  ClaimDocument,
  CommentDocument,
  CoverDocument,
  DailySecretDocument,
  ErasureDocument,
  FollowUpDocument,
  LinkDocument,
  MemberDocument,
  MetaDocument,
  NoteDocument,
  OfficeDocument,
  PageDocument,
  PersonDocument,
  PersonHoldDocument,
  PersonKeyDocument,
  ReactionDocument,
  ReportDocument,
  SealDocument,
  SavedAnswerDocument,
  SessionDocument,
  SiteDocument,
  SupportDocument,
  ThanksDocument,
} from './documents.ts'

/** Every collection there is. */
export type Database = {
  comments: Collection<CommentDocument>
  campaigns: Collection<CampaignDocument>
  pages: Collection<PageDocument>
  supports: Collection<SupportDocument>
  reactions: Collection<ReactionDocument>
  reports: Collection<ReportDocument>
  notes: Collection<NoteDocument>
  claims: Collection<ClaimDocument>
  savedAnswers: Collection<SavedAnswerDocument>
  followUps: Collection<FollowUpDocument>
  thanks: Collection<ThanksDocument>
  personHolds: Collection<PersonHoldDocument>
  covers: Collection<CoverDocument>
  people: Collection<PersonDocument>
  /** left out of ordinary backups, so that destroying a key erases the person from them too */
  personKeys: Collection<PersonKeyDocument>
  dailySecrets: Collection<DailySecretDocument>
  erasures: Collection<ErasureDocument>
  offices: Collection<OfficeDocument>
  sites: Collection<SiteDocument>
  members: Collection<MemberDocument>
  sessions: Collection<SessionDocument>
  links: Collection<LinkDocument>
  audit: Collection<AuditDocument>
  seals: Collection<SealDocument>
  meta: Collection<MetaDocument>
}

/** The collections of one database, by name. */
export function collectionsOf(db: Db): Database {
  return {
    comments: db.collection('comments'),
    campaigns: db.collection('campaigns'),
    pages: db.collection('pages'),
    supports: db.collection('supports'),
    reactions: db.collection('reactions'),
    reports: db.collection('reports'),
    notes: db.collection('notes'),
    claims: db.collection('claims'),
    savedAnswers: db.collection('savedAnswers'),
    followUps: db.collection('followUps'),
    thanks: db.collection('thanks'),
    personHolds: db.collection('personHolds'),
    covers: db.collection('covers'),
    people: db.collection('people'),
    personKeys: db.collection('personKeys'),
    dailySecrets: db.collection('dailySecrets'),
    erasures: db.collection('erasures'),
    offices: db.collection('offices'),
    sites: db.collection('sites'),
    members: db.collection('members'),
    sessions: db.collection('sessions'),
    links: db.collection('links'),
    audit: db.collection('audit'),
    seals: db.collection('seals'),
    meta: db.collection('meta'),
  }
}

/** What the driver's errors carry. Told by shape, so that nothing here loads the driver. */
type DriverError = Error & { code?: number | string; errorResponse?: unknown }

const isDriverError = (error: unknown): error is DriverError =>
  error instanceof Error && (error.name.startsWith('Mongo') || awayNames.has(error.name))

/** A unique index or an `_id` was taken. Which one, only a read tells: servers differ in what the error says. */
export const isDuplicate = (error: unknown): boolean => isDriverError(error) && error.code === 11_000

/** Waits for an insert; false where what it stores was there already. */
export async function isNew(inserted: Promise<unknown>): Promise<boolean> {
  try {
    await inserted
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Errors by which the driver says that no server could be reached, or that the connection broke. */
const awayNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoServerClosedError',
  'MongoStalePrimaryError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
])

/** Codes by which a server says that it cannot answer now. */
const awayCodes = new Set<unknown>([
  6, // HostUnreachable
  7, // HostNotFound
  43, // CursorNotFound: the server was started anew while it was being read
  50, // MaxTimeMSExpired
  64, // WriteConcernFailed: it may be there; sending it again finds out
  89, // NetworkTimeout
  91, // ShutdownInProgress
  133, // FailedToSatisfyReadPreference
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10_107, // NotWritablePrimary
  11_600, // InterruptedAtShutdown
  11_602, // InterruptedDueToReplStateChange
  13_435, // NotPrimaryNoSecondaryOk
  13_436, // NotPrimaryOrSecondary
])

/** What the system says of a broken line. The driver lets it through where a write finds the socket ended. */
const lineCodes = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

function isAway(error: unknown): boolean {
  if (error instanceof Error && 'code' in error && lineCodes.has(error.code)) return true
  if (!isDriverError(error)) return false
  // What broke under a bulk write lies in its `errorResponse`.
  return awayNames.has(error.name) || awayCodes.has(error.code) || isAway(error.cause) || isAway(error.errorResponse)
}

/** The same error, or `unavailable` where it says that the server is away. Its own words go no further than `cause`. */
export function asRefusal(error: unknown): unknown {
  return isAway(error) ? new Refusal('unavailable', { cause: error, retryAfter: 5 }) : error
}

async function* refusing<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  try {
    yield* items
  } catch (error) {
    throw asRefusal(error)
  }
}

type Verb = (...values: never[]) => Promise<unknown> | AsyncIterable<unknown>

/** The facet, each verb of which throws `unavailable` while the server is away. */
export function answering<Facet extends { [Name in keyof Facet]: Verb }>(facet: Facet): Facet {
  const verbs = Object.entries<Verb>(facet).map(([name, verb]) => {
    const guarded: Verb = (...values) => {
      const result = verb(...values)
      if (Symbol.asyncIterator in result) return refusing(result)
      return result.catch((error: unknown) => Promise.reject(asRefusal(error)))
    }
    return [name, guarded]
  })
  return Object.fromEntries(verbs) as Facet
}
