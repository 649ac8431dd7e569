import type { Report } from '../domain/engagement.ts'
import type { NewPage } from '../domain/page.ts'

/**
 * What readers do besides writing: rows named by target and reader, so that whatever is sent twice counts once.
 * Figures are counted from the rows, never incremented. A change owes its page a publication until
 * `pages.publish` names it: with the comment's id for a support, with none for a reaction.
 */
export type EngagementStore = {
  /** Gives how many support a published comment now; null where there is no such. `on: false` takes support back. */
  support(of: { comment: string; reader: string; on: boolean; now: number }): Promise<number | null>
  /**
   * Sets, changes or (null) takes back a reader's word about a page, which is stored where it is new and there is a
   * word. Gives all words' counts.
   */
  react(of: { page: NewPage; reader: string; reaction: string | null; now: number }): Promise<Record<string, number>>
  /**
   * Stores a report of a published comment and counts its `reports`, which are those that are not settled; false where
   * there is no such comment, or where another report of this reader stood there before, settled or not, which stays.
   */
  report(report: Report): Promise<boolean>
  /**
   * Settles the reports that a comment's `reports` counts, unless they are more than `seen`: none is left to count, and
   * `reportsSettledUntil` is the time of the newest of them. False where they are more. Repeating it is harmless.
   */
  settle(of: { comment: string; seen: number }): Promise<boolean>
  reportOf(comment: string, reader: string): Promise<Report | null>
  /** newest first, 100 at most */
  reportsOn(comment: string): Promise<Report[]>
  /** Leaves nothing of what a browser did besides writing, and owes publications for it. Repeating it is harmless. */
  forget(reader: string, now: number): Promise<void>
}
