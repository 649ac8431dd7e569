/** The thread goes on; it comes when somebody wants that. */
import { readThread } from '../../../service/contract/reader.ts'
import type { ThreadView } from '../../../service/contract/views.ts'
import type { Thread } from '../thread.ts'
import type { Later, Widget } from '../widget.ts'

/** The page after the last one read. */
export const nextPage = ({ put }: Pick<Later, 'put'>, thread: Thread, { next, comments }: ThreadView): Thread =>
  put({ ...thread, next }, comments, true)

/** `later`: the second file, which this one cannot import. Throws a `Failure`. */
export async function readPage(later: Later, w: Widget): Promise<void> {
  const { thread } = w
  if (!thread?.next) return
  const { sort, answered, next, roots } = thread
  const { origin, site, at } = w.options
  const query = { ...at, sort, after: next, ...(answered && { answered }) }
  const view = await later.call(origin, readThread, { params: { site }, query })
  w.phase = 'asked'
  w.change((now) => nextPage(later, now, view))
  w.focus(`#c-${w.thread?.roots[roots.length]}`)
}
