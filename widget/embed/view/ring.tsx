import { counted } from '../../kit/texts.ts'
import { on } from '../reach.ts'
import type { Later, Widget } from '../widget.ts'

type RingProps = {
  w: Widget
  words: string
  /** how many readers say so */
  count: number | undefined
  isOn: boolean
  choose: (later: Later) => unknown
}

/** A word that a reader can make their own: a small ring beside it fills. In quiet periods it rests, as its count does. */
export function Ring({ w, words, count, isOn, choose }: RingProps) {
  return (
    <button aria-pressed={isOn} disabled={w.thread?.rules.resting} onClick={on(w, choose)}>
      {words} {!!count && counted('#', count, w.options.language)}
    </button>
  )
}
