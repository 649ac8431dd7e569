import type { ReportReason } from '../contract/views.ts'
import type { Comment } from './comment.ts'

/** A reader's complaint about a published comment; one a comment and reader. */
export type Report = {
  comment: string
  /** the browser's name, or the day's keyed hash of address and agent: who it was is not known */
  reader: string
  reason: ReportReason
  note: string | null
  at: number
}

type SettledUntil = Pick<Comment, 'reportsSettledUntil'>

/** Whether a member has looked at the comment since, and left it up. */
export const isSettled = ({ at }: Pick<Report, 'at'>, { reportsSettledUntil }: SettledUntil): boolean =>
  reportsSettledUntil !== null && at <= reportsSettledUntil

/** When a report of this comment is made: later than all that is settled, whatever the clocks of two machines say. */
export const reportedAt = (now: number, { reportsSettledUntil }: SettledUntil): number =>
  reportsSettledUntil === null ? now : Math.max(now, reportsSettledUntil + 1)

/** Why readers report, in the order it is offered. */
export const reportReasons = ['spam', 'abuse', 'personal-data', 'false', 'other'] as const satisfies ReportReason[]

/** A reader finds a comment useful; one a comment and reader. When it was said is nobody's business, and not kept. */
export type Support = Pick<Report, 'comment' | 'reader'>

/** A reader's word about a page, one of those the office offers; one a page and reader. */
export type Reaction = { page: string; reader: string; reaction: string }
