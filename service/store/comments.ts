import type { MatchTab, Sort, State } from '../contract/views.ts'
import type { Copy } from '../domain/campaign.ts'
import type { Outside } from '../domain/comment-facts.ts'
import type { Change, Comment } from '../domain/comment.ts'
import type { JudgedCount } from '../domain/honesty.ts'
import type { NewPage } from '../domain/page.ts'
import type { Person, PersonKey } from '../domain/person.ts'
import type { Words } from '../domain/rehearsal.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Below } from './below.ts'
import type { InCampaign } from './campaigns.ts'
import type { LapsingStore } from './lapsing.ts'
import type { MatterStore } from './matters.ts'
import type { RehomingStore } from './rehoming.ts'
import type { CommentWalk } from './walking.ts'

/** What a thread shows of a comment: everything but its history, its verdict and its secrets. */
export type ThreadComment = Pick<
  Comment,
  | 'id'
  | 'site'
  | 'page'
  | 'root'
  | 'parent'
  | 'author'
  | 'text'
  | 'createdAt'
  | 'editedAt'
  | 'state'
  | 'supports'
  | 'replyCount'
  | 'clarification'
  | 'corrections'
  | 'matter'
  | 'answeredIn'
  | 'forwarded'
>

export type ThreadRead = {
  page: string
  sort: Sort
  limit: number
  /** the last row of the page before: its id, and its supports for `top` */
  after: { id: string; supports: number } | null
  /** only what an office has answered, or has not; null for all */
  answered: boolean | null
}

/** Top-level comments in order, listed ones only, with the oldest public replies of each (3 at most). */
export type ThreadRows = {
  comments: ThreadComment[]
  replies: Map<string, ThreadComment[]>
  /** whether more top-level comments follow */
  more: boolean
}

/** Somebody nobody knew yet: their record, and the key that is kept apart from it. */
export type Newcomer = { person: Person; key: PersonKey }

export type Inserted =
  /** `person`: whose it was stored as, which is not the newcomer where their address was known by then */
  | { outcome: 'inserted'; person: string | null }
  /** the same `key` was there before: that comment, untouched */
  | { outcome: 'repeated'; comment: Comment }
  /** somebody else's comment bears this receipt: make another */
  | { outcome: 'receipt-taken' }

/** Which comments a member's tab shows, newest first. */
export type QueueFilter = {
  tab: MatchTab
  /** offices in sight; `all` for whoever sees every office */
  offices: string[] | 'all'
  /** words that text, name, page title or address must contain, or a whole receipt; null for all */
  search: string | null
  /** only ids below this one (exclusive) */
  after: string | null
  /** only ids up to this one (inclusive), for a decision on all that match */
  upTo: string | null
  /** of each campaign only its newest comment that matches */
  grouped?: boolean
  /** only what has been held since before this moment */
  heldBefore?: number
  /** with it, what has been held in these other offices since before that moment; they are none of `offices` */
  besides?: { offices: string[]; heldBefore: number }
}

/** An answer by its id, its office, and the words of the question it answers. */
export type Answered = { id: string; office: string; words: string }

