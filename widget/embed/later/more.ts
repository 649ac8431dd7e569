/** More of the thread, as the reader asks for it. Whoever asked by keyboard goes on where the new part begins. */
import { readMine } from '../../../service/contract/reader.ts'
import { call } from '../../kit/client.ts'
import { recall } from '../device.ts'
import { askThread, tellOf } from '../reading.ts'
import type { Asked } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { anew, withOwn } from './changes.ts'
import { ownComments } from './keeping.ts'

/** Own comments that only their author sees, asked for where this browser has written any. */
export async function readOwn(w: Widget): Promise<void> {
  const reader = recall<string>('reader')
  if (!reader || !Object.keys(ownComments())[0]) return
  const { origin, site, at } = w.options
  try {
    const { comments } = await call(origin, readMine, { params: { site }, body: { ...at, reader } })
    w.change((thread) => withOwn(thread, comments))
  } catch {
    // What is read stays readable.
  }
}

/**
 * The thread in another order, other comments of it, or from its start. Until that is there, what stands there stays.
 * Answers whether it came.
 */
export async function readAnew(w: Widget, asked: Asked): Promise<boolean> {
  w.asked = asked
  w.note = undefined
  const view = await askThread(w, asked).catch((thrown: unknown) => void tellOf(w, thrown))
  // Something else was asked for meanwhile.
  if (w.asked !== asked) return false
  if (view) w.thread = anew(w.thread, view, asked)
  else {
    w.note = w.t.unread
    const { sort, answered } = w.thread || asked
    w.asked = { sort, ...(answered && { answered }) }
  }
  w.paint()
  return !!view
}

/** The thread goes on below its last comment, or below `root`, one that has more replies than are shown. */
export async function readOn(w: Widget, root?: string): Promise<void> {
  const { later } = w
  if (!later) return
  try {
    const reading = await import('./reading-on.ts')
    await (root ? reading.readOtherReplies(later, w, root) : reading.readPage(later, w))
  } catch {
    // The button stays, and says so below the last.
    if (!root) w.isCut = true
    w.paint()
  }
}

/** Shows the whole of the words in the article of this name. Whoever does goes on reading where they are. */
export function unfold(w: Widget, name: string): void {
  w.folds[name] = false
  w.paint()
  w.focus(`#${name}`, { preventScroll: true })
}
