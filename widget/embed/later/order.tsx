/** Which comments are shown, in which order: two choices that look like text. */
import type { Answered } from '../../../service/contract/reader.ts'
import type { Sort } from '../../../service/contract/views.ts'
import type { Asked } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { wordsOf } from './words.ts'
import { readAnew } from './more.ts'

export function order(w: Widget) {
  const { thread } = w
  if (!thread?.roots[1] && !thread?.answered) return null
  const { rules, next, replies } = thread
  // What was chosen, not what has come: whoever chooses twice in a hurry gets both.
  const { sort, answered } = w.asked
  const t = wordsOf(w)
  /** `words`: value → what it is called */
  const choice = (label: string, chosen: string, words: Record<string, string>, ask: (value: string) => Asked) => (
    <select aria-label={label} value={chosen} onChange={({ currentTarget: { value } }) => void readAnew(w, ask(value))}>
      {Object.entries(words).map(([value, word]) => (
        <option value={value}>{word}</option>
      ))}
    </select>
  )
  const sorts = { new: t.new, old: t.old, ...(rules.engagement === 'on' && { top: t.top }) }
  const answers = { '': t.all, yes: t.yes, no: t.no }
  return (
    <div>
      {/* Where nothing can have been answered yet there is nothing to tell apart. */}
      {(answered || next || Object.keys(replies)[0]) &&
        choice(t.filter, answered || '', answers, (value) => ({
          sort: w.asked.sort,
          ...(value && { answered: value as Answered }),
        }))}
      {choice(t.sort, sort, sorts, (value) => ({
        ...(w.asked.answered && { answered: w.asked.answered }),
        sort: value as Sort,
      }))}
    </div>
  )
}
