import { endpoint } from './endpoint.ts'
import type { PublicState, State } from './views.ts'

/** What a link by mail is for: to see and take along what is held on somebody, or to erase it as well. */
export type PrivacyKind = 'export' | 'erase'

/** Answered the same whether anything is held on this address or not: the link goes to the address alone. */
export type PrivacyBody = { email: string; kind: PrivacyKind }
export const askPrivacyLink = endpoint<{ body: PrivacyBody }, void>('POST', '/v1/privacy/requests')

/** One comment as its author may ask for it: all that is kept of it, and not who decided. */
export type OwnCommentView = {
  id: string
  receipt: string | null
  site: string
  office: string
  page: { url: string; title: string } | null
  parent: string | null
  name: string
  avatar: string
  /** the browser it was sent from, named by chance */
  browser: string | null
  text: string
  state: State
  shownAs: PublicState
  createdAt: string
  editedAt: string | null
  decidedAt: string | null
  judged: { outcome: 'publish' | 'hold' | 'spam'; score: number; reasons: { code: string }[] }
  appeal: { text: string; at: string; granted: boolean | null } | null
  history: { at: string; by: string; act: string; state: State; reason: string | null }[]
}

/** Everything held on one person. `email` is null where the key that opens it is gone. */
export type OwnDataView = { email: string | null; since: string; comments: OwnCommentView[] }

/** By the token of a link of either kind; reading it spends nothing. */
export const readOwnData = endpoint<{ params: { token: string } }, OwnDataView>('GET', '/v1/privacy/:token')
/** Erases all of it and ends every link; by a link that was asked for to read, `not-permitted`. */
export const eraseOwnData = endpoint<{ params: { token: string } }, void>('DELETE', '/v1/privacy/:token')
