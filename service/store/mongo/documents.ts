import type { AuditEntry } from '../../domain/audit.ts'
import type { Claim } from '../../domain/claims.ts'
import type { Campaign, Copy } from '../../domain/campaign.ts'
import type { Seal } from '../../domain/chain.ts'
import { isListed, isPublic, type Comment } from '../../domain/comment.ts'
import type { Covering } from '../../domain/covering.ts'
import type { Reaction, Report, Support } from '../../domain/engagement.ts'
import type { Member, Session, SignInLink } from '../../domain/member.ts'
import type { Note } from '../../domain/notes.ts'
import type { Office, Site } from '../../domain/offices.ts'
import { answerDue, movedAt } from '../../domain/matters.ts'
import { appealLiesAt } from '../../domain/appeals.ts'
import { answererOf, forwardedTo } from '../../domain/forwarding.ts'
import type { Page } from '../../domain/page.ts'
import type { DailySecret, Erasure, Person, PersonKey } from '../../domain/person.ts'
import type { PersonHold } from '../../domain/person-holds.ts'
import { heldSince } from '../../domain/waiting.ts'
import type { FollowUp } from '../../domain/follow-ups.ts'
import type { SavedAnswer } from '../../domain/saved-answers.ts'
import { folded } from '../searching.ts'
import type { ThreadComment } from '../comments.ts'
import type { Thanks } from '../thanks.ts'
import type { Appeal, Clarification, Correction, Forwarding, Matter, Outside } from '../../domain/comment-facts.ts'

/*
 * What the documents look like. Ids are our own strings, so that order by `_id` is order in time. Text of people is
 * only ever a value: never a key, never an operator, and inside a pipeline always a `$literal`. BSON holds UTF-8:
 * U+0000 comes back as it was, half a surrogate pair comes back as U+FFFD; the service refuses both before they get
 * here.
 */

/** Each entity's document: `_id` for its `id`. */
type Stored<Entity extends { id: string }> = Omit<Entity, 'id'> & { _id: string }

/**
 * A comment. `key`, `receipt`, `decision`, `fingerprint`, `campaign`, `outside`, `matter` and `answeredIn` are left out
 * where there is none, and `answered` where it is not, so that their indexes are partial; `reportsSettledUntil` until
 * there is one.
 */
export type CommentDocument = Omit<Stored<Comment>, LeftOut> & {
  outside?: Outside
  clarification?: Clarification
  corrections?: Correction[]
  matter?: Matter
  /** when its answer is due and whose it is to give, while one is owed: derived in every write of what tells it */
  answerDue?: number
  answerer?: string
  /** when its matter last moved: a field of its own, since an index of the trail would hold each of its steps */
  matterMovedAt?: number
  answeredIn?: number
  forwarded?: Forwarding
  /** the office among them: derived in every write of it */
  forwardedTo?: string
  appeal?: Appeal
  /** where it waits for its decision: derived in every write of it */
  appealLiesAt?: string
  answered?: true
  fingerprint?: string
  campaign?: string
  reportsSettledUntil?: number
  key?: string
  receipt?: string
  decision?: string
  /** whether a thread lists it: derived from `state` and `replyCount` in every write of either */
  listed: boolean
  /** since when it has been held: derived from its history in every write of it */
  heldSince?: number
  /** folded, for the queue's search; the title is the page's */
  search: { name: string; text: string; title: string }
  /** whether its history has a line that the chain of seals has not reached */
  toSeal?: true
  /** since when a change of its own waits for a publication to name it */
  owes?: number
  /** the ticket of the publication that set `replyCount`; see publication.ts */
  counted: number
  /** since when a new `replyCount` waits for a publication to name it */
  recounted?: number
  /** the ticket of the publication that set `answered` */
  answersCounted?: number
  /** how often a support of it changed, and at which of these `supports` was counted; see turns.ts */
  supported?: number
  supportsCounted?: number
  /** the same of its reports, and when the newest of those that `reports` counts was made */
  reported?: number
  reportsCounted?: number
  newestReport?: number
}
type LeftOut =
  | 'key'
  | 'receipt'
  | 'decision'
  | 'answered'
  | 'fingerprint'
  | 'campaign'
  | 'outside'
  | 'clarification'
  | 'corrections'
  | 'forwarded'
  | 'appeal'
  | 'reportsSettledUntil'
  | 'matter'
  | 'answeredIn'

