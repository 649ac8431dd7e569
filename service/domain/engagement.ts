import type { ReportReason } from '../contract/views.ts'

/** A reader's complaint about a published comment; one a comment and reader. */
export type Report = {
  comment: string
  /** the browser's name, or the day's keyed hash of address and agent: who it was is not known */
  reader: string
  reason: ReportReason
  note: string | null
  at: number
}

export const reportReasons: readonly ReportReason[] = ['spam', 'abuse', 'personal-data', 'false', 'other']

/** A reader finds a comment useful; one a comment and reader. When it was said is nobody's business, and not kept. */
export type Support = Pick<Report, 'comment' | 'reader'>

/** A reader's word about a page, one of those the office offers; one a page and reader. */
export type Reaction = { page: string; reader: string; reaction: string }
