import type { Widget } from './widget.ts'

/** Of words that take more lines than this, the style sheet shows eight. */
const linesMost = 10

/**
 * Finds the words, but those of an office, that are too long to stand there whole, once for each comment: after they were drawn and before that
 * is painted, so that nothing moves. Answers whether there are any.
 */
export function foldLong({ root, folds }: Widget): boolean {
  let hasLong = false
  for (const words of root.querySelectorAll<HTMLElement>('article:not(.answer) .words')) {
    const { id } = words.closest('article') as Element
    if (id in folds) continue
    folds[id] = words.clientHeight > (linesMost + 0.5) * parseFloat(getComputedStyle(words).lineHeight)
    hasLong ||= folds[id]
  }
  return hasLong
}
