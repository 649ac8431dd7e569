/**
 * Threads that this device has seen stand there at once when it comes back; what the service answers then takes their
 * place.
 */
import { prefix } from '../options.ts'
import { addressOf } from '../reading.ts'
import type { ThreadView } from '../../../service/contract/views.ts'
import type { Asked, Thread } from '../thread.ts'
import type { Widget } from '../widget.ts'
import type { anew } from './changes.ts'
import type { readNew } from './news.tsx'

/** Some 20 KB each, of what a host page's origin may store in all. */
const keptMost = 5

/** A week, in milliseconds. */
const keptFor = 604_800_000

/** Milliseconds in which nobody has begun to read. */
const glance = 1_000

const beginning = `${prefix}http`

/** The steps of the second file, which this one cannot import. */
export type Steps = { anew: typeof anew; readNew: typeof readNew }

const leaving = new WeakSet<Widget>()

/** Keeps what the service has answered to this, and lets go of what is old or too much. */
function keepThread(w: Widget, asked: Asked): void {
  const { view, root } = w
  if (!view || !root.isConnected || asked.at || asked.answered) return
  try {
    const own = prefix + addressOf(w, asked)
    // Its time stands first in each.
    const keptAt = (name: string) => parseInt(localStorage[name].slice('{"at":'.length))
    const others = Object.keys(localStorage).filter((name) => name.startsWith(beginning) && name !== own)
    others.sort((a, b) => keptAt(b) - keptAt(a))
    const now = Date.now()
    const alive = others.filter((name) => now - keptAt(name) < keptFor).slice(0, keptMost - 1)
    for (const name of others) if (!alive.includes(name)) localStorage.removeItem(name)
    localStorage.setItem(own, JSON.stringify({ at: now, height: `${root.offsetHeight}px`, view }))
  } catch {
    // Blocked or full: the next visit waits for the service.
  }
}

/** Whether the service says the same of the page as what was kept; the revision speaks for its comments. */
const isSame = (thread: Thread, view: ThreadView): boolean => {
  const known: Record<string, unknown> = thread
  const { comments: _, pinned: __, ...said } = view
  return Object.entries(said).every(([name, value]) => JSON.stringify(value) === JSON.stringify(known[name]))
}

/**
 * The service has answered what was `asked`. Where that is nothing new, nothing is drawn anew. Where what was kept has
 * been in view for longer than a glance, nothing moves what is being read: changes are made in their places, and what
 * is new waits.
 */
export function renew({ anew, readNew }: Steps, w: Widget, asked: Asked): void {
  const { view, kept, root, thread: before } = w
  if (!view) return
  keepThread(w, asked)
  // Once more with the height that it was left with; whatever else was asked for meanwhile is not what it was.
  if (!leaving.has(w)) addEventListener('pagehide', () => keepThread(w, asked))
  leaving.add(w)
  if (!kept || !before || isSame(before, view)) return
  const isRead = Date.now() - kept > glance && root.getBoundingClientRect().top < innerHeight
  if (isRead) void readNew(w)
  else w.change((thread) => anew(thread, view, asked))
}
