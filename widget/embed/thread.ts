/**
 * What is known of one page's thread, and the pure functions that lead from one such state to the next. Comments lie
 * by id, the tree is lists of ids, so that a change touches one entry at any depth and the others keep their
 * identity. No DOM, no clock, no network in here. What happens while a page stands open is in `later/changes.ts`.
 */
import type { CommentView, PageView, RulesView, Sort, ThreadView } from '../../service/contract/views.ts'

export type Comment = Omit<CommentView, 'replies'> & {
  /** its author took it back in this window; the place is kept so that nothing moves */
  withdrawn?: true
  /** its author was looking when it was let through */
  cameUp?: boolean | undefined
}

export type Thread = {
  page: PageView
  rules: RulesView
  sort: Sort
  revision: number
  /** cursor of the next page, null at the end */
  next: string | null
  comments: Record<string, Comment>
  /** comments without a parent, as they stand */
  roots: string[]
  /** all comments below a root, oldest first, flat */
  replies: Record<string, string[]>
  /** cursor of a root's further replies */
  repliesNext: Record<string, string | null>
  /** arrived, but not shown before the reader asks: nothing moves what is being read */
  waiting: CommentView[]
  /** how many comments the page has, as the last hint told */
  hinted: number
}

/** The first page. One's own waiting words belong to no page and outlive the turn from one to another. */
export function firstPage(before: Thread | undefined, view: ThreadView, sort: Sort): Thread {
  const { page, rules, next, revision, comments } = view
  const bare = { page, rules, sort, revision, next, comments: {}, roots: [], replies: {}, repliesNext: {}, waiting: [] }
  const thread = put({ ...bare, hinted: page.comments }, comments, true)
  const own = before ? unpublished(before).filter(({ id }) => !thread.comments[id]) : []
  return put(
    thread,
    own.map((one) => ({ ...one, replies: [] })),
  )
}

/** What its author alone sees. */
export const isPrivate = ({ state }: Pick<Comment, 'state'>): boolean => state === 'held' || state === 'rejected'

export const unpublished = (thread: Thread): Comment[] => Object.values(thread.comments).filter(isPrivate)

/** A comment's place in the tree: itself, or the one at the top above it, as far as that is known. */
export function rootOf(comments: Thread['comments'], comment: Pick<Comment, 'id' | 'parent'>): string | undefined {
  if (!comment.parent) return comment.id
  const above = comments[comment.parent]
  return above && rootOf(comments, above)
}

/** How many public replies of a root are not shown yet. */
export const unshown = (thread: Thread, { id, replyCount }: Comment): number =>
  replyCount - (thread.replies[id] || []).filter((reply) => thread.comments[reply]?.state === 'published').length

export const flat = (comments: readonly CommentView[]): CommentView[] =>
  comments.flatMap((one) => [one, ...one.replies])

/** Takes comments in: known ones stay in their places, new ones get theirs, at the end or at the start. */
export function put(thread: Thread, views: readonly CommentView[], atEnd?: boolean): Thread {
  const next = { ...thread, comments: { ...thread.comments }, roots: [...thread.roots], replies: { ...thread.replies } }
  for (const { replies: _, ...comment } of flat(views)) {
    const { id } = comment
    const isKnown = next.comments[id]
    const root = rootOf(next.comments, comment)
    // A reply to something that is not here has no place, unless it is one's own.
    if (root || isPrivate(comment)) next.comments[id] = comment
    if (isKnown) continue
    if (root && root !== id) next.replies[root] = [...(next.replies[root] || []), id].sort()
    else if (next.comments[id]) next.roots[atEnd ? 'push' : 'unshift'](id)
  }
  return next
}
