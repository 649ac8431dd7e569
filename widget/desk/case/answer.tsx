import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { draftOf, keepDraft, several } from '../drafts.ts'
import { useFetched } from '../frame/fetched.ts'
import { useSay } from '../texts/use.ts'
import { inserted } from './filling.ts'

type Props = {
  /** one, or several that are public */
  items: readonly QueueItem[]
  /** false where it was not taken: the words stay */
  onAnswer(items: readonly QueueItem[], text: string, approve: boolean): boolean
  onClose(): void
}

/**
 * The office's public reply, to one or to several: sent as one decision, behind the screen, where it waits, knows itself
 * again, and is taken back. What waits to be checked is approved with it.
 */
export function AnswerPanel({ items, onAnswer, onClose }: Props) {
  const { t, n, of } = useSay()
  const [item] = items as readonly [QueueItem]
  const [also, setAlso] = useState<readonly QueueItem[]>([])
  const questions = [...items, ...also]
  const isSeveral = questions.length > 1
  const draft = items.length > 1 ? several : item.id
  const [text, setText] = useState(() => draftOf('answer', draft))
  const mayApprove = item.may.includes('approve') && !isSeveral
  const [approve, setApprove] = useState(mayApprove)
  const field = useRef<HTMLTextAreaElement>(null)
  // Before the next key can come: it is already a letter of the answer.
  useLayoutEffect(() => field.current?.focus(), [])

  const help = useFetched(() => import('./helping.tsx'))

  function write(words: string): void {
    setText(words)
    keepDraft('answer', draft, words)
  }
  /** Puts words where the caret stands; what is written goes on behind them. */
  function insert(words: string): void {
    const area = field.current
    if (!area) return
    const { text: after, caret } = inserted(text, words, area.selectionStart, area.selectionEnd)
    write(after)
    area.focus()
    requestAnimationFrame(() => area.setSelectionRange(caret, caret))
  }

  const length = [...text].length
  const over = length - limits.textLength
  const near = length > limits.textLength * 0.9

  const approves = mayApprove && approve
  const isPublic = isSeveral || item.state === 'published' || approves

  function send(event: Event): void {
    event.preventDefault()
    if (!text.trim() || over > 0 || !isPublic || !onAnswer(questions, text.trim(), approves)) return
    keepDraft('answer', draft, '')
    onClose()
  }

  return (
    <form
      class="panel"
      aria-label={t.answer.field}
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <label>
        {isSeveral ? n(t.answer.several, questions.length) : of(t.answer.title, (item.answersAs ?? item.office).name)}
        <textarea ref={field} rows={5} dir="auto" value={text} onInput={(event) => write(event.currentTarget.value)} />
      </label>
      {help && help !== 'failed' && <help.Helping item={item} onInsert={insert} />}
      {near && (
        <p class={over > 0 ? 'error' : 'faint'}>{over > 0 ? n(t.answer.over, over) : n(t.answer.left, -over)}</p>
      )}
      {mayApprove && (
        <label class="check">
          <input type="checkbox" checked={approve} onChange={(event) => setApprove(event.currentTarget.checked)} />
          {t.answer.approve}
        </label>
      )}
      {!isPublic && <p class="hint">{t.answer.notYet}</p>}
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.answer.cancel}
        </button>
        {text.trim() !== '' && <span class="faint">{t.answer.kept}</span>}
        <button type="submit" class="primary" disabled={!text.trim() || over > 0 || !isPublic}>
          {isSeveral ? n(t.answer.sendSeveral, questions.length) : approves ? t.answer.sendApprove : t.answer.send}
        </button>
      </div>
      {help && help !== 'failed' && (
        <>
          {items.length === 1 && item.state === 'published' && (
            <help.Alike id={item.id} chosen={also} onChoose={setAlso} />
          )}
          <help.Earlier id={item.id} onPick={insert} />
        </>
      )}
    </form>
  )
}
