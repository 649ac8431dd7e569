import type { Widget } from '../widget.ts'

/**
 * What is told once, above the form. Its place is there before its words, so that they are read out; words that stand
 * beside a comment are only read out from here.
 */
export function Told({ w }: { w: Widget }) {
  const { words, way, beside } = w.told || {}
  return (
    <p class={beside ? 'sr' : 'hint'} role="status">
      {words} {way && <a href={way.url}>{way.words}</a>}
    </p>
  )
}
