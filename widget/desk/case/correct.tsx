import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { correctAnswer, type CorrectionBody } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

type Props = { item: QueueItem; act: Acting; onClose(): void }

/** Corrects what the office has answered. Readers see that it was, and what it said before, unless that tells of a person. */
export function CorrectPanel({ item, act, onClose }: Props) {
  const { t, n, of } = useSay()
  const { id, version, text: before, author } = item
  const [text, setText] = useState(() => draftOf('correction', id) || before)
  const [hide, setHide] = useState(false)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const words = text.trim()
  const over = [...words].length - limits.textLength
  const put = (body: CorrectionBody) => ask(correctAnswer, { params: { id }, body })

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (busy || !words || over > 0 || words === before) return
    setBusy(true)
    const run = () => put({ text: words, version, ...(hide && { hide }) })
    // What is hidden is gone: nobody could bring it back.
    const undo = hide ? undefined : () => put({ text: before, undo: true })
    const done = await act({ id, run, said: 'corrected', undo, undone: 'uncorrected' })
    setBusy(false)
    if (!done) return
    keepDraft('correction', id, '')
    onClose()
  }

  return (
    <form
      class="panel"
      aria-label={t.correct.title}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <label>
        {of(t.correct.of, author?.name ?? '')}
        <span class="faint">{t.correct.about}</span>
        <textarea
          ref={field}
          rows={5}
          dir="auto"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            keepDraft('correction', id, event.currentTarget.value)
          }}
        />
      </label>
      {over > -limits.textLength * 0.1 && (
        <p class={over > 0 ? 'error' : 'faint'}>{over > 0 ? n(t.answer.over, over) : n(t.answer.left, -over)}</p>
      )}
      <label class="check">
        <input type="checkbox" checked={hide} onChange={(event) => setHide(event.currentTarget.checked)} />
        {t.correct.hide}
      </label>
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.answer.cancel}
        </button>
        {words !== '' && words !== before && <span class="faint">{t.answer.kept}</span>}
        <button type="submit" class="primary" disabled={busy || !words || over > 0 || words === before}>
          {t.correct.send}
        </button>
      </div>
    </form>
  )
}
