import type { Role } from '../contract/views.ts'
import type { FollowUpResult } from '../contract/weekly-views.ts'

/** So many an office and week: what fits on one sheet, and in one week of work. */
export const mostFollowUps = 3

/**
 * What an office means to do about a week's figures. Who does it is a role in an office and never a person; what came
 * of it opens the next week's report.
 */
export type FollowUp = {
  id: string
  office: string
  /** the Monday of the week, by the office's clocks: `2026-11-23` */
  week: string
  /** which of the three it is: 0, 1, 2 */
  place: number
  text: string
  owner: { office: string; role: Role }
  /** the day until which it is to be done */
  due: string
  outcome: { result: FollowUpResult; line: string; at: number } | null
}
