import { useState } from 'preact/hooks'
import { settleFollowUp } from '../../../service/contract/weekly.ts'
import { type FollowUpResult, followUpResults, type FollowUpView } from '../../../service/contract/weekly-views.ts'
import { ask } from '../calls.ts'
import { Field, useSend } from '../pages/parts.tsx'
import { FormFoot } from './form-foot.tsx'
import { useFigures } from './texts.ts'

type Props = { followUp: FollowUpView; onDone(): Promise<void>; onCancel(): void }

/** What came of it, in a word and a line. */
export function OutcomeForm({ followUp: { id, outcome }, onDone, onCancel }: Props) {
  const { f } = useFigures()
  const t = f.weekly
  const { busy, failure, send } = useSend()
  const [result, setResult] = useState<FollowUpResult>(outcome?.result ?? 'done')
  const [line, setLine] = useState(outcome?.line ?? '')
  function save(event: Event): void {
    event.preventDefault()
    void send(async () => {
      await ask(settleFollowUp, { params: { id }, body: { result, line: line.trim() } })
      await onDone()
    })
  }
  return (
    <form class="form" onSubmit={save} noValidate>
      <label>
        {t.result}
        <select
          name="result"
          value={result}
          onChange={(event) => setResult(event.currentTarget.value as FollowUpResult)}
        >
          {followUpResults.map((one) => (
            <option key={one} value={one}>
              {t.results[one]}
            </option>
          ))}
        </select>
      </label>
      <Field label={t.line} name="line" value={line} onInput={setLine} error={failure?.fields?.['line']} />
      <FormFoot busy={busy} failure={failure} onCancel={onCancel} />
    </form>
  )
}
