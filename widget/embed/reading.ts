/** What a reader causes by reading: asking for the thread, and for more of it. */
import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import { readMine, readReplies, readThread } from '../../service/contract/reader.ts'
import type { Sort } from '../../service/contract/views.ts'
import { call } from '../kit/client.ts'
import { ownComments, recall } from './device.ts'
import { reach } from './reach.ts'
import { firstPage, moreReplies, nextPage, put } from './thread.ts'
import type { Widget } from './widget.ts'

/** A call to the widget's service that leaves things as they are where it fails: what is read stays readable. */
export const quietly = <Call extends CallShape, Answer>(
  w: Widget,
  endpoint: Endpoint<Call, Answer>,
  sent: NoInfer<Call>,
) => call(w.options.origin, endpoint, sent).catch(() => undefined)

export const params = ({ options: { site } }: Widget) => ({ site })

/** The thread from its start. The first time it is asked for before anything is drawn. */
export async function readFirst(w: Widget, sort: Sort): Promise<void> {
  const { at, origin } = w.options
  const asked = call(origin, readThread, { params: params(w), query: { ...at, sort } })
  const mine = readOwn(w)
  const slow = setTimeout(() => {
    w.phase = 'slow'
    w.paint()
  }, 300)
  try {
    w.thread = firstPage(w.thread, await asked, sort)
    w.paint()
    const own = await mine
    if (own) w.change((thread) => put(thread, own.comments))
    void reach(w).catch(() => undefined)
  } catch {
    w.phase = 'failed'
  }
  clearTimeout(slow)
  w.paint()
}

/** Own comments that only their author sees, asked for where this browser has written any. */
async function readOwn(w: Widget) {
  const reader = recall<string>('reader')
  if (!reader || !Object.keys(ownComments())[0]) return undefined
  return quietly(w, readMine, { params: params(w), body: { ...w.options.at, reader } })
}

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
