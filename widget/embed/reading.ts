/** Asking for the thread, which is what everything begins with. */
import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import { readMine, readThread } from '../../service/contract/reader.ts'
import type { Sort } from '../../service/contract/views.ts'
import { call } from '../kit/client.ts'
import { ownComments, recall } from './device.ts'
import { reach } from './reach.ts'
import { firstPage, put } from './thread.ts'
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
    void reach(w)
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
