/** Which comments are shown, in which order: two choices that look like text. */
import type { Asked } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { wordsOf } from './words.ts'
import { prepareActing } from './bringing.ts'
import { readAnew } from './more.ts'

export function order(w: Widget) {
  const { thread } = w
  if (!thread?.roots[1] && !thread?.answered) return null
  const { rules, next, replies } = thread
  const { answered } = w.asked
  const t = wordsOf(w)
  // What was chosen, not what has come: whoever chooses twice in a hurry gets both.
  const ask = (name: keyof Asked, value: string) => {
    const { at: _, ...asked } = { ...w.asked, [name]: value }
    if (!asked.answered) delete asked.answered
    void readAnew(w, asked)
    // There may be none.
    void prepareActing(w)
  }
  /** `words`: value → what it is called */
  const choice = (name: 'sort' | 'answered', label: string, words: Record<string, string>) => (
    <select
      aria-label={label}
      value={w.asked[name] || ''}
      onChange={({ currentTarget: { value } }) => ask(name, value)}
    >
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
      {(answered || next || Object.keys(replies)[0]) && choice('answered', t.filter, answers)}
      {choice('sort', t.sort, sorts)}
    </div>
  )
}
