import { linked } from '../options.ts'
import type { Widget } from '../widget.ts'
import type * as seekingFile from './seeking.tsx'

/** What looks for a comment and says what it found, once somebody has come for one. */
export let seeking: typeof seekingFile | undefined

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
    const seek = async () => {
      seeking ||= await import('./seeking.tsx')
      await seeking.seek(later, w, !!turn)
    }
    if (at) seek().catch(() => undefined)
  }
  go()
  addEventListener('hashchange', go)
  return () => removeEventListener('hashchange', go)
}
