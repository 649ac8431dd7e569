import { linked } from '../options.ts'
import type { Widget } from '../widget.ts'

/** Goes where the page's address leads, now and when it changes. Answers what ends that. */
export function followLinks(w: Widget): () => void {
  const go = (turn?: Event) => {
    const { at } = linked()
    const { later } = w
    // Taken off the page and put back, it has been there.
    if (!later || w.goal === at) return
    w.goal = at
    w.note = undefined
    w.paint()
    const seek = async () => (await import('./seeking.ts')).seek(later, w, !!turn)
    if (at) seek().catch(() => undefined)
  }
  go()
  addEventListener('hashchange', go)
  return () => removeEventListener('hashchange', go)
}
