import type { Widget } from '../widget.ts'
import { actingWordsOf } from './second.ts'

/** What became of words that were written on another page is told in a line, with the way there. */
export function tellElsewhere(w: Widget, url: string, outcome: 'sentElsewhere' | 'unsentElsewhere'): void {
  const t = actingWordsOf(w)
  w.told = { words: t[outcome], way: { url, words: t.look } }
  w.paint()
}
