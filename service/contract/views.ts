/** What others may see of a record: the shapes that cross the wire. Times are ISO 8601 UTC with milliseconds. */

import type { AppealView, QueueAppeal } from './appeal-views.ts'
import type { ItemVerb } from './item-verbs.ts'
import type { OfficeName } from './office-name.ts'
import type { CorrectionView } from './answer-views.ts'
import type { Kind, MatterView, QueueMatter } from './matters.ts'

export type Sort = 'new' | 'old' | 'top'

/** `held` and `rejected` only ever reach the comment's own author. */
export type PublicState = 'published' | 'held' | 'rejected' | 'removed'

/** A comment's state as members see it. */
export type State = 'published' | 'held' | 'spam' | 'rejected' | 'removed'

export type Badge = 'verified' | 'office'

export type AuthorView = {
  name: string
  /** seed of the drawn figure: three hexadecimal digits, `000` to `7ff` */
  avatar: string
  badge: Badge | null
  /** id of the office that speaks, with the office badge */
  office?: string
}

/** What an office says above a comment that spreads an error. */
export type ClarificationView = { text: string; office: OfficeName; at: string; editedAt: string | null }

export type CommentView = {
  id: string
  parent: string | null
  /** null when removed */
  author: AuthorView | null
  text: string
  createdAt: string
  editedAt: string | null
  supports: number
  /** all public comments below this one */
  replyCount: number
  /** the oldest of them, flat; empty inside a reply */
  replies: CommentView[]
  state: PublicState
  /** to be shown above its words; left out where there is none */
  clarification?: ClarificationView
  /** to whom its office passed it on; `url` where that is a body outside */
  forwarded?: ForwardedView
  /** told to its own author alone: an officer covered something personal in it */
  covered?: true
  /** told to its own author alone: until when they may appeal, by its receipt */
  appealUntil?: string
  /** of a question or a complaint that has a clock */
  matter?: MatterView
  /** of an office's answer: how many working days after what it answers */
  answeredIn?: number
  /** of an office's answer: what it said before it was corrected, the newest first; left out where it never was */
  corrections?: CorrectionView[]
}

export type ForwardedView = { to: string; at: string; url?: string }

export type RulesView = {
  moderation: 'pre' | 'first-time' | 'post' | 'closed'
  maxLength: number
  editMinutes: number
  emailRequired: boolean
  engagement: 'on' | 'off'
  /** it is quiet: supports and reactions stand still, and answer `closed` */
  resting?: boolean
  office: OfficeName
  reactions: string[]
}

/** `since`: the day an office closed its pages for good, where that is known */
export type ClosedReason = { code: string; text: string; until?: string; since?: string }

export type PageView = {
  url: string
  title: string
  /** published comments and replies */
  comments: number
  open: boolean
  closedReason: ClosedReason | null
}

/** What an office says above the comments of all its pages in a tense time, and until when. */
export type StatementView = { text: string; source: string; at: string; until: string; office: OfficeName }

export type ThreadView = {
  page: PageView
  rules: RulesView
  /** how many readers chose each of the office's words, in the rules' order: only words somebody chose */
  reactions: Record<string, number>
  /** the comment an office has pinned to the page, wherever it stands in the thread; it stands there as well */
  pinned: CommentView | null
  /** left out where there is none */
  statement?: StatementView
  comments: CommentView[]
  /** cursor of the next page, null at the end */
  next: string | null
  revision: number
}

/** The answer to `since`: only what changed, flat; or, where that cannot be told, the whole first page. */
export type ThreadChangesView = (Omit<ThreadView, 'next'> & { partial: true }) | (ThreadView & { partial: false })

export type RepliesView = { comments: CommentView[]; next: string | null }
export type CountsView = { counts: Record<string, number> }
export type MineView = { comments: CommentView[] }

export type PostedView = {
  comment: CommentView
  /** words that can be dictated on the telephone */
  receipt: string
  editToken: string
  editableUntil: string
  /** names this browser, and nobody's address */
  reader: string
  /** how many identity numbers (NIK, KK) were masked before the text was stored */
  masked: number
  /** minutes that checking usually takes at this office; null where too little is known */
  usualMinutes: number | null
}

/** One's own edited comment. */
export type EditedView = CommentView & { masked: number }

export type SupportsView = { supports: number }
/** As in ThreadView. */
export type ReactionsView = { reactions: Record<string, number> }

export type ReportReason = 'spam' | 'abuse' | 'personal-data' | 'false' | 'other'
/** What became of this reader's report: not looked at yet; looked at and left; no longer shown. */
export type ReportView = { outcome: 'waiting' | 'kept' | 'gone' }

export type ReceiptView = {
  state: PublicState
  reasons: { code: string; text: string }[]
  receivedAt: string
  /** as in PostedView */
  usualMinutes: number | null
  decidedAt?: string
  answeredAt?: string
  forwarded?: ForwardedView
  /** an officer covered something personal in it */
  covered?: true
  /** as in CommentView, where it is public */
  matter?: MatterView
  appeal?: AppealView
}

/** `event: thread` of the stream: the page grew. */
export type ThreadHint = { revision: number; comments: number }

export type Role = 'owner' | 'lead' | 'moderator' | 'auditor'
/** `answer`: questions and complaints that wait for one, the latest due last. */
export type Tab = 'held' | 'reported' | 'published' | 'spam' | 'rejected' | 'forwarded' | 'appealed' | 'answer'
/** Tabs whose whole content can be decided at once. */
export type MatchTab = Exclude<Tab, 'answer'>