/** Comments: written, changed, found and counted. */
export type CommentStore = LapsingStore &
  RehomingStore &
  CommentWalk &
  MatterStore & {
    /**
     * Stores a new comment (version 1, with its first history entry), and its page where that is new.
     * A comment born `published` owes its page a publication until `pages.publish` names it.
     *
     * A `newcomer` is its author, stored before it and their key before them, so that nobody ever stands there without
     * the key that opens their address. Where somebody has their `lookup` already, the comment is that person's, and
     * of the newcomer nothing is kept. Nor is it where the comment is not inserted, but for a race lost on MongoDB,
     * which leaves a person without comments. Sent again after a kill, it finishes what it began.
     */
    insert(comment: Comment, page: NewPage, newcomer?: Newcomer | null): Promise<Inserted>
    byId(id: string): Promise<Comment | null>
    /** in no order; unknown ids are left out */
    byIds(ids: string[]): Promise<Comment[]>
    /** which version of each is the present one, and whose it is; unknown ids are left out */
    versions(ids: string[]): Promise<Pick<Comment, 'id' | 'version' | 'office'>[]>
    /** what hangs on a comment at any depth, in whatever state but removed, newest first */
    below(read: Below): Promise<{ comments: Comment[]; more: boolean }>
    byKey(site: string, key: string): Promise<Comment | null>
    byReceipt(receipt: string): Promise<Comment | null>
    /**
     * Applies each change whose version is still the comment's: sets fields and state, appends the entry, bumps
     * the version, notes what the page's publication is owed, all in one write. Gives the ids that won.
     * Sent again (same entry at the same version + 1 with the same decision), a won change counts as won. Whatever
     * `settlesReports` settles the comment's reports in the same write.
     */
    apply(changes: Change[]): Promise<string[]>
    thread(read: ThreadRead): Promise<ThreadRows>
    /** listed comments below `below` (a top-level comment or a reply), flat, oldest first */
    replies(read: { root: string; below: string; after: string | null; limit: number }): Promise<{
      comments: ThreadComment[]
      more: boolean
    }>
    /** what a thread shows of these comments of one page, whatever their state */
    threadByIds(page: string, ids: string[]): Promise<ThreadComment[]>
    /** this browser's own comments on a page that stand in one of `states`, newest first, 100 at most */
    ofReader(read: { page: string; reader: string; states: State[] }): Promise<Comment[]>
    /** whether this browser has a published comment anywhere */
    readerHasPublished(reader: string): Promise<boolean>
    queue(filter: QueueFilter, limit: number): Promise<{ comments: Comment[]; more: boolean }>
    /** how many a tab holds, up to `most` */
    countQueue(filter: QueueFilter, most: number): Promise<number>
    /** every comment whose last decision is this one */
    decidedBy(decision: string): Promise<Comment[]>
    /** published replies by an office to this comment, oldest first */
    answersTo(id: string): Promise<ThreadComment[]>
    /** published answers of offices to what is public, `after` (exclusive) an id, newest first */
    answered(read: { after: string; limit: number }): Promise<Answered[]>
    /** published comments of a site, or of one of its pages, newest first */
    newest(read: { site: string; page: string | null; limit: number }): Promise<ThreadComment[]>
    /**
     * How long the last decided comments of an office waited for it, in milliseconds: of those newest by decision, 50
     * at most, the time from `createdAt` to `decidedAt`. Only what a reader wrote.
     */
    checkingTimes(office: string): Promise<number[]>
    /** readers' comments by week from `from` on: how many the machine suspected, and what members found of them */
    judged(read: { offices: string[] | 'all'; from: number; weeks: number }): Promise<JudgedCount[]>
    /** ids of readers' comments written in a time that are public without a decision, newest first */
    passed(read: { offices: string[] | 'all'; from: number; until: number; limit: number }): Promise<string[]>
    /** the words of readers' comments written since then in these offices, newest first, `before` (exclusive) an id */
    words(read: { offices: string[]; since: number; before: string | null; limit: number }): Promise<Words[]>
    /** a person's record in these offices since then */
    recordOf(person: string, offices: string[] | 'all', since: number): Promise<Record<State, number>>
    /** everything a person wrote, oldest first */
    ofPerson(person: string): Promise<Comment[]>
    /** comments about which a judge outside is owed a question or a correction by now, the longest owed first */
    owedOutside(now: number, limit: number): Promise<Comment[]>
    /**
     * Sets what a judge outside has said and is owed, and the verdict with it where one is given, if it still is `was`;
     * false where somebody was quicker. Says nothing new of the comment: version and history stay.
     */
    noteOutside(id: string, was: Outside, set: { outside: Outside | null; verdict?: Verdict }): Promise<boolean>
    /** pages that are owed a publication by changes made before `before`, with the ids */
    owing(before: number, limit: number): Promise<{ page: string; ids: string[] }[]>
    /** what readers wrote by the time in their ids, from `since` on, newest first, `before` (exclusive) an id */
    latest(read: { since: number; before: string | null; limit: number }): Promise<Copy[]>
    /**
     * What readers wrote that was stored after `mark` was given, by whatever process; `null` gives the present mark
     * alone. Some may come again; none is passed over but one that was stored 5 s later than its id says.
     * `more`: ask again at once.
     */
    storedAfter(mark: string | null, limit: number): Promise<{ copies: Copy[]; mark: string; more: boolean }>
    /** comments with a fingerprint that were edited at or after `since`, oldest edit first */
    editedSince(since: number, limit: number): Promise<Copy[]>
    /** the last decided, newest first, each with the decision that stands on it */
    lastDecided(limit: number): Promise<{ id: string; decision: string }[]>
    /** in no order; unknown ids, and comments without a fingerprint, are left out */
    copies(ids: string[]): Promise<Copy[]>
    /**
     * Notes of each that it belongs to the campaign, where its fingerprint is still this one. Repeating it is harmless.
     */
    assign(campaign: string, to: Pick<Copy, 'id' | 'fingerprint'>[]): Promise<void>
    /** a campaign's comments in these offices and states, newest first; `undecided`: which no decision stands on */
    inCampaign(read: InCampaign): Promise<{ comments: Comment[]; more: boolean }>
  }
