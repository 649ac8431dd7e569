/** More of the thread, as the reader asks for it. Whoever asked by keyboard goes on where the new part begins. */
import { readReplies, readThread } from '../../../service/contract/reader.ts'
import { params, quietly } from '../reading.ts'
import type { Widget } from '../widget.ts'
import { moreReplies, nextPage } from './changes.ts'

export async function readNext(w: Widget): Promise<void> {
  const { thread } = w
  if (!thread?.next) return
  const { sort, next, roots } = thread
  const view = await quietly(w, readThread, { params: params(w), query: { ...w.options.at, sort, after: next } })
  if (!view) return
  w.change((now) => nextPage(now, view))
  w.focus(`#c-${w.thread?.roots[roots.length]}`)
}

export async function readOtherReplies(w: Widget, root: string): Promise<void> {
  const before = w.thread?.replies[root] || []
  const after = w.thread?.repliesNext[root]
  const view = await quietly(w, readReplies, { params: { id: root }, query: { ...(after && { after }), limit: 100 } })
  if (!view) return
  w.change((now) => moreReplies(now, root, view))
  const first = w.thread?.replies[root]?.find((id) => !before.includes(id))
  if (first) w.focus(`#c-${first}`)
}
