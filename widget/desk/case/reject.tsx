import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import { readyReasons } from '../../../service/contract/ready-reasons.ts'
import { useSay } from '../texts/use.ts'

type Props = {
  /** names the draft: the comment's id, or one for all of a selection */
  id: string
  count: number
  keys: boolean
  onReject(reason: string): void
  onClose(): void
}

/** Seven ready sentences and one's own. Each is what the author will read, so it is shown as it is sent. */
export function RejectPanel({ id, count, keys, onReject, onClose }: Props) {
  const { t, n, language } = useSay()
  const [own, setOwn] = useState(() => draftOf('reason', id))
  const first = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => first.current?.focus(), [])

  function reject(reason: string): void {
    keepDraft('reason', id, '')
    onReject(reason)
  }

  return (
    <form
      class="panel"
      aria-label={t.reject.title}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
      onSubmit={(event) => {
        event.preventDefault()
        if (own.trim()) reject(own.trim())
      }}
    >
      <h3>{count > 1 ? n(t.reject.titleMany, count) : t.reject.title}</h3>
      <p class="faint">{t.reject.who}</p>
      <ol class="ready">
        {readyReasons.map((reason, index) => (
          <li key={reason.id}>
            <button
              type="button"
              ref={index === 0 ? first : null}
              aria-keyshortcuts={keys ? String(index + 1) : undefined}
              onClick={() => reject(reason.id)}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              <span>
                <span lang="id">{reason.id}</span>
                {language === 'en' && <span class="faint">{reason.en}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <label>
        {t.reject.own}
        <textarea
          rows={2}
          maxLength={limits.reasonLength}
          value={own}
          onInput={(event) => {
            setOwn(event.currentTarget.value)
            keepDraft('reason', id, event.currentTarget.value)
          }}
        />
      </label>
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.reject.cancel}
        </button>
        <button type="submit" class="primary" disabled={!own.trim()}>
          {t.reject.send}
        </button>
      </div>
    </form>
  )
}
