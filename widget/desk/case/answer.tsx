import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { failureOf } from '../asking.ts'
import { draftOf, keepDraft, several } from '../drafts.ts'
import { useFetched } from '../frame/fetched.ts'
import { useSay } from '../texts/use.ts'
import { inserted } from './filling.ts'

type Props = {
  /** one, or several that are public */
  items: readonly QueueItem[]
  onAnswer(text: string, approve: boolean): Promise<void>
  onSeveral(items: readonly QueueItem[], text: string): void
  onEnded(): void
  onClose(): void
}

/**
 * The office's public reply, to one or to several: sent as one decision. Where the comment is to be approved with it,
 * nothing is optimistic: the words stay until the service has them.
 */
export function AnswerPanel({ items, onAnswer, onSeveral, onEnded, onClose }: Props) {
  const { t, n, of } = useSay()
  const [item] = items as readonly [QueueItem]
  const [also, setAlso] = useState<readonly QueueItem[]>([])
  const questions = [...items, ...also]
  const isSeveral = questions.length > 1
  const draft = items.length > 1 ? several : item.id
  const [text, setText] = useState(() => draftOf('answer', draft))
  const mayApprove = item.may.includes('approve') && !isSeveral
  const [approve, setApprove] = useState(mayApprove)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
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

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (!text.trim() || over > 0 || busy) return
    // Sent behind the screen it waits, knows itself again, and is taken back; what is to be approved first is not.
    if (isSeveral || item.state === 'published') {
      onSeveral(questions, text.trim())
      keepDraft('answer', draft, '')
      return onClose()
    }
    setBusy(true)
    setTrouble(null)
    try {
      await onAnswer(text.trim(), mayApprove && approve)
      keepDraft('answer', draft, '')
      onClose()
    } catch (thrown) {
      const { code, detail } = failureOf(thrown)
      if (code === 'not-signed-in') onEnded()
      // Without an answer of the service's own it may have arrived: sending again blindly could say it twice.
      const unsure = code === 'offline' || code === 'unknown'
      setTrouble(unsure ? t.answer.unsure : `${t.answer.failed} ${code === 'not-signed-in' ? '' : (detail ?? '')}`)
      setBusy(false)
    }
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
      <p class="error" role="alert">
        {trouble}
      </p>
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.answer.cancel}
        </button>
        {text.trim() !== '' && <span class="faint">{t.answer.kept}</span>}
        <button type="submit" class="primary" disabled={busy || !text.trim() || over > 0}>
          {busy
            ? t.answer.sending
            : isSeveral
              ? n(t.answer.sendSeveral, questions.length)
              : mayApprove && approve
                ? t.answer.sendApprove
                : t.answer.send}
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
