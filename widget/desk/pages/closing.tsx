import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type ClosedView, closePages, openPages, readClosing } from '../../../service/contract/closing.ts'
import { moment } from '../../kit/moment.ts'
import { ask } from '../calls.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'
import { Field, Trouble, useRead, useSend } from './parts.tsx'

/** The one switch that closes all pages of an office and of those below; and who above has pressed theirs. */
export function Closing({ office, mayChange }: { office: string; mayChange: boolean }) {
  const { t } = useSay()
  const { found, set } = useRead(() => ask(readClosing, { params: { id: office } }), office)
  const { busy, failure, send } = useSend()
  const [closing, setClosing] = useState(false)
  if (!found) return null
  const { own, above, reach } = found
  const press = () => void send(async () => set(await ask(openPages, { params: { id: office } })))
  return (
    <section class="closing" aria-label={t.closing.title}>
      {above.map((one) => (
        <Closed key={one.office.id} closed={one} />
      ))}
      {own && (
        <Closed closed={own}>
          {mayChange && (
            <button type="button" disabled={busy} onClick={press}>
              {t.closing.open}
            </button>
          )}
        </Closed>
      )}
      {!own && !closing && mayChange && (
        <button type="button" onClick={() => setClosing(true)}>
          {reach.offices > 1 ? t.closing.begin : t.closing.beginHere}
        </button>
      )}
      {!own && closing && (
        <ClosingForm
          reach={reach}
          busy={busy}
          onCancel={() => setClosing(false)}
          onClose={(body) =>
            void send(async () => {
              set(await ask(closePages, { params: { id: office }, body }))
              setClosing(false)
            })
          }
        />
      )}
      <Trouble failure={failure} />
    </section>
  )
}

/** Who closed, since when and until when, and what readers are told. */
function Closed({ closed, children }: { closed: ClosedView; children?: ComponentChildren }) {
  const { t, of, language } = useSay()
  const { office, reason, at, until } = closed
  return (
    <div class="closed">
      <p>
        <Icon name="lock" /> <b>{of(t.closing.by, office.name)}</b>{' '}
        <span class="faint">
          {of(t.closing.since, moment(at, language))}
          {until ? ` ${of(t.closing.until, moment(until, language))}` : ` ${t.closing.noEnd}`}
        </span>
      </p>
      <p>
        {t.closing.told} <q>{reason}</q>
      </p>
      {children}
    </div>
  )
}

type FormProps = {
  reach: { offices: number; sites: number }
  busy: boolean
  onCancel(): void
  onClose(body: { reason: string; until?: string }): void
}

function ClosingForm({ reach, busy, onCancel, onClose }: FormProps) {
  const { t, n } = useSay()
  const [reason, setReason] = useState('')
  const [end, setEnd] = useState('')
  const until = Date.parse(end)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onClose({ reason, ...(Number.isNaN(until) ? {} : { until: new Date(until).toISOString() }) })
      }}
    >
      <p>
        <b>{n(t.closing.sites, reach.sites)}</b> {n(t.closing.offices, reach.offices)}
      </p>
      <Field
        label={t.closing.reason}
        hint={t.closing.reasonHint}
        name="reason"
        value={reason}
        onInput={(value) => setReason(value)}
      />
      <label>
        {t.closing.end}
        <input type="datetime-local" value={end} onInput={(event) => setEnd(event.currentTarget.value)} />
      </label>
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.policies.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t.closing.close}
        </button>
      </div>
    </form>
  )
}
