import { endpoint } from './endpoint.ts'
import type { CampaignAlone, CampaignsView } from './campaign-views.ts'
import type { ForwardingView, PersonHoldView } from './case-views.ts'
import type { Kind } from './matters.ts'
import type { PolicyView } from './policy-views.ts'
import type { PolicyReachView } from './reach.ts'
import type { AuditView, ChainView, InsightsView, PhraseView } from './figures.ts'
import type { EarlierAnswerView, SavedAnswerView } from './answer-views.ts'
import type {
  BelowView,
  CommentView,
  CountView,
  DecidedView,
  MatchTab,
  MemberView,
  NoteView,
  OfficeView,
  QueueChangesView,
  QueueFigures,
  QueueItem,
  QueueItemAlone,
  QueueView,
  Role,
  SessionView,
  SiteView,
  State,
  Tab,
  UndoneView,
  WhoView,
} from './views.ts'
import type { HonestyView, SampleView } from './filter-views.ts'
import type { Action } from './item-verbs.ts'

type OnId = { id: string }

export type SignInBody = { email: string; password: string } | { link: string }
export const signIn = endpoint<{ body: SignInBody }, SessionView>('POST', '/v1/session')
export const whoIsSignedIn = endpoint<object, WhoView>('GET', '/v1/session')
export const signOut = endpoint<object, void>('DELETE', '/v1/session')

/** `group`: of each campaign only the newest comment that the tab holds. */
export type QueueQuery = {
  tab: Tab
  office?: string
  q?: string
  group?: 'campaign'
  /**
   * left out: all offices in sight. `own`: of those below only what is late; `usual`: so where the office has sites
   * itself
   */
  reach?: 'own' | 'usual'
  /** only what is held longer than its office has for it */
  late?: 'only'
  /**
   * `soon`: rows wait half a second for what is counted beside them, for a desk that asks for the rest alone; else five
   */
  figures?: 'soon'
  after?: string
  limit?: number
}
export const readQueue = endpoint<{ query: QueueQuery }, QueueView>('GET', '/v1/queue')
/** What a queue's answer has counted beside its rows, alone, and waited for longer. */
export type FiguresQuery = Pick<QueueQuery, 'office' | 'reach'>
export const readQueueFigures = endpoint<{ query: FiguresQuery }, QueueFigures>('GET', '/v1/queue/figures')
/** How many the queue's filter holds, the search included. */
export const countQueue = endpoint<
  { query: Omit<QueueQuery, 'tab' | 'group' | 'figures' | 'after' | 'limit'> & { tab: MatchTab } },
  CountView
>('GET', '/v1/queue/count')
export type ChangesQuery = {
  /** `ID.VERSION` of each comment that is shown, 100 at most */
  seen: string[]
  /** the one of them that the member has open, which others are told for a minute */
  opened?: string
}
export const readQueueChanges = endpoint<{ query: ChangesQuery }, QueueChangesView>('GET', '/v1/queue/changes')

/** A queue's filter, frozen at the newest id its sender has seen. */
export type MatchBody = {
  tab: MatchTab
  office?: string
  q?: string
  reach?: 'own' | 'usual'
  late?: 'only'
  before: string
}
export type DecisionBody = {
  ids?: string[]
  match?: MatchBody
  /** all copies in sight, 1,000 a call */
  campaign?: string
  /**
   * with `campaign`, true unless it says otherwise or there is an `expect`: for 72 hours what still arrives is decided
   * the same
   */
  standing?: boolean
  action: Action
  reason?: string | null
  /** a state, or with `ids` also the version seen of each */
  expect?: State | Record<string, number>
  /** the caller's own name for it: where the answer was lost, the audit tells by it what was decided */
  key?: string
}
export const decide = endpoint<{ body: DecisionBody }, DecidedView>('POST', '/v1/decisions')
export const undoDecision = endpoint<{ params: { undo: string } }, UndoneView>('POST', '/v1/decisions/:undo/undo')

