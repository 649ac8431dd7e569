import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { failureOf } from '../asking.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import { useFetched } from '../frame/fetched.ts'
import { useSay } from '../texts/use.ts'
import { inserted } from './filling.ts'

type Props = {
  item: QueueItem
  onAnswer(text: string, approve: boolean): Promise<void>
  onEnded(): void
  onClose(): void
}

/** The office's public reply. Nothing optimistic here: the words stay until the service has them. */
export function AnswerPanel({ item, onAnswer, onEnded, onClose }: Props) {
  const { t, n, of } = useSay()
  const [text, setText] = useState(() => draftOf('answer', item.id))
  const mayApprove = item.may.includes('approve')
  const [approve, setApprove] = useState(mayApprove)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  // Before the next key can come: it is already a letter of the answer.
  useLayoutEffect(() => field.current?.focus(), [])

  const help = useFetched(() => import('./helping.tsx'))

  function write(words: string): void {
    setText(words)
    keepDraft('answer', item.id, words)
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
    setBusy(true)
    setTrouble(null)
    try {
      await onAnswer(text.trim(), mayApprove && approve)
      keepDraft('answer', item.id, '')
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
        {of(t.answer.title, (item.answersAs ?? item.office).name)}
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
          {busy ? t.answer.sending : mayApprove && approve ? t.answer.sendApprove : t.answer.send}
        </button>
      </div>
      {help && help !== 'failed' && <help.Earlier id={item.id} onPick={insert} />}
    </form>
  )
}
