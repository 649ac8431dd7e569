import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { clarifyComment, withdrawClarification } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

type Props = { item: QueueItem; act: Acting; onClose(): void }

/** What the office says above a comment that spreads an error: written, changed, withdrawn. The comment stays. */
export function ClarifyPanel({ item, act, onClose }: Props) {
  const { t, n, of } = useSay()
  const { id, version, clarification } = item
  const before = clarification?.text ?? null
  const [text, setText] = useState(() => draftOf('clarification', id) || (before ?? ''))
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const words = text.trim()
  const over = [...words].length - limits.clarificationLength
  const params = { id }

  const put = (said: string, seen?: number) => () =>
    ask(clarifyComment, { params, body: { text: said, ...(seen === undefined ? {} : { version: seen }) } })
  const withdraw = () => ask(withdrawClarification, { params })
  /** As it was before: what stood there stands there again. */
  const back = before === null ? withdraw : put(before)

  async function send(run: () => Promise<unknown>, said: 'clarified' | 'unclarified'): Promise<void> {
    if (busy) return
    setBusy(true)
    const undone = before === null ? 'unclarified' : 'clarified'
    const done = await act({ id, run, said, undo: back, undone })
    setBusy(false)
    if (!done) return
    keepDraft('clarification', id, '')
    onClose()
  }

  return (
    <form
      class="panel"
      aria-label={t.clarify.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (words && over <= 0 && words !== before) void send(put(words, version), 'clarified')
      }}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <label>
        {of(t.clarify.of, item.office.name)}
        <span class="faint">{t.clarify.about}</span>
        <textarea
          ref={field}
          rows={4}
          dir="auto"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            keepDraft('clarification', id, event.currentTarget.value)
          }}
        />
      </label>
      {over > -limits.clarificationLength * 0.1 && (
        <p class={over > 0 ? 'error' : 'faint'}>{over > 0 ? n(t.answer.over, over) : n(t.answer.left, -over)}</p>
      )}
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.clarify.cancel}
        </button>
        {words !== '' && words !== before && <span class="faint">{t.answer.kept}</span>}
        {before !== null && (
          <button type="button" disabled={busy} onClick={() => void send(withdraw, 'unclarified')}>
            {t.clarify.withdraw}
          </button>
        )}
        <button type="submit" class="primary" disabled={busy || !words || over > 0 || words === before}>
          {before === null ? t.clarify.send : t.clarify.save}
        </button>
      </div>
    </form>
  )
}
