import { limits } from '../../contract/limits.ts'
import type { Site } from '../../domain/offices.ts'
import type { Page } from '../../domain/page.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

export type Feed = {
  site: Site
  /** the one page it is of; null for the whole site, and for a page nobody has commented */
  page: Page | null
  /** newest first */
  comments: ThreadComment[]
  /** where each was written, by the page's id */
  pages: Map<string, Page>
}

/** The newest published comments of a site, or of the page with this id. */
export async function readFeed(
  { store }: Pick<Collaborators, 'store'>,
  { site, page }: { site: Site; page: string | null },
): Promise<Feed> {
  const comments = await store.comments.newest({ site: site.id, page, limit: limits.feedEntries })
  const named = page === null ? [...new Set(comments.map((comment) => comment.page))] : [page]
  const pages = new Map((await store.pages.byIds(named)).map((one) => [one.id, one]))
  return { site, page: page === null ? null : (pages.get(page) ?? null), comments, pages }
}
