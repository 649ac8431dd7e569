/** What happens to a thread while its page stands open: pure steps from one state to the next, like `thread.ts`. */
import type { CommentView, RepliesView, ThreadChangesView, ThreadView } from '../../../service/contract/views.ts'
import { type Comment, type Thread, firstPage, flat, put } from '../thread.ts'

/** The page after the last one read. */
export const nextPage = (thread: Thread, { next, comments }: ThreadView): Thread =>
  put({ ...thread, next }, comments, true)

/** Further replies below a root; known ones stay. */
export const moreReplies = (thread: Thread, root: string, { comments, next }: RepliesView): Thread =>
  put({ ...thread, repliesNext: { ...thread.repliesNext, [root]: next } }, comments)

/** What others changed. New comments wait, so that nothing moves what is being read; with `show` they take their places. */
export function changed(thread: Thread, view: ThreadChangesView, show: boolean): Thread {
  const { page, rules, revision } = view
  // Too much has changed to be told: the reader who asked gets the page anew.
  if (!view.partial && show) return firstPage(thread, view, thread.sort)
  const incoming = flat(view.comments)
  const told = new Set(incoming.map(({ id }) => id))
  const waiting = thread.waiting.filter(({ id }) => !told.has(id))
  const known: (CommentView & Pick<Comment, 'cameUp'>)[] = []
  for (const one of incoming) {
    const here = thread.comments[one.id]
    // To the public an own comment that waits again is gone; to its author it is not.
    const cameUp = here?.cameUp || here?.state === 'held'
    if (here && !(here.state === 'held' && one.state === 'removed')) known.push({ ...one, cameUp })
    if (!here && one.state === 'published') waiting.push(one)
  }
  waiting.sort((a, b) => (a.id < b.id ? -1 : 1))
  const next = put({ ...thread, page, rules, revision, hinted: page.comments, waiting: [] }, known)
  // Where the newest stand last, they follow on; while older pages are missing in between, they stand first.
  if (show) return put(next, waiting, thread.sort === 'old' && !thread.next)
  const reachable: Record<string, { id: string }> = { ...next.comments }
  // A reply to something that is not on the page has no place yet; its root's number of replies tells of it.
  return {
    ...next,
    waiting: waiting.filter((one) => (!one.parent || reachable[one.parent]) && (reachable[one.id] = one)),
  }
}

/** This reader's own comments, in whatever state. What it adds is counted at once, so that no hint calls it news. */
export const withOwn = (thread: Thread, comments: readonly CommentView[]): Thread =>
  recounted(thread, put(thread, comments))

/** Taken back by its author, who sees where it stood. */
export function withdrawn(thread: Thread, id: string): Thread {
  const old = thread.comments[id]
  if (!old) return thread
  const gone: Comment = { ...old, author: null, text: '', state: 'removed', withdrawn: true }
  return recounted(thread, { ...thread, comments: { ...thread.comments, [id]: gone } })
}

/** How many comments the pill announces: those that wait here, and those the last hint told of. */
export const fresh = ({ waiting, hinted, page }: Thread): number => waiting.length + Math.max(0, hinted - page.comments)

function recounted(before: Thread, after: Thread): Thread {
  const published = ({ comments }: Thread) =>
    Object.values(comments).filter(({ state }) => state === 'published').length
  const comments = after.page.comments + published(after) - published(before)
  return { ...after, page: { ...after.page, comments } }
}