/** A page, with the last ticket that a publication drew. Words are an office's own text, and so never a key. */
export type PageDocument = Omit<Stored<Page>, 'reactions' | 'pinned'> & {
  reactions?: { word: string; readers: number }[]
  pinned?: string
  ticket: number
  /** whether a reaction or a pin waits for a publication, and how often there was one that did */
  owes?: true
  due?: number
}

/** What a reader did besides writing, named by target and reader; see turns.ts. */
type Row = {
  _id: string
  /** false once it was taken back, until that was seen to */
  on: boolean
  /** another with each change */
  turn: number
  /** since when a change waits for its target to be told of it */
  owes?: number
}
export type SupportDocument = Row & Support
export type ReactionDocument = Row & Reaction
export type ReportDocument = Row & Report

export type PersonDocument = Stored<Person>
export type PersonKeyDocument = Omit<PersonKey, 'person'> & { _id: string }
export type ErasureDocument = Omit<Erasure, 'person'> & { _id: string }
export type DailySecretDocument = Omit<DailySecret, 'day'> & { _id: string }

/** How often this document was written, and whether it only remains for that figure's sake; see offices.ts. */
type Counted = { changes: number; removed?: true }
export type OfficeDocument = Stored<Office> & Counted
export type SiteDocument = Omit<Stored<Site>, 'code'> & Counted & { code?: string }

export type MemberDocument = Stored<Member>
export type SessionDocument = Stored<Session>
export type LinkDocument = Omit<SignInLink, 'hash'> & { _id: string }
export type NoteDocument = Stored<Note>
export type ThanksDocument = { _id: string } & Thanks
export type ClaimDocument = Omit<Claim, 'member'> & { _id: string }
export type SavedAnswerDocument = Stored<SavedAnswer>
export type FollowUpDocument = Stored<FollowUp>
export type PersonHoldDocument = Stored<PersonHold>
export type CoverDocument = Stored<Covering>
/** `unsealed` until a seal names it: 1, or 2 once it was handed out to be sealed. */
export type AuditDocument = Stored<AuditEntry> & { unsealed?: 1 | 2 }
export type SealDocument = Omit<Seal, 'number'> & { _id: number }
export type CampaignDocument = Stored<Campaign>

/** Schema version, claims, leases and what was told, told apart by the beginning of `_id`. */
export type MetaDocument = {
  _id: string
  version?: number
  value?: string
  holder?: string
  until?: number
  told?: string
  revision?: number
}

/** What stands before a claim's name in `_id`, and before that of something told. */
export const claimed = 'claim:'
export const toldAs = 'told:'

/** `id` becomes `_id`. */
export function withUnderscore<Entity extends { id: string }>({ id, ...rest }: Entity): Stored<Entity> {
  return { _id: id, ...rest }
}

/** `_id` becomes `id`. */
export function withId<Document extends { _id: string }>({
  _id,
  ...rest
}: Document): Omit<Document, '_id'> & { id: string } {
  return { id: _id, ...rest }
}

/** What was done, without whether it is sealed. */
export function auditEntry(document: AuditDocument): AuditEntry {
  const { unsealed: _unsealed, ...entry } = withId(document)
  return entry
}

/** Plain bytes, whatever the driver made of them. */
export const plainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

/** A comment as it is first stored. Born published, it owes its page a publication. */
export function commentDocument(comment: Comment, title: string): CommentDocument {
  const { id, key, receipt, decision, answered, fingerprint, campaign, outside, ...others } = comment
  const { reportsSettledUntil, clarification, corrections, forwarded, appeal, matter, answeredIn, ...rest } = others
  const since = heldSince(comment)
  const to = forwardedTo(comment)
  const liesAt = appealLiesAt(comment)
  const due = answerDue(comment)
  const moved = matter && movedAt(matter)
  return {
    _id: id,
    ...rest,
    ...(key !== null && { key }),
    ...(receipt !== null && { receipt }),
    ...(decision !== null && { decision }),
    ...(answered && { answered }),
    ...(fingerprint !== null && { fingerprint }),
    ...(campaign !== null && { campaign }),
    ...(outside !== null && { outside }),
    ...(clarification !== null && { clarification }),
    ...(corrections !== null && { corrections }),
    ...(forwarded !== null && { forwarded }),
    ...(to !== null && { forwardedTo: to }),
    ...(appeal !== null && { appeal }),
    ...(liesAt !== null && { appealLiesAt: liesAt }),
    ...(reportsSettledUntil !== null && { reportsSettledUntil }),
    ...(matter !== null && { matter }),
    ...(moved !== null && { matterMovedAt: moved }),
    ...(answeredIn !== null && { answeredIn }),
    ...(due !== null && { answerDue: due, answerer: answererOf(comment) }),
    listed: isListed(comment),
    toSeal: true,
    ...(since !== null && { heldSince: since }),
    search: { name: folded(comment.author.name), text: folded(comment.text), title: folded(title) },
    ...(isPublic(comment) && { owes: comment.createdAt }),
    counted: 0,
  }
}

