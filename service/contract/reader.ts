import { endpoint } from './endpoint.ts'
import type {
  CommentView,
  CountsView,
  MineView,
  PostedView,
  ReceiptView,
  RepliesView,
  Sort,
  ThreadChangesView,
  ThreadView,
} from './views.ts'

type OnSite = { site: string }
type OnComment = { id: string }
/** `page`, where present, identifies the page instead of `url`. */
type OnPage = { url: string; page?: string }

export type ThreadQuery = OnPage & { sort?: Sort; after?: string; limit?: number }
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

export const editComment = endpoint<{ params: OnComment; body: { text: string } }, CommentView>(
  'PATCH',
  '/v1/comments/:id',
)
export const withdrawComment = endpoint<{ params: OnComment }, void>('DELETE', '/v1/comments/:id')

export const readReceipt = endpoint<{ params: { code: string } }, ReceiptView>('GET', '/v1/receipts/:code')