export type PageQuery = { after?: string; limit?: number }
export const listCampaigns = endpoint<{ query: PageQuery & { office?: string } }, CampaignsView>('GET', '/v1/campaigns')
export const readCampaign = endpoint<{ params: OnId; query: PageQuery }, CampaignAlone>('GET', '/v1/campaigns/:id')
/** Its domains, links, numbers, accounts, pages and times, as CSV, for whoever it is reported to. */
export const exportCampaign = endpoint<{ params: OnId }, never>('GET', '/v1/campaigns/:id/export.csv')

export const readComment = endpoint<{ params: OnId }, QueueItemAlone>('GET', '/v1/comments/:id')
/** What hangs on it, in whatever state but removed, newest first. */
export const readBelow = endpoint<{ params: OnId }, BelowView>('GET', '/v1/comments/:id/below')
export const answerComment = endpoint<{ params: OnId; body: { text: string; approve?: boolean } }, CommentView>(
  'POST',
  '/v1/comments/:id/answer',
)

/**
 * `key`: the sender's own name for it, so that it is never made twice; `expect`: the version seen of each; `approve`:
 * what waits is approved first.
 */
export type AnswersBody = {
  ids: string[]
  text: string
  key: string
  expect?: Record<string, number>
  approve?: boolean
}
/**
 * One text under one or several questions, as one act: `undo` goes to `undoDecision`, and takes back what was approved
 * for it, too. What is not as it was seen is skipped.
 */
export const answerSeveral = endpoint<{ body: AnswersBody }, DecidedView>('POST', '/v1/answers')
/** What else the same office is to answer and asks the like, the most alike first; ten at most. */
export const readSimilarQuestions = endpoint<{ params: OnId }, { items: QueueItem[] }>(
  'GET',
  '/v1/comments/:id/similar-questions',
)

/** Says what a comment is; null takes that back. Questions and complaints get a clock. */
export const markComment = endpoint<{ params: OnId; body: { kind: Kind | null } }, QueueItem>(
  'PUT',
  '/v1/comments/:id/kind',
)

/** Pins a published comment with its answers to the top of its page, in place of another; DELETE unpins. */
export const pinComment = endpoint<{ params: OnId }, void>('PUT', '/v1/comments/:id/pin')
export const unpinComment = endpoint<{ params: OnId }, void>('DELETE', '/v1/comments/:id/pin')

/** Gives the page of a comment another title than the first one that was sent; '' leaves its address alone. */
export const correctTitle = endpoint<{ params: OnId; body: { title: string } }, void>(
  'PUT',
  '/v1/comments/:id/page-title',
)

/** What this comment's office, or one above it, answered before to similar questions; five at most. */
export const readEarlierAnswers = endpoint<{ params: OnId }, { answers: EarlierAnswerView[] }>(
  'GET',
  '/v1/comments/:id/earlier-answers',
)

type OnNote = { id: string; note: string }
/** A note on a comment, for members alone. */
export const addNote = endpoint<{ params: OnId; body: { text: string } }, NoteView>('POST', '/v1/comments/:id/notes')
/** Takes one's own note back; PUT lets it return, for as long as a session lasts. */
export const withdrawNote = endpoint<{ params: OnNote }, void>('DELETE', '/v1/comments/:id/notes/:note')
export const returnNote = endpoint<{ params: OnNote }, void>('PUT', '/v1/comments/:id/notes/:note')

/** `version`: the one that was seen. */
export type ClarificationBody = { text: string; version?: number }
/** Puts what the office has to say above a public comment that spreads an error, or changes it; DELETE withdraws it. */
export const clarifyComment = endpoint<{ params: OnId; body: ClarificationBody }, void>(
  'PUT',
  '/v1/comments/:id/clarification',
)
export const withdrawClarification = endpoint<{ params: OnId }, void>('DELETE', '/v1/comments/:id/clarification')

