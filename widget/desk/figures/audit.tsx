import { useState } from 'preact/hooks'
import type { AuditView, ChainView } from '../../../service/contract/figures.ts'
import { readAudit, readChain } from '../../../service/contract/member.ts'
import type { OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { Page, Trouble, useRead, useSend } from '../pages/parts.tsx'
import { useFigures } from './texts.ts'

const atOnce = 50

/** Who decided what, when, why and under which policy, and whether all of it is still there. */
export function AuditPage({ offices }: { offices: OfficeView[] }) {
  const { f } = useFigures()
  const t = f.audit
  const [office, setOffice] = useState('')
  const [act, setAct] = useState('')
  const filter = { ...(office && { office }), ...(act && { act }) }
  const read = (after?: string) => ask(readAudit, { query: { ...filter, limit: atOnce, ...(after && { after }) } })
  const { found, failure, again, set } = useRead(() => read(), `${office} ${act}`)
  const more = useSend()
  const next = found?.next
  return (
    <Page title={t.title} about={t.about} reading={!found && !failure}>
      <Chain />
      <div class="line-up choosing">
        {offices.length > 1 && (
          <OfficePicker
            label={t.office}
            value={office}
            offices={offices}
            fixed={[{ id: '', name: t.allOffices }]}
            onChange={setOffice}
          />
        )}
        <Choice label={t.act} value={act} all={t.allActs} options={Object.entries(t.acts)} onChange={setAct} />
        <a class="button" href={`/v1/audit.csv?${new URLSearchParams(filter)}`} download>
          {t.csv}
        </a>
      </div>
      <Trouble failure={failure ?? more.failure} again={() => void again()} />
      {found && found.entries.length === 0 && <p>{t.none}</p>}
      {found && found.entries.length > 0 && (
        <ol class="trail">
          {found.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} offices={offices} />
          ))}
        </ol>
      )}
      {found && next && (
        <button
          type="button"
          disabled={more.busy}
          onClick={() =>
            void more.send(async () => {
              const { entries, next: then } = await read(next)
              set({ entries: [...found.entries, ...entries], next: then })
            })
          }
        >
          {t.more}
        </button>
      )}
    </Page>
  )
}

type ChoiceProps = {
  label: string
  value: string
  all: string
  options: [value: string, name: string][]
  onChange(value: string): void
}

function Choice({ label, value, all, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** How far the chain of seals is whole, with its head to be noted. */
function Chain() {
  const { found } = useRead(() => ask(readChain, {}), 'chain')
  return found && <ChainSaid chain={found} />
}

function ChainSaid({ chain: { lines, seal, sealedAt, waiting, broken } }: { chain: ChainView }) {
  const { f, n, of, moment, count } = useFigures()
  const t = f.audit
  if (broken) {
    return (
      <p class="broken" role="alert">
        <b>{of(t.broken, count(broken.line))}</b> {t.faults[broken.fault]}
      </p>
    )
  }
  if (sealedAt === null) return <p class="faint">{t.empty}</p>
  return (
    <div class="notice">
      <p>
        <b>{of(t.whole, moment(sealedAt))}</b> · {n(t.lines, lines)}
        {waiting > 0 && ` · ${n(t.waiting, waiting)}`}
      </p>
      <p class="faint">
        {t.seal} <code>{`${lines}:${seal}`}</code>
      </p>
    </div>
  )
}

function Entry({ entry, offices }: { entry: AuditView; offices: OfficeView[] }) {
  const { f, n, of, moment, count } = useFigures()
  const t = f.audit
  const { at, by, act, office, subjects, reason, policy, line, undoneAt } = entry
  const doneBy = (t.movers as Record<string, string>)[by.id] ?? by.name
  const said = t.acts[act]
  const name = offices.find(({ id }) => id === office)?.name ?? office
  const beside = [
    name,
    policy === null ? null : of(t.policy, count(policy)),
    line === null ? t.unsealed : of(t.line, count(line)),
    undoneAt && of(t.undone, moment(undoneAt)),
  ]
  return (
    <li>
      <p>
        <b>{doneBy}</b> {said}
        {subjects.length > 1 && ` · ${n(t.many, subjects.length)}`}
      </p>
      {reason && <p dir="auto">{reason}</p>}
      <p class="meta">
        <time dateTime={at}>{moment(at)}</time>
        <span>{beside.filter(Boolean).join(' · ')}</span>
      </p>
    </li>
  )
}
