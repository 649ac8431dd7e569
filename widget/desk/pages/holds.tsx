import { useState } from 'preact/hooks'
import type { PersonHoldView } from '../../../service/contract/case-views.ts'
import { endHold, listHolds, resumeHold } from '../../../service/contract/member.ts'
import { moment } from '../../kit/moment.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'
import { Page, Trouble, useRead, useSend } from './parts.tsx'

/** Whose comments are looked at first, until when and why; each can be ended early, and that taken back. */
export function HoldsPage({ mayChange }: { mayChange: boolean }) {
  const { t } = useSay()
  const { found, failure, again, set } = useRead(() => ask(listHolds, { query: { limit: 100 } }), 'holds')
  const more = useSend()
  function readOn(): void {
    const after = found?.next
    if (!found || !after) return
    void more.send(async () => {
      const next = await ask(listHolds, { query: { limit: 100, after } })
      set({ holds: [...found.holds, ...next.holds], next: next.next })
    })
  }
  return (
    <Page title={t.holds.title} about={t.holds.about} reading={!found && !failure}>
      <Trouble failure={failure ?? more.failure} again={() => void again()} />
      {found?.holds.length === 0 && <p class="note">{t.holds.none}</p>}
      <ul class="cards">
        {found?.holds.map((hold) => (
          <Hold key={hold.id} hold={hold} mayChange={mayChange} />
        ))}
      </ul>
      {found?.next && (
        <button type="button" disabled={more.busy} onClick={readOn}>
          {t.list.more}
        </button>
      )}
    </Page>
  )
}

/** One that was ended stays where it stood, with the way back. */
function Hold({ hold, mayChange }: { hold: PersonHoldView; mayChange: boolean }) {
  const { t, of, language } = useSay()
  const { busy, failure, send } = useSend()
  const [ended, setEnded] = useState(false)
  function change(): void {
    const endpoint = ended ? resumeHold : endHold
    void send(async () => {
      await ask(endpoint, { params: { id: hold.id } })
      setEnded(!ended)
    })
  }
  return (
    <li>
      <h2>
        <bdi>{hold.name}</bdi>
      </h2>
      <p class="meta">
        <span>{of(t.holds.until, moment(hold.until, language))}</span>
        <span>{hold.office.name}</span>
        <span>{hold.by}</span>
        {hold.address && <span>{t.holds.withAddress}</span>}
      </p>
      <p dir="auto">{hold.reason}</p>
      <p>
        <a href={`/desk?c=${encodeURIComponent(hold.comment)}`}>{t.holds.comment}</a>
      </p>
      <Trouble failure={failure} />
      <p role="status">{ended ? t.holds.ended : ''}</p>
      {mayChange && (
        <button type="button" disabled={busy} onClick={change}>
          {ended ? t.actions.undo : t.holds.end}
        </button>
      )}
    </li>
  )
}
