/** What happens to a thread while its page stands open: pure steps from one state to the next. */
import type { CommentView, ThreadView } from '../../../service/contract/views.ts'
import { type Asked, type Comment, type Thread, firstPage, isPrivate } from '../thread.ts'

const flat = (comments: readonly CommentView[]): CommentView[] => comments.flatMap((one) => [one, ...one.replies])

export const unpublished = (thread: Thread): Comment[] => Object.values(thread.comments).filter(isPrivate)

/** A comment's place in the tree: itself, or the one at the top above it, as far as that is known. */
export function rootOf(comments: Thread['comments'], comment: Pick<Comment, 'id' | 'parent'>): string | undefined {
  if (!comment.parent) return comment.id
  const above = comments[comment.parent]
  return above && rootOf(comments, above)
}

/** Takes comments in: known ones stay in their places, new ones get theirs, at the end or at the start. */
export function put(thread: Thread, views: readonly CommentView[], atEnd?: boolean): Thread {
  const next = { ...thread, comments: { ...thread.comments }, roots: [...thread.roots], replies: { ...thread.replies } }
  const { roots, replies, comments, pinned } = next
  for (const { replies: _, ...comment } of flat(views)) {
    const { id } = comment
    const root = rootOf(comments, comment)
    // A reply to something that is not here has no place, unless it is one's own.
    if (!root && !isPrivate(comment) && !comments[id]) continue
    comments[id] = comment
    const siblings = root && root !== id ? replies[root] || [] : undefined
    // A reply that is pinned stands above, and has its place among the others nevertheless.
    if (siblings?.includes(id) || (roots.includes(id) && (id !== pinned || !siblings))) continue
    if (root && siblings) replies[root] = [...siblings, id].sort()
    else if (atEnd) roots.push(id)
    // What is pinned stays first; what its author alone sees stands before it.
    else roots.splice(isPrivate(comment) || !pinned ? 0 : roots.indexOf(pinned) + 1, 0, id)
  }
  return next
}

/** The thread as asked for anew. One's own waiting words belong to no page and outlive the turn from one to another. */
export function anew(before: Thread | undefined, view: ThreadView, asked: Asked): Thread {
  const thread = firstPage(view, asked)
  const own = before ? unpublished(before).filter(({ id }) => !thread.comments[id]) : []
  return put(
    thread,
    own.map((one) => ({ ...one, replies: [] })),
  )
}

/** The thread where none of these is folded away. */
export function unfolded(thread: Thread, comments: readonly Pick<Comment, 'id' | 'parent'>[]): Thread {
  const roots = comments.map((one) => [rootOf(thread.comments, one), true])
  return { ...thread, unfolded: { ...thread.unfolded, ...Object.fromEntries(roots) } }
}

/** This reader's own comments, in whatever state. What it adds is counted at once, so that no hint calls it news. */
export const withOwn = (thread: Thread, comments: readonly CommentView[]): Thread =>
  recounted(thread, unfolded(put(thread, comments), comments))

/** How many comments the pill announces: those that wait here, and those the last hint told of. */
export const fresh = ({ waiting, hinted, page }: Thread): number => waiting.length + Math.max(0, hinted - page.comments)

function recounted(before: Thread, after: Thread): Thread {
  const published = ({ comments }: Thread) =>
    Object.values(comments).filter(({ state }) => state === 'published').length
  const comments = after.page.comments + published(after) - published(before)
  return { ...after, page: { ...after.page, comments } }
}
