import { useState } from 'preact/hooks'
import { addFollowUp, changeFollowUp } from '../../../service/contract/weekly.ts'
import type { FollowUpView, WeeklyView } from '../../../service/contract/weekly-views.ts'
import type { OfficeView, Role } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { Field, useSend } from '../pages/parts.tsx'
import { useSay } from '../texts/use.ts'
import { FormFoot } from './form-foot.tsx'
import { useFigures } from './texts.ts'

const roles: readonly Role[] = ['lead', 'moderator', 'owner', 'auditor']
const twoWeeks = 14 * 86_400_000

/** The office of the report and those below it. */
function within(offices: OfficeView[], office: string): OfficeView[] {
  const inside = new Set([office])
  // Offices may stand in any order; each round reaches one step further down.
  for (let before = 0; before < inside.size;) {
    before = inside.size
    for (const { id, parent } of offices) if (parent !== null && inside.has(parent)) inside.add(id)
  }
  return offices.filter(({ id }) => inside.has(id))
}

type Props = {
  weekly: WeeklyView
  offices: OfficeView[]
  followUp?: FollowUpView
  onDone(): Promise<void>
  onCancel(): void
}

/** One thing to do: what, whose it is, until when. */
export function FollowUpForm({ weekly: { office, week, until }, offices, followUp, onDone, onCancel }: Props) {
  const { f } = useFigures()
  const { t: desk } = useSay()
  const t = f.weekly
  const { busy, failure, send } = useSend()
  const [text, setText] = useState(followUp?.text ?? '')
  const [owner, setOwner] = useState(followUp?.owner.office.id ?? office.id)
  const [role, setRole] = useState<Role>(followUp?.owner.role ?? 'lead')
  const [due, setDue] = useState(followUp?.due ?? new Date(Date.parse(until) + twoWeeks).toISOString().slice(0, 10))
  const choices = within(offices, office.id)
  function save(event: Event): void {
    event.preventDefault()
    const body = { text: text.trim(), owner: { office: owner, role }, due }
    void send(async () => {
      await (followUp
        ? ask(changeFollowUp, { params: { id: followUp.id }, body })
        : ask(addFollowUp, { body: { office: office.id, week, ...body } }))
      await onDone()
    })
  }
  return (
    <form class="form" onSubmit={save} noValidate>
      <Field label={t.text} name="text" value={text} onInput={setText} error={failure?.fields?.['text']} />
      {choices.length > 1 && <OfficePicker label={t.ownerOffice} value={owner} offices={choices} onChange={setOwner} />}
      <label>
        {t.ownerRole}
        <select name="role" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {desk.roles[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.due}
        <input type="date" name="due" value={due} min={week} onInput={(event) => setDue(event.currentTarget.value)} />
        {failure?.fields?.['due'] && <span class="error">{failure.fields['due']}</span>}
      </label>
      <FormFoot busy={busy} failure={failure} onCancel={onCancel} />
    </form>
  )
}
