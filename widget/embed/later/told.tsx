import type { Widget } from '../widget.ts'
import { wordsOf } from './words.ts'

/**
 * What is told once, above the form. Its place is there before its words, so that they are read out; words that stand
 * beside a comment are only read out from here.
 */
export function Told({ w }: { w: Widget }) {
  const { words, url, beside } = w.told || {}
  return (
    <p class={beside ? 'sr' : 'hint'} role="status">
      {words} {url && <a href={url}>{wordsOf(w).look}</a>}
    </p>
  )
}
