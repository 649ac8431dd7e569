/** More of the thread, as the reader asks for it. Whoever asked by keyboard goes on where the new part begins. */
import type { CallShape, Endpoint } from '../../../service/contract/endpoint.ts'
import { readMine, readReplies } from '../../../service/contract/reader.ts'
import { call } from '../../kit/client.ts'
import { recall } from '../device.ts'
import { askThread, tellOf } from '../reading.ts'
import { type Asked, below } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { anew, moreReplies, unfolded, withOwn } from './changes.ts'
import { ownComments } from './keeping.ts'

/** A call to the widget's service that leaves things as they are where it fails: what is read stays readable. */
const quietly = <Call extends CallShape, Answer>(w: Widget, endpoint: Endpoint<Call, Answer>, sent: NoInfer<Call>) =>
  call(w.options.origin, endpoint, sent).catch(() => undefined)

/** Own comments that only their author sees, asked for where this browser has written any. */
export async function readOwn(w: Widget): Promise<void> {
  const reader = recall<string>('reader')
  if (!reader || !Object.keys(ownComments())[0]) return
  const { site, at } = w.options
  const own = await quietly(w, readMine, { params: { site }, body: { ...at, reader } })
  if (own) w.change((thread) => withOwn(thread, own.comments))
}

/**
 * The thread in another order, other comments of it, or from its start. Until that is there, what stands there stays.
 * Answers whether it came.
 */
export async function readAnew(w: Widget, asked: Asked): Promise<boolean> {
  w.asked = asked
  w.note = undefined
  let isThere = false
  try {
    const view = await askThread(w, asked)
    // Something else may have been asked for meanwhile.
    isThere = w.asked === asked
    if (isThere) w.thread = anew(w.thread, view, asked)
  } catch (thrown) {
    w.note = w.t.unread
    tellOf(w, thrown)
  }
  w.paint()
  return isThere
}

export async function readNext(w: Widget): Promise<void> {
  const { later } = w
  if (!later) return
  try {
    const { readPage } = await import('./next-page.ts')
    await readPage(later, w)
  } catch {
    w.phase = 'failed'
    w.paint()
  }
}

/** Shows the replies below a root that are folded away, and asks for those that are not there yet. */
export async function readOtherReplies(w: Widget, root: string): Promise<void> {
  const comment = w.thread?.comments[root]
  if (!w.thread || !comment) return
  const before = below(w.thread, comment).shown
  w.thread = unfolded(w.thread, [comment])
  if (below(w.thread, comment).others > 0) await readRepliesOf(w, root)
  w.paint()
  const first = w.thread.replies[root]?.find((id) => !before.some((one) => one.id === id))
  if (first) w.focus(`#c-${first}`)
}

/** The next hundred replies below a root. Answers whether there are more. */
export async function readRepliesOf(w: Widget, root: string): Promise<boolean> {
  const after = w.thread?.repliesNext[root]
  const view = await quietly(w, readReplies, { params: { id: root }, query: { ...(after && { after }), limit: 100 } })
  if (view) w.change((now) => moreReplies(now, root, view))
  return !!view?.next
}
