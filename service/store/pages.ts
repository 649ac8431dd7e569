import type { Page, Publication } from '../domain/page.ts'
import type { PageWalk } from './walking.ts'

/** Pages, and how changes to their comments become public. */
export type PageStore = PageWalk & {
  byId(id: string): Promise<Page | null>
  byIds(ids: string[]): Promise<Page[]>
  /** the present revision of each stored page */
  revisions(ids: string[]): Promise<Map<string, Publication>>
  /**
   * Makes changes public. Counts the published comments of the page and below each ancestor of `ids` by an index,
   * sets those figures (`replyCount`, `answered`), counts the supports of those `ids` and the reactions of the page
   * where one has changed, raises `revision` by one and appends `ids` and every ancestor whose view changed to the last
   * 200 changes; then these comments owe nothing more. A lost race is repeated inside. Killed half-way, `owing` still
   * names them. Gives null for an unknown page.
   */
  publish(page: string, ids: string[], now: number): Promise<Publication | null>
  rename(id: string, title: string): Promise<void>
  /**
   * Pins a comment to its page in place of another, or (`on: false`) lets it go and no other that was pinned meanwhile.
   * False where it already is so, or where the page is unknown or has no such comment. Owes a publication.
   */
  pin(page: string, comment: string, on: boolean): Promise<boolean>
  /** pages that are owed a publication for a reaction or a pin alone */
  owing(limit: number): Promise<string[]>
}
