import type { Comment } from '../domain/comment.ts'
import type { Page } from '../domain/page.ts'

/** Of one site (null: of all), by id, `after` (exclusive) an id. */
export type Walk = { site: string | null; after: string | null; limit: number }

/** The parts of the facets that go through all there is, some at a time. */
export type CommentWalk = {
  /** `isPublic`: what is public alone */
  ofSite(walk: Walk & { isPublic: boolean }): Promise<Comment[]>
}
export type PageWalk = { ofSite(walk: Walk): Promise<Page[]> }
