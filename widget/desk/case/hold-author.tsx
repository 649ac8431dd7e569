import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { endHold, holdAuthor, type HoldAuthorBody } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

type Props = { item: QueueItem; act: Acting; onClose(): void }

const choices: readonly HoldAuthorBody['days'][] = [1, 7, 30, 90]

/** From now on looks at what this author writes before it shows: for how long, and why, in words that they read. */
export function HoldAuthorPanel({ item: { id, author }, act, onClose }: Props) {
  const { t, n, of } = useSay()
  const [days, setDays] = useState<HoldAuthorBody['days']>(7)
  const [address, setAddress] = useState(false)
  const [reason, setReason] = useState(() => draftOf('hold', id))
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  function write(words: string): void {
    setReason(words)
    keepDraft('hold', id, words)
  }
  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (busy || reason.trim() === '') return
    setBusy(true)
    const done = await act({
      id,
      run: () => ask(holdAuthor, { params: { id }, body: { days, reason: reason.trim(), address } }),
      said: 'personHeld',
      undo: (hold) => ask(endHold, { params: { id: hold.id } }),
      undone: 'personFreed',
    })
    setBusy(false)
    if (!done) return
    write('')
    onClose()
  }
  return (
    <form
      ref={form}
      class="panel ordering"
      aria-label={t.holds.panel}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <h3>{of(t.holds.panelOf, author?.name ?? t.list.without)}</h3>
      <p class="faint">{t.holds.means}</p>
      <label>
        {t.holds.reason}
        <textarea
          rows={2}
          dir="auto"
          maxLength={limits.reasonLength}
          value={reason}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <fieldset class="choice-row">
        <legend>{t.holds.howLong}</legend>
        {choices.map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="days" checked={days === one} onChange={() => setDays(one)} />
            {n(t.holds.days, one)}
          </label>
        ))}
      </fieldset>
      <label class="check">
        <input type="checkbox" checked={address} onChange={() => setAddress(!address)} />
        <span>
          {t.holds.address} <span class="faint">{t.holds.addressHint}</span>
        </span>
      </label>
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.cover.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy || reason.trim() === ''}>
          {t.holds.send}
        </button>
      </div>
    </form>
  )
}
