import type { Kind } from '../../../service/contract/matters.ts'
import { useState } from 'preact/hooks'
import { useSay, type Say } from '../texts/use.ts'

/** One row of the table: how many working days a step of a kind takes, in a stage or (null) always, and who says so. */
type ClockRow = {
  stage: string | null
  kind: Kind
  step: 'forward' | 'answer' | 'settle'
  days: number | null
  source: string
}

const isRow = (value: unknown): value is ClockRow =>
  typeof value === 'object' && value !== null && 'step' in value && 'kind' in value && 'days' in value

export const areClocks = (value: unknown): value is ClockRow[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow)

const stageOf = ({ t }: Say, { stage }: ClockRow): string =>
  stage === null ? '' : `${String(new Map(Object.entries(t.stages)).get(stage) ?? stage)} · `

/** "Pertanyaan: diteruskan 3 · dijawab 5 · ditanggapi 10". */
export function shownClocks(say: Say, rows: ClockRow[]): string {
  const { t } = say
  const named = rows.map((row) => ({
    name: stageOf(say, row) + t.kinds[row.kind],
    step: t.clocks[row.step],
    days: row.days,
  }))
  const names = [...new Set(named.map(({ name }) => name))]
  return names
    .map((name) => {
      const steps = named.filter((row) => row.name === name).map(({ step, days }) => `${step} ${days}`)
      return `${name}: ${steps.join(' · ')}`
    })
    .join('. ')
}

/** Kept as one text while it is filled in. */
export const writtenClocks = (rows: ClockRow[]): string => JSON.stringify(rows)
export const readClocks = (text: string): unknown => JSON.parse(text || '[]')

/** Working days and the source of the rule, row by row. */
export function ClocksFields({ text, onChange }: { text: string; onChange(text: string): void }) {
  const say = useSay()
  const { t, of } = say
  const rows = readClocks(text) as ClockRow[]
  const set = (at: number, to: Partial<ClockRow>) =>
    onChange(writtenClocks(rows.map((row, place) => (place === at ? { ...row, ...to } : row))))
  return (
    <div class="clocks">
      {rows.map((row, at) => {
        const name = `${stageOf(say, row)}${t.kinds[row.kind]}, ${t.clocks[row.step]}`
        return (
          <div key={name} role="group" aria-label={name}>
            <label>
              {name}
              <input
                type="number"
                inputMode="numeric"
                min="0"
                max="365"
                value={row.days ?? ''}
                onInput={({ currentTarget: { value } }) => set(at, { days: value === '' ? null : Number(value) })}
              />
            </label>
            <label>
              <span class="faint">{t.clocks.source}</span>
              <input
                type="text"
                aria-label={of(t.clocks.sourceOf, name)}
                value={row.source}
                onInput={({ currentTarget: { value } }) => set(at, { source: value })}
              />
            </label>
            {row.stage !== null && (
              <button
                type="button"
                class="quiet"
                aria-label={of(t.clocks.removeOf, name)}
                onClick={() => onChange(writtenClocks(rows.filter((_, place) => place !== at)))}
              >
                {t.clocks.remove}
              </button>
            )}
          </div>
        )
      })}
      <Adding rows={rows} onAdd={(row) => onChange(writtenClocks([...rows, row]))} />
    </div>
  )
}

const stages = ['campaign', 'quiet', 'voting'] as const
const kinds = ['question', 'complaint', 'aspiration', 'thanks'] as const
const steps = ['forward', 'answer', 'settle'] as const

/** A row for one stage of the calendar: in force before the one for all times while that stage lasts. */
function Adding({ rows, onAdd }: { rows: ClockRow[]; onAdd(row: ClockRow): void }) {
  const { t } = useSay()
  const [chosen, setChosen] = useState<Pick<ClockRow, 'stage' | 'kind' | 'step'>>({
    stage: 'quiet',
    kind: 'question',
    step: 'answer',
  })
  const isThere = rows.some(
    ({ stage, kind, step }) => stage === chosen.stage && kind === chosen.kind && step === chosen.step,
  )
  return (
    <div class="adding" role="group" aria-label={t.clocks.add}>
      <label>
        {t.clocks.stage}
        <select
          value={chosen.stage ?? ''}
          onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, stage: value })}
        >
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {t.stages[stage]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.clocks.kind}
        <select
          value={chosen.kind}
          onChange={({ currentTarget: { value } }) =>
            setChosen({ ...chosen, kind: kinds.find((kind) => kind === value) ?? 'question' })
          }
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.clocks.step}
        <select
          value={chosen.step}
          onChange={({ currentTarget: { value } }) =>
            setChosen({ ...chosen, step: steps.find((step) => step === value) ?? 'answer' })
          }
        >
          {steps.map((step) => (
            <option key={step} value={step}>
              {t.clocks[step]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={isThere} onClick={() => onAdd({ ...chosen, days: 1, source: '' })}>
        {t.clocks.add}
      </button>
    </div>
  )
}
