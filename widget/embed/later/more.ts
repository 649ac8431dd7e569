/** More of the thread, as the reader asks for it. Whoever asked by keyboard goes on where the new part begins. */
import { readMine } from '../../../service/contract/reader.ts'
import type { Sort } from '../../../service/contract/views.ts'
import { call } from '../../kit/client.ts'
import { recall } from '../device.ts'
import { askThread, tellOf } from '../reading.ts'
import { type Asked, below } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { anew, unfolded, withOwn } from './changes.ts'
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
  const isOvertaken = () => w.asked !== asked
  w.asked = asked
  w.note = undefined
  let isThere = false
  try {
    const view = await askThread(w, asked)
    if (isOvertaken()) return false
    w.thread = anew(w.thread, view, asked)
    isThere = true
  } catch (thrown) {
    tellOf(w, thrown)
    if (isOvertaken()) return false
    w.note = w.t.unread
    const { sort, answered } = w.thread || asked
    w.asked = { sort, ...(answered && { answered }) }
  }
  w.paint()
  return isThere
}

/** Whoever asked by a button that is gone by then goes on at the first comment. */
export async function readFromStart(w: Widget, sort: Sort): Promise<void> {
  if (await readAnew(w, { sort })) w.focus(`#c-${w.thread?.roots[0]}`, { preventScroll: true })
}

export async function readNext(w: Widget): Promise<void> {
  const { later } = w
  if (!later) return
  try {
    const { readPage } = await import('./reading-on.ts')
    await readPage(later, w)
  } catch {
    w.isCut = true
    w.paint()
  }
}

/** Shows the replies below a root that are folded away, and asks for those that are not there yet. */
export async function readOtherReplies(w: Widget, root: string): Promise<void> {
  const { thread, later } = w
  const comment = thread?.comments[root]
  if (!comment || !later) return
  const before = below(thread, comment).shown
  w.change((now) => unfolded(now, [comment]))
  if (w.thread && below(w.thread, comment).others > 0) {
    try {
      const { readRepliesBelow } = await import('./reading-on.ts')
      await readRepliesBelow(later, w, root)
    } catch {
      // The others stay to be asked for.
    }
  }
  const first = w.thread?.replies[root]?.find((id) => !before.some((one) => one.id === id))
  if (first) w.focus(`#c-${first}`)
}

/** Shows the whole of the words in the article of this name. Whoever does goes on reading where they are. */
export function unfold(w: Widget, name: string): void {
  w.folds[name] = false
  w.paint()
  w.focus(`#${name}`, { preventScroll: true })
}