/** Everything of a comment but what is derived. */
export const commentFields = {
  listed: 0,
  toSeal: 0,
  heldSince: 0,
  answerDue: 0,
  answerer: 0,
  matterMovedAt: 0,
  forwardedTo: 0,
  appealLiesAt: 0,
  search: 0,
  owes: 0,
  counted: 0,
  recounted: 0,
  answersCounted: 0,
  supported: 0,
  supportsCounted: 0,
  reported: 0,
  reportsCounted: 0,
  newestReport: 0,
} as const
export type CommentRead = Omit<CommentDocument, keyof typeof commentFields>

/** The record of a document that was read with `commentFields`. */
export function comment(read: CommentRead): Comment {
  const { key, receipt, decision, answered, fingerprint, campaign, outside, ...others } = read
  const { reportsSettledUntil, clarification, corrections, forwarded, appeal, matter, answeredIn, ...rest } = others
  return {
    ...withId(rest),
    key: key ?? null,
    receipt: receipt ?? null,
    decision: decision ?? null,
    answered: answered ?? false,
    fingerprint: fingerprint ?? null,
    campaign: campaign ?? null,
    outside: outside ?? null,
    clarification: clarification ?? null,
    corrections: corrections ?? null,
    forwarded: forwarded ?? null,
    appeal: appeal ?? null,
    reportsSettledUntil: reportsSettledUntil ?? null,
    matter: matter ?? null,
    answeredIn: answeredIn ?? null,
  }
}

/** What is read of many comments to find near copies. */
export const copyFields = {
  site: 1,
  office: 1,
  page: 1,
  fingerprint: 1,
  campaign: 1,
  state: 1,
  'verdict.score': 1,
} as const
export type CopyRead = Pick<
  CommentDocument,
  '_id' | 'site' | 'office' | 'page' | 'fingerprint' | 'campaign' | 'state'
> & {
  verdict: { score: number }
}

/** What fingerprints are compared by, of a comment as it is read for that. */
export const copy = ({ verdict, fingerprint, campaign, ...rest }: CopyRead): Copy => ({
  ...withId(rest),
  fingerprint: fingerprint ?? null,
  campaign: campaign ?? null,
  score: verdict.score,
})

/** Everything of a page but what is the store's own. */
export const pageFields = { ticket: 0, owes: 0, due: 0 } as const
export type PageRead = Omit<PageDocument, keyof typeof pageFields>

/** The record of a document that was read with `pageFields`. */
export function page({ reactions = [], pinned, ...rest }: PageRead): Page {
  const counted = Object.fromEntries(reactions.map(({ word, readers }) => [word, readers]))
  return { ...withId(rest), reactions: counted, pinned: pinned ?? null }
}

/** What a thread reads: neither history nor verdict, which may be long, nor any secret. */
export const threadFields = {
  site: 1,
  page: 1,
  root: 1,
  parent: 1,
  author: 1,
  text: 1,
  createdAt: 1,
  editedAt: 1,
  state: 1,
  supports: 1,
  replyCount: 1,
  clarification: 1,
  corrections: 1,
  matter: 1,
  answeredIn: 1,
  forwarded: 1,
} as const
export type ThreadRead = Pick<CommentDocument, '_id' | keyof typeof threadFields>

/** The thread's view of a document that was read with `threadFields`. */
export const threadComment = ({
  clarification,
  corrections,
  forwarded,
  matter,
  answeredIn,
  ...read
}: ThreadRead): ThreadComment => ({
  ...withId(read),
  clarification: clarification ?? null,
  corrections: corrections ?? null,
  forwarded: forwarded ?? null,
  matter: matter ?? null,
  answeredIn: answeredIn ?? null,
})
