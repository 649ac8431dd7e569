/** The thread goes on, below its last comment or below one; it comes when somebody wants that. */
import { readReplies, readThread } from '../../../service/contract/reader.ts'
import type { RepliesView, ThreadView } from '../../../service/contract/views.ts'
import { type Thread, below } from '../thread.ts'
import type { Later, Widget } from '../widget.ts'

/** The steps of the second file, which this one cannot import. */
type Steps = Pick<Later, 'put' | 'unfolded'>

/** The page after the last one read. */
export const nextPage = ({ put }: Steps, thread: Thread, { next, comments }: ThreadView): Thread =>
  put({ ...thread, next }, comments, true)

/** Further replies below a root; known ones stay. */
export const moreReplies = ({ put, unfolded }: Steps, thread: Thread, root: string, view: RepliesView): Thread => {
  const { comments, next } = view
  return unfolded(put({ ...thread, repliesNext: { ...thread.repliesNext, [root]: next } }, comments), comments)
}

/** Throws a `Failure`. */
export async function readPage(later: Later, w: Widget): Promise<void> {
  const { thread } = w
  if (!thread?.next) return
  const { sort, answered, next, roots } = thread
  const { origin, site, at } = w.options
  const query = { ...at, sort, after: next, ...(answered && { answered }) }
  const view = await later.call(origin, readThread, { params: { site }, query })
  w.isCut = false
  w.change((now) => nextPage(later, now, view))
  w.focus(`#c-${w.thread?.roots[roots.length]}`)
}

/** Shows the replies below a root that are folded away, and those that are not there yet. Throws a `Failure`. */
export async function readOtherReplies(later: Later, w: Widget, root: string): Promise<void> {
  const { thread } = w
  const comment = thread?.comments[root]
  if (!comment) return
  const before = below(thread, comment).shown
  w.change((now) => later.unfolded(now, [comment]))
  const focus = () => {
    const first = w.thread?.replies[root]?.find((id) => !before.some((one) => one.id === id))
    if (first) w.focus(`#c-${first}`)
  }
  try {
    if (w.thread && below(w.thread, comment).others > 0) await readRepliesBelow(later, w, root)
  } finally {
    focus()
  }
}

/** The next hundred replies below a root. Answers whether there are more. Throws a `Failure`. */
export async function readRepliesBelow(later: Later, w: Widget, root: string): Promise<boolean> {
  const after = w.thread?.repliesNext[root]
  const query = { ...(after && { after }), limit: 100 }
  const view = await later.call(w.options.origin, readReplies, { params: { id: root }, query })
  w.change((now) => moreReplies(later, now, root, view))
  return !!view.next
}
