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