/**
 * `version`: the one that was seen. `hide`: what it said before is not shown, for what it told of a person. `undo`:
 * takes one's own last correction back within 15 minutes; `text` is what stood there before.
 */
export type CorrectionBody = { text: string; version?: number; hide?: boolean; undo?: boolean }
/** Corrects an official answer of one's own office, wherever it was said; what it said before stays to be read. */
export const correctAnswer = endpoint<{ params: OnId; body: CorrectionBody }, void>(
  'PUT',
  '/v1/comments/:id/correction',
)

/** Where in text or name, in UTF-16 units as `slice` takes them; `version`: the one that was seen. */
export type CoverBody = { spans: { field: 'text' | 'name'; from: number; to: number }[]; version: number }
/**
 * Covers what was posted by mistake with dots, for everybody; `undo` goes to `undoDecision`, as long as a session
 * lasts.
 */
export const coverComment = endpoint<{ params: OnId; body: CoverBody }, { undo: string }>(
  'POST',
  '/v1/comments/:id/cover',
)

/** How many reports the member knows of. */
export type SettleQuery = { seen?: number }
/** Leaves a comment up that readers reported: its reports are looked at. More than were `seen` are a `conflict`. */
export const settleReports = endpoint<{ params: OnId; query: SettleQuery }, void>('DELETE', '/v1/comments/:id/reports')

export const listOffices = endpoint<object, { offices: OfficeView[] }>('GET', '/v1/offices')
export const readPolicy = endpoint<{ params: OnId }, PolicyView>('GET', '/v1/offices/:id/policy')
/** `seen`: the revision that its sender has read; where somebody has saved since, saving is a `conflict`. */
export type PolicyBody = { settings: Record<string, { value: unknown; locked?: boolean }>; seen?: string }
/** The same body, and nothing is saved; the answer is a line of JSON for each step (`RehearsalLine`). */
export const rehearsePolicy = endpoint<{ params: OnId; body: PolicyBody }, never>(
  'POST',
  '/v1/offices/:id/policy/rehearsal',
)
/** The same body, and nothing is saved: what it would change in the offices below. */
export const reachPolicy = endpoint<{ params: OnId; body: PolicyBody }, PolicyReachView>(
  'POST',
  '/v1/offices/:id/policy/reach',
)
export const savePolicy = endpoint<{ params: OnId; body: PolicyBody }, PolicyView>('PUT', '/v1/offices/:id/policy')

/** Those of an office and of all above it; without an office, of the member's own. */
export const listSavedAnswers = endpoint<{ query: { office?: string } }, { answers: SavedAnswerView[] }>(
  'GET',
  '/v1/saved-answers',
)
export type SavedAnswerBody = { title: string; text: string }
export const addSavedAnswer = endpoint<{ body: SavedAnswerBody & { office: string } }, SavedAnswerView>(
  'POST',
  '/v1/saved-answers',
)
export const changeSavedAnswer = endpoint<{ params: OnId; body: SavedAnswerBody }, SavedAnswerView>(
  'PUT',
  '/v1/saved-answers/:id',
)
export const removeSavedAnswer = endpoint<{ params: OnId }, void>('DELETE', '/v1/saved-answers/:id')

export type SiteBody = { id: string; name: string; office: string; origins: string[] }
export const listSites = endpoint<object, { sites: SiteView[] }>('GET', '/v1/sites')
export const addSite = endpoint<{ body: SiteBody }, SiteView>('POST', '/v1/sites')
export const changeSite = endpoint<{ params: OnId; body: Omit<SiteBody, 'id'> }, SiteView>('PUT', '/v1/sites/:id')

