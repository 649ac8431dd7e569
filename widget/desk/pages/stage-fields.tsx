import { useSay } from '../texts/use.ts'
import type { Stage } from './stages.tsx'

/** Kept as one text while it is filled in. */
export const writtenStages = (stages: Stage[]): string => JSON.stringify(stages)
export const readStages = (text: string): unknown => JSON.parse(text || '[]')

const kinds = ['campaign', 'quiet', 'voting'] as const
const moderations = ['pre', 'first-time', 'post', 'closed'] as const
const empty: Stage = { kind: 'campaign', from: '', until: '', name: '', source: '' }

/** The row with one field set, or left out where it says nothing. */
function withField(stage: Stage, name: keyof Stage, value: string | boolean | string[]): Stage {
  const { [name]: _, ...kept } = stage
  const isOptional = ['moderation', 'reason', 'words'].includes(name)
  const isEmpty = typeof value !== 'boolean' && value.length === 0
  return (isOptional && isEmpty ? kept : { ...kept, [name]: value }) as Stage
}

/** The rows of a calendar, one below the other. The service judges them; a row that overlaps another is named by it. */
export function StagesFields({ text, onChange }: { text: string; onChange(text: string): void }) {
  const { t } = useSay()
  const stages = readStages(text) as Stage[]
  return (
    <>
      {stages.map((stage, at) => (
        <Row
          key={at}
          number={at + 1}
          stage={stage}
          onChange={(to) => onChange(writtenStages(stages.map((one, place) => (place === at ? to : one))))}
          onRemove={() => onChange(writtenStages(stages.filter((_, place) => place !== at)))}
        />
      ))}
      <p>
        <button type="button" onClick={() => onChange(writtenStages([...stages, empty]))}>
          {t.calendar.add}
        </button>
      </p>
    </>
  )
}

type RowProps = { number: number; stage: Stage; onChange(stage: Stage): void; onRemove(): void }

function Row({ number, stage, onChange, onRemove }: RowProps) {
  const { t, n } = useSay()
  const words = t.calendar
  const set = (name: keyof Stage, value: string | boolean | string[]) => onChange(withField(stage, name, value))
  const line = (name: 'name' | 'source' | 'reason', label: string) => (
    <label>
      {label}
      <input type="text" value={stage[name] ?? ''} onInput={({ currentTarget: { value } }) => set(name, value)} />
    </label>
  )
  const date = (name: 'from' | 'until', label: string) => (
    <label>
      {label}
      <input type="date" value={stage[name]} onInput={({ currentTarget: { value } }) => set(name, value)} />
    </label>
  )
  return (
    <fieldset class="stage">
      <legend>{n(words.row, number)}</legend>
      <label>
        {words.kind}
        <select
          value={stage.kind}
          onChange={({ currentTarget: { value } }) => set('kind', kinds.find((kind) => kind === value) ?? 'campaign')}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t.stages[kind]}
            </option>
          ))}
        </select>
      </label>
      {line('name', words.name)}
      {date('from', words.from)}
      {date('until', words.until)}
      {line('source', words.source)}
      <label>
        {words.ask}
        <select value={stage.moderation ?? ''} onChange={({ currentTarget: { value } }) => set('moderation', value)}>
          <option value="">{words.asUsual}</option>
          {moderations.map((one) => (
            <option key={one} value={one}>
              {t.values[one]}
            </option>
          ))}
        </select>
      </label>
      {stage.moderation === 'closed' && line('reason', words.reason)}
      <label>
        {words.wordsHeld}
        <input
          type="text"
          value={(stage.words ?? []).join(', ')}
          onChange={({ currentTarget: { value } }) =>
            set(
              'words',
              value
                .split(',')
                .map((word) => word.trim())
                .filter(Boolean),
            )
          }
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={stage.contestants ?? stage.kind === 'quiet'}
          onChange={({ currentTarget: { checked } }) => set('contestants', checked)}
        />
        {words.contestants}
      </label>
      <button type="button" class="quiet" onClick={onRemove}>
        {n(words.remove, number)}
      </button>
    </fieldset>
  )
}
