import { useState } from 'preact/hooks'
import { addFollowUp, removeFollowUp } from '../../../service/contract/weekly.ts'
import type { FollowUpView, WeeklyView } from '../../../service/contract/weekly-views.ts'
import type { OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { Trouble, useSend } from '../pages/parts.tsx'
import { useSay } from '../texts/use.ts'
import { FollowUpForm } from './follow-up-form.tsx'
import { OutcomeForm } from './outcome-form.tsx'
import { useFigures } from './texts.ts'
import { dateOf } from './weeks.ts'

/** So many an office and week. */
const most = 3

type Props = { weekly: WeeklyView; again(): Promise<void> }

/** What was to be done about the week before, and what came of it: the report opens with it. */
export function EarlierFollowUps({ weekly, again }: Props) {
  const { f } = useFigures()
  return (
    <section class="meant">
      <h2>{f.weekly.earlier}</h2>
      <ol>
        {weekly.earlier.map((one) => (
          <li key={one.id}>
            <Meant followUp={one} />
            <Outcome followUp={one} mayChange={weekly.mayChange} again={again} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Meant({ followUp: { text, owner, due } }: { followUp: FollowUpView }) {
  const { f, of, language } = useFigures()
  const { t } = useSay()
  return (
    <>
      <p class="said" dir="auto">
        {text}
      </p>
      <p class="faint">{`${t.roles[owner.role]} ${owner.office.name}, ${of(f.weekly.by, dateOf(due, language))}`}</p>
    </>
  )
}

function Outcome({
  followUp,
  mayChange,
  again,
}: {
  followUp: FollowUpView
  mayChange: boolean
  again(): Promise<void>
}) {
  const { f, of } = useFigures()
  const t = f.weekly
  const [writing, setWriting] = useState(false)
  const { outcome, text } = followUp
  if (writing) {
    const done = async (): Promise<void> => {
      setWriting(false)
      await again()
    }
    return <OutcomeForm followUp={followUp} onDone={done} onCancel={() => setWriting(false)} />
  }
  return (
    <p class="outcome">
      <strong>{outcome ? t.results[outcome.result] : t.unsettled}</strong>
      {outcome?.line && <span dir="auto">{outcome.line}</span>}
      {mayChange && (
        <button
          type="button"
          class="quiet"
          aria-label={of(outcome ? t.changeOf : t.outcomeOf, text)}
          onClick={() => setWriting(true)}
        >
          {outcome ? t.change : t.outcome}
        </button>
      )}
    </p>
  )
}

/** What is to be done about this week. */
export function FollowUps({ weekly, offices, again }: Props & { offices: OfficeView[] }) {
  const { f } = useFigures()
  const t = f.weekly
  const [adding, setAdding] = useState(false)
  const [gone, setGone] = useState<FollowUpView | null>(null)
  const { busy, failure, send } = useSend()
  const { office, week, followUps, mayChange } = weekly
  const takeBack = async (one: FollowUpView): Promise<void> => {
    const { text, owner, due } = one
    const body = { office: office.id, week, text, owner: { office: owner.office.id, role: owner.role }, due }
    await ask(addFollowUp, { body })
    setGone(null)
    await again()
  }
  return (
    <section class="meant">
      <h2>{t.followUps}</h2>
      {followUps.length === 0 && <p>{t.none}</p>}
      <ol>
        {followUps.map((one) => (
          <li key={one.id}>
            <FollowUp
              followUp={one}
              weekly={weekly}
              offices={offices}
              again={again}
              onGone={() => {
                setGone(one)
                void again()
              }}
            />
          </li>
        ))}
      </ol>
      <p role="status" class="reach">
        {gone && `${t.removed} `}
        {gone && (
          <button type="button" class="quiet" disabled={busy} onClick={() => void send(() => takeBack(gone))}>
            {t.undo}
          </button>
        )}
      </p>
      <Trouble failure={failure} />
      {mayChange && !adding && followUps.length < most && (
        <button type="button" class="screen-only" onClick={() => setAdding(true)}>
          {t.add}
        </button>
      )}
      {adding && (
        <FollowUpForm
          weekly={weekly}
          offices={offices}
          onDone={async () => {
            setAdding(false)
            await again()
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </section>
  )
}

type OneProps = Props & { followUp: FollowUpView; offices: OfficeView[]; onGone(): void }

function FollowUp({ followUp, weekly, offices, again, onGone }: OneProps) {
  const { f, of } = useFigures()
  const t = f.weekly
  const [changing, setChanging] = useState(false)
  const { busy, failure, send } = useSend()
  const { id, text } = followUp
  if (changing) {
    const done = async (): Promise<void> => {
      setChanging(false)
      await again()
    }
    return (
      <FollowUpForm
        weekly={weekly}
        offices={offices}
        followUp={followUp}
        onDone={done}
        onCancel={() => setChanging(false)}
      />
    )
  }
  const remove = async (): Promise<void> => {
    await ask(removeFollowUp, { params: { id } })
    onGone()
  }
  return (
    <>
      <Meant followUp={followUp} />
      {followUp.outcome && <Outcome followUp={followUp} mayChange={weekly.mayChange} again={again} />}
      {weekly.mayChange && (
        <p class="screen-only">
          <button type="button" class="quiet" aria-label={of(t.changeOf, text)} onClick={() => setChanging(true)}>
            {t.change}
          </button>
          <button
            type="button"
            class="quiet"
            disabled={busy}
            aria-label={of(t.removeOf, text)}
            onClick={() => void send(remove)}
          >
            {t.remove}
          </button>
        </p>
      )}
      <Trouble failure={failure} />
    </>
  )
}
