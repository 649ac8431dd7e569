import type { State } from '../contract/views.ts'
import type { Mover } from './mover.ts'
import type { Verdict } from './verdict.ts'
import type { Appeal, Clarification, Correction, Forwarding, Matter, Outside } from './comment-facts.ts'

/** Who wrote it: a person at a page, or a member for their office. */
export type Author =
  | {
      kind: 'reader'
      name: string
      /** the sealed identity behind it; null without an address, or once erased */
      person: string | null
      /** the browser, named by chance; null once erased */
      reader: string | null
      /** seed of the drawn figure, three hexadecimal digits */
      avatar: string
    }
  | { kind: 'office'; office: string; name: string; member: string; avatar: string }

export type Act =
  | 'posted'
  | 'edited'
  | 'withdrawn'
  | 'erased'
  | 'answered'
  | 'judged'
  | 'clarified'
  | 'reclarified'
  | 'unclarified'
  | 'corrected'
  | 'uncorrected'
  | 'covered'
  | 'uncovered'
  | 'reported'
  | 'forwarded'
  | 'unforwarded'
  | 'appealed'
  | 'upheld'
  | 'reconsidered'
  | 'approve'
  | 'reject'
  | 'spam'
  | 'restore'
  | 'remove'
  | 'undo'

/** One line of what moved a comment. Written together with the change, never apart. */
export type HistoryEntry = {
  at: number
  by: Mover
  act: Act
  from: State | null
  to: State
  reason: string | null
  /** the decision (an audit entry) this was part of */
  decision: string | null
}

/**
 * Where a comment stands. `confirmed` tells, in the spam folder, a member's judgement from the machine's:
 * its author is told only of the former.
 */
export type Standing = { state: State; confirmed: boolean }

/** The record. Its words are `text`. Times are milliseconds, UTC. */
export type Comment = {
  /** sorts by time, ends in the site's code */
  id: string
  site: string
  office: string
  page: string
  /** the top-level comment this hangs under; null for a top-level one */
  root: string | null
  parent: string | null
  /** the client's own UUID, unique on its site; of an office's answer the name of the act that gave it, or null */
  key: string | null
  /** keyed hash of what was sent under `key`; null once erased */
  content: string | null
  /** words by which its author sees what became of it; unique; null for an office's answer */
  receipt: string | null
  author: Author
  text: string
  createdAt: number
  editedAt: number | null
  state: State
  confirmed: boolean
  /** where it stood before the last decision; null before the first */
  before: Standing | null
  /** the last decision, and when it was made; of an office's answer first the act that gave it */
  decision: string | null
  decidedAt: number | null
  /** by its author, for good: no decision brings it back */
  withdrawn: boolean
  verdict: Verdict
  /** what a judge outside the process said, and is owed; null where none is asked */
  outside: Outside | null
  /** what stays of its words however they are written, 16 hexadecimal digits; null where they are too few */
  fingerprint: string | null
  /** the wave of copies it was found to be one of; noted without a new version */
  campaign: string | null
  /** what its office says above it; null where it says nothing */
  clarification: Clarification | null
  /** of an official answer: what it said before, the oldest first; null where it was never corrected */
  corrections: Correction[] | null
  /** to whom it was passed on, who may answer it as well */
  forwarded: Forwarding | null
  /** what its author says against the decision, once; null where they do not */
  appeal: Appeal | null
  supports: number
  /** how many readers reported it since a member last looked at that and left it up */
  reports: number
  /** until when its reports are settled so: the newest that was seen; null where none was */
  reportsSettledUntil: number | null
  /** public comments below; counted, never incremented, by the page's publication */
  replyCount: number
  /** whether an office has answered below it in public; counted like `replyCount` */
  answered: boolean
  /** what a member has marked it as, and how far it is answered; null where nobody has. Noted without a new version */
  matter: Matter | null
  /** of an office's answer: how many working days after what it answers; null for everything else */
  answeredIn: number | null
  /** grows with every change */
  version: number
  history: HistoryEntry[]
}

/** What a comment is born with; everything else is the same for all. */
export type Beginning = Pick<
  Comment,
  | 'id'
  | 'site'
  | 'office'
  | 'page'
  | 'root'
  | 'parent'
  | 'key'
  | 'content'
  | 'receipt'
  | 'author'
  | 'text'
  | 'createdAt'
  | 'state'
  | 'verdict'
  | 'fingerprint'
> &
  Partial<Pick<Comment, 'outside' | 'answeredIn' | 'decision'>> & { by: Mover; act: 'posted' | 'answered' }

/** A comment as it begins: nothing was decided, changed or answered yet, and its first line of history says by whom. */
export function newComment({ by, act, decision = null, ...born }: Beginning): Comment {
  const { createdAt: at, state: to } = born
  return {
    outside: null,
    answeredIn: null,
    ...born,
    editedAt: null,
    confirmed: false,
    before: null,
    decision,
    decidedAt: null,
    withdrawn: false,
    campaign: null,
    clarification: null,
    corrections: null,
    forwarded: null,
    appeal: null,
    supports: 0,
    reports: 0,
    reportsSettledUntil: null,
    replyCount: 0,
    answered: false,
    matter: null,
    version: 1,
    history: [{ at, by, act, from: null, to, reason: null, decision }],
  }
}

/** What a change may set; the store bumps `version` and appends `entry` in the same write. */
export type CommentFields = Partial<
  Pick<
    Comment,
    | 'text'
    | 'author'
    | 'editedAt'
    | 'content'
    | 'confirmed'
    | 'before'
    | 'decision'
    | 'decidedAt'
    | 'withdrawn'
    | 'verdict'
    | 'fingerprint'
    | 'campaign'
    | 'outside'
    | 'clarification'
    | 'corrections'
    | 'forwarded'
    | 'appeal'
  >
>

/** One comment's move, guarded by the version it was worked out from: a lost race changes nothing. */
export type Change = {
  id: string
  version: number
  state: State
  set: CommentFields
  entry: HistoryEntry
}

/** Whether the public sees it as it is. */
export const isPublic = (comment: Pick<Comment, 'state'>): boolean => comment.state === 'published'

/** Whether a thread lists it: public, or a public comment hangs on it. */
export const isListed = (comment: Pick<Comment, 'state' | 'replyCount'>): boolean =>
  isPublic(comment) || comment.replyCount > 0

/** Whether a change is the public's business: something becomes visible, invisible, or reads differently. */
export const touchesPublic = (from: State | null, to: State): boolean => from === 'published' || to === 'published'
