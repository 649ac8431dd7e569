import type { Thread } from '../thread.ts'

/** Whether all comments of the page are counted in what stands there. */
export function isWhole({ next, page, roots, comments }: Thread): boolean {
  const counted = roots.map((id) => (comments[id]?.state === 'published' ? 1 : 0) + (comments[id]?.replyCount || 0))
  return !next && counted.reduce((sum, n) => sum + n, 0) >= page.comments
}
