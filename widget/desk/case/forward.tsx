import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ForwardingView } from '../../../service/contract/case-views.ts'
import { limits } from '../../../service/contract/limits.ts'
import { forwardComment, listForwarding, withdrawForward } from '../../../service/contract/member.ts'
import type { OfficeView, QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'
import { matching } from './matching-offices.ts'
import type { OfficeName } from '../../../service/contract/office-name.ts'

type Props = { item: QueueItem; offices: OfficeView[]; act: Acting; onClose(): void }

/** Passes a comment on: to an office, which may then answer it too, or with a link to a body outside. */
export function ForwardPanel({ item: { id, office }, offices, act, onClose }: Props) {
  const { t } = useSay()
  const [found, set] = useState<ForwardingView | null>(null)
  const [typed, setTyped] = useState('')
  const [to, setTo] = useState('')
  const [note, setNote] = useState(() => draftOf('forward', id))
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  useEffect(() => {
    let here = true
    ask(listForwarding, {}).then(
      (view) => here && set(view),
      () => here && onClose(),
    )
    return () => void (here = false)
  }, [])
  const parent = offices.find((one) => one.id === office.id)?.parent
  const above = [parent, 'kpu-ri'].flatMap((one) => one ?? [])
  const choices = found ? matching(found.offices, typed, office.id, above) : []
  const all = [...choices, ...(found?.bodies ?? [])]
  const chosen = all.some((one) => one.id === to) ? to : ''

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (busy || !chosen) return
    setBusy(true)
    const words = note.trim()
    const done = await act({
      id,
      run: () => ask(forwardComment, { params: { id }, body: { to: chosen, ...(words ? { note: words } : {}) } }),
      said: 'forwarded',
      undo: () => ask(withdrawForward, { params: { id } }),
      undone: 'unforwarded',
    })
    setBusy(false)
    if (!done) return
    keepDraft('forward', id, '')
    onClose()
  }

  return (
    <form
      ref={form}
      class="panel ordering"
      aria-label={t.forward.title}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <h3>{t.forward.title}</h3>
      <p class="faint">{t.forward.about}</p>
      <label>
        {t.forward.find}
        <input
          type="search"
          value={typed}
          autoComplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <fieldset class="choice-list" aria-label={t.forward.offices}>
        {choices.map((one) => (
          <Choice key={one.id} of={one} chosen={chosen} onChoose={setTo} />
        ))}
        {found && typed.trim() !== '' && choices.length === 0 && <p class="faint">{t.forward.none}</p>}
      </fieldset>
      <fieldset class="choice-list">
        <legend>{t.forward.bodies}</legend>
        {found?.bodies.map((one) => (
          <Choice key={one.id} of={one} chosen={chosen} onChoose={setTo} />
        ))}
      </fieldset>
      <label>
        {t.forward.note}
        <textarea
          rows={2}
          dir="auto"
          maxLength={limits.reasonLength}
          value={note}
          onInput={(event) => {
            setNote(event.currentTarget.value)
            keepDraft('forward', id, event.currentTarget.value)
          }}
        />
      </label>
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.cover.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy || !chosen}>
          {t.actions.forward}
        </button>
      </div>
    </form>
  )
}

function Choice({ of, chosen, onChoose }: { of: OfficeName; chosen: string; onChoose(id: string): void }) {
  return (
    <label class="check">
      <input type="radio" name="to" checked={chosen === of.id} onChange={() => onChoose(of.id)} />
      {of.name}
    </label>
  )
}