/** Where in the text or the name a reason shows, in UTF-16 units as `slice` takes them. */
export type Evidence = { field: 'text' | 'name'; from: number; to: number }
export type ReasonView = {
  code: string
  text: string
  evidence?: Evidence[]
  /** what the marked words read as, where they are in disguise */
  readAs?: string
}

/** A reader's complaint, as members see it; `settled`: a member looked at it before, and left the comment up. */
export type ReportedView = { at: string; reason: ReportReason; note: string | null; settled: boolean }

export type HistoryView = {
  at: string
  by: string
  act: string
  from: State | null
  to: State
  reason: string | null
}

/** A spam wave as far as this member sees it: how many of its copies, and in how many offices they stand. */
export type CampaignName = { id: string; copies: number; offices: number }

export type QueueItem = Omit<CommentView, 'state' | 'author' | 'replies' | 'covered' | 'appealUntil' | 'matter'> & {
  author: AuthorView | null
  replies: []
  state: State
  page: { url: string; title: string }
  site: string
  office: OfficeName
  /** in whose name this member answers it; left out where that is the comment's own office */
  answersAs?: OfficeName
  /** another office's, which passed it on: here to be answered alone */
  guest?: true
  verdict: { score: number; reasons: ReasonView[] }
  /** how many readers reported it since a member last looked at that and left it up */
  reports: number
  history: HistoryView[]
  /** grows with every change, the author's edits too */
  version: number
  /** what this member may do with it now */
  may: ItemVerb[]
  /** what was added when it was passed on, for members alone */
  forwardNote?: string
  /** whether it is the one pinned to its page */
  pinned: boolean
  appeal?: QueueAppeal
  /** the comment it replies to, so that nobody has to look it up */
  inReplyTo: { name: string; text: string } | null
  receipt: string | null
  /** the wave of copies it is one of */
  campaign: CampaignName | null
  /** working days that its office is over its time with it; left out where it is not late */
  late?: number
  /** null where nobody has marked it */
  matter: QueueMatter | null
  /** what it seems to be, while nobody has marked it */
  suggestion: Kind | null
}

export type AuthorRecord = { comments: number; published: number; held: number; rejected: number; since: string | null }

/** What a member wrote down about a comment; only members ever see it. */
export type NoteView = {
  id: string
  /** a member's name */
  by: string
  text: string
  at: string
  /** whether it is this member's, who may take it back */
  own: boolean
}

/** A cover that may still be taken off. */
export type CoverView = {
  /** a member's name */
  by: string
  at: string
  /** until when it may be taken off */
  until: string
  /** id for the undo, where it is this member's own */
  undo: string | null
}

/** One item alone, with what only an opened item shows. */
export type QueueItemAlone = QueueItem & {
  email: string | null
  record: AuthorRecord
  reported: ReportedView[]
  /** oldest first */
  notes: NoteView[]
  /** newest first */
  covers: CoverView[]
}

/**
 * Each stops at 1,000, which is shown as 999+. Null where it was not known in time: whoever wants it asks for it alone.
 */
export type TabCounts = Record<Tab, number | null>

/** A place in sight where far more comes in than usual, and whose new comments wait there meanwhile. */
export type AlarmView = {
  scope: 'page' | 'site' | 'instance'
  /** the page's title or the site's name; empty for all sites */
  name: string
  holds: 'newcomers' | 'everybody'
  since: string
}

/** `own`: of the offices below only what is late. */
export type QueueReach = 'own' | 'all'

export type QueueView = {
  items: QueueItem[]
  next: string | null
  alarms: AlarmView[]
  reach: QueueReach
} & QueueFigures

/** What is counted beside a queue's rows, which wait for none of it: null where it was not known in time. */
export type QueueFigures = {
  counts: TabCounts
  /** how many held comments are late, in the offices asked for; stops at 1,000 */
  late: number | null
  /** how many are held in the offices below the one asked for; stops at 1,000 */
  heldBelow: number | null
  /** how many of those that wait for an answer are late; stops like the others */
  lateAnswers: number | null
}

/** Stops at 1,000. */
export type CountView = { count: number }

/** What of the comments one has on the screen is no longer as it is shown, and what is out of sight by now. */
export type QueueChangesView = { changed: QueueItem[]; gone: string[]; claims: ClaimView[] }
/** Another member has this comment open. */
export type ClaimView = { id: string; by: string }

/** Replies at any depth; `more` where there are older ones than these. */
export type BelowView = { items: QueueItem[]; more: boolean }

export type DecidedView = {
  decided: string[]
  skipped: { id: string; state: State | 'not-found' }[]
  /** id for the undo; null when nothing was decided */
  undo: string | null
  /** with `match`: whether some are left */
  more: boolean
}
export type UndoneView = { restored: string[]; skipped: { id: string; state: State | 'not-found' }[] }

/**
 * What a member's role lets them do within their offices. `policy`, `members`, `sites`, `offices` mean changing them.
 */
export type Verb = 'read' | 'audit' | 'decide' | 'answer' | 'policy' | 'members' | 'sites' | 'offices'

export type MemberView = {
  id: string
  email: string
  name: string
  role: Role
  office: string
  active: boolean
  createdAt: string
  /** what the role lets them do, so that the desk copies no rule */
  may: Verb[]
}
export type SessionView = { token: string; expiresAt: string; member: MemberView }
export type WhoView = { expiresAt: string; member: MemberView }

export type OfficeView = { id: string; name: string; kind: string; parent: string | null }
export type SiteView = { id: string; name: string; office: string; origins: string[]; code: string }
