/** What the third file has of the second, which it cannot import. */
import type { Later, Widget } from '../widget.ts'
import { type ActingTexts, id } from './texts/acting-id.ts'

/** It has long been there, in the widget. */
export const laterOf = (w: Widget): Later => w.later as Later

/** This browser is known by its token, once it has one. */
export function asReader(w: Widget): Record<string, string> {
  const reader = laterOf(w).recall<string>('reader')
  return { 'Accept-Language': w.options.language, ...(reader && { Authorization: `Bearer ${reader}` }) }
}

/** What is said at the first use. */
export const actingWordsOf = (w: Widget): ActingTexts => laterOf(w).wordsOf(w).acting || id
