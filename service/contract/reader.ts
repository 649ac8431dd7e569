import { endpoint } from './endpoint.ts'
import type { LedgerView } from './ledger.ts'
import type { AnsweredBeforeView } from './answer-views.ts'
import type {
  CommentView,
  CountsView,
  EditedView,
  MineView,
  PostedView,
  ReactionsView,
  ReceiptView,
  RepliesView,
  ReportReason,
  ReportView,
  Sort,
  SupportsView,
  ThreadChangesView,
  ThreadView,
} from './views.ts'

type OnSite = { site: string }
type OnComment = { id: string }
/** `page`, where present, identifies the page instead of `url`. */
type OnPage = { url: string; page?: string }

/**
 * `answered`: only comments that an office has answered, or has not. `at`: begin with this comment, or the one it
 * hangs under; where the page has no such public comment, the thread begins as ever.
 */
export type ThreadQuery = OnPage & { sort?: Sort; after?: string; limit?: number; answered?: Answered; at?: string }
export type Answered = 'yes' | 'no'
export const readThread = endpoint<{ params: OnSite; query: ThreadQuery }, ThreadView>('GET', '/v1/sites/:site/thread')

export type ChangesQuery = OnPage & { since: number; sort?: Sort; limit?: number }
/** The same path as `readThread`; `since` asks for what changed alone. */
export const readChanges = endpoint<{ params: OnSite; query: ChangesQuery }, ThreadChangesView>(
  'GET',
  '/v1/sites/:site/thread',
)

export type RepliesQuery = { after?: string; limit?: number }
export const readReplies = endpoint<{ params: OnComment; query: RepliesQuery }, RepliesView>(
  'GET',
  '/v1/comments/:id/replies',
)

export const readCounts = endpoint<{ params: OnSite; query: { url: string[] } }, CountsView>(
  'GET',
  '/v1/sites/:site/counts',
)

/** `since`: the revision already read, so that what grew before the stream stood open is told at once. */
export type WatchQuery = OnPage & { since?: number }
/** Server-Sent Events: `event: thread` with a `ThreadHint` as data. */
export const watchThread = endpoint<{ params: OnSite; query: WatchQuery }, never>('GET', '/v1/sites/:site/events')

export type PostBody = OnPage & {
  /** the client's own UUID: the same key is the same comment, however often it is sent */
  key: string
  title?: string
  parent?: string | null
  name: string
  email: string
  text: string
  reader?: string | null
  /** left empty by people */
  trap?: string | null
}
export const postComment = endpoint<{ params: OnSite; body: PostBody }, PostedView>('POST', '/v1/sites/:site/comments')

export type MineBody = OnPage & { reader: string }
export const readMine = endpoint<{ params: OnSite; body: MineBody }, MineView>('POST', '/v1/sites/:site/mine')

export const editComment = endpoint<{ params: OnComment; body: { text: string } }, EditedView>(
  'PATCH',
  '/v1/comments/:id',
)
export const withdrawComment = endpoint<{ params: OnComment }, void>('DELETE', '/v1/comments/:id')

/** Both name this browser by `Authorization: Bearer READER`, where it has a token. */
export const supportComment = endpoint<{ params: OnComment }, SupportsView>('PUT', '/v1/comments/:id/support')
export const withdrawSupport = endpoint<{ params: OnComment }, SupportsView>('DELETE', '/v1/comments/:id/support')

export type ReportBody = { reason: ReportReason; note?: string | null }
export const reportComment = endpoint<{ params: OnComment; body: ReportBody }, void>('POST', '/v1/comments/:id/reports')
/** What became of this browser's own report. */
export const readReport = endpoint<{ params: OnComment }, ReportView>('GET', '/v1/comments/:id/reports')

/** What a reader thinks of the page in one of the office's words; null takes it back. */
export const react = endpoint<{ params: OnSite; query: OnPage; body: { reaction: string | null } }, ReactionsView>(
  'PUT',
  '/v1/sites/:site/reaction',
)

/** Atom (RFC 4287) of the newest published comments of a site, or of one page. */
export const readFeed = endpoint<{ params: OnSite; query: Partial<OnPage> }, never>('GET', '/v1/sites/:site/feed.atom')

/**
 * An answered question is not settled, says its author: an answer is owed again. By the browser's own token or the
 * comment's edit token, as `Authorization: Bearer`; `closed` where the time for it is over.
 */
export const reopenMatter = endpoint<{ params: OnComment }, CommentView>('POST', '/v1/comments/:id/unsettled')
/** The same by its receipt. */
export const reopenByReceipt = endpoint<{ params: { code: string } }, ReceiptView>(
  'POST',
  '/v1/receipts/:code/unsettled',
)

/** The office's own figures and those below it; of all offices without one. */
export const readLedger = endpoint<{ query: { office?: string } }, LedgerView>('GET', '/v1/ledger')
/** What the site's office, or one above it, has answered to questions like these words; three at most. */
export const readSimilar = endpoint<{ params: OnSite; body: { text: string } }, { answers: AnsweredBeforeView[] }>(
  'POST',
  '/v1/sites/:site/similar',
)
/** That an answer was enough, and a question was not sent for it; counted once a day, without a name. */
export const thankAnswer = endpoint<{ params: OnComment }, void>('POST', '/v1/comments/:id/thanks')

export const readReceipt = endpoint<{ params: { code: string } }, ReceiptView>('GET', '/v1/receipts/:code')