export type MemberBody = { email: string; name: string; role: Role; office: string; password?: string }
export const listMembers = endpoint<object, { members: MemberView[] }>('GET', '/v1/members')
/** Without a password the answer carries a one-use sign-in link. */
export const addMember = endpoint<{ body: MemberBody }, { member: MemberView; link?: string; linkUntil?: string }>(
  'POST',
  '/v1/members',
)
/** Another one-use link for somebody whose first one is spent, lost or out of time. */
export const inviteMember = endpoint<{ params: OnId }, { member: MemberView; link: string; linkUntil: string }>(
  'POST',
  '/v1/members/:id/link',
)
/** Members change their own name and password; `password` of oneself needs `currentPassword`. */
export type MemberChange = {
  name?: string
  role?: Role
  office?: string
  active?: boolean
  password?: string
  currentPassword?: string
}
export const changeMember = endpoint<{ params: OnId; body: MemberChange }, MemberView>('PATCH', '/v1/members/:id')
export const removeMember = endpoint<{ params: OnId }, void>('DELETE', '/v1/members/:id')

/** `act`: of one kind alone, such as `reject` or `policy-saved`. */
export type AuditFilter = { office?: string; act?: string }
export const readAudit = endpoint<{ query: PageQuery & AuditFilter }, { entries: AuditView[]; next: string | null }>(
  'GET',
  '/v1/audit',
)
/** The same as CSV, the newest 10,000 lines. */
export const exportAudit = endpoint<{ query: AuditFilter }, never>('GET', '/v1/audit.csv')
/**
 * Days (`2026-11-25`, the last one included, of the office's zone) or moments; without `from` the last `weeks` (eight),
 * from a Monday on by the office's clocks.
 */
export type InsightsQuery = { office?: string; from?: string; to?: string; weeks?: number }
export const readInsights = endpoint<{ query: InsightsQuery }, InsightsView>('GET', '/v1/insights')
/** What people of several offices in sight have begun to write about since yesterday, far above their usual. */
export const readRising = endpoint<object, { rising: PhraseView[] }>('GET', '/v1/insights/rising')
export const readChain = endpoint<object, ChainView>('GET', '/v1/audit/chain')

export type HonestyQuery = { office?: string; weeks?: number }
export const readHonesty = endpoint<{ query: HonestyQuery }, HonestyView>('GET', '/v1/filter/honesty')
export const readSample = endpoint<object, SampleView>('GET', '/v1/filter/sample')
export const judgeSample = endpoint<{ params: OnId; body: { spam: boolean } }, void>('POST', '/v1/filter/sample/:id')

export type HoldAuthorBody = { days: 1 | 7 | 30 | 90; reason: string; address?: boolean }
/**
 * From now on looks at what this comment's author writes before it shows; with `address` also whoever gives their
 * address.
 */
export const holdAuthor = endpoint<{ params: OnId; body: HoldAuthorBody }, PersonHoldView>(
  'POST',
  '/v1/comments/:id/author-hold',
)
export const listHolds = endpoint<{ query: PageQuery }, { holds: PersonHoldView[]; next: string | null }>(
  'GET',
  '/v1/holds',
)
/** Ends one before its time; PUT takes that back while its time lasts. */
export const endHold = endpoint<{ params: OnId }, void>('DELETE', '/v1/holds/:id')
export const resumeHold = endpoint<{ params: OnId }, void>('PUT', '/v1/holds/:id')

/** To whom a comment may be passed on: all offices, and bodies outside. */
export const listForwarding = endpoint<object, ForwardingView>('GET', '/v1/forwarding')
/** `to`: id of an office, or of a body outside; `note` is for members alone. */
export type ForwardBody = { to: string; note?: string }
/**
 * Passes a comment on to another office, which may then answer it too, or points to a body outside; DELETE takes it
 * back.
 */
export const forwardComment = endpoint<{ params: OnId; body: ForwardBody }, void>('PUT', '/v1/comments/:id/forward')
export const withdrawForward = endpoint<{ params: OnId }, void>('DELETE', '/v1/comments/:id/forward')
