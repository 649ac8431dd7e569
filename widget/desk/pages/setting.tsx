import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { moment } from '../../kit/moment.ts'
import { useSay, type Say } from '../texts/use.ts'
import { areClocks, ClocksFields, readClocks, shownClocks, writtenClocks } from './clocks.tsx'
import { isStatement, readStatement, shownStatement, StatementFields, writtenStatement } from './statement.tsx'
import { areContestants, readContestants, shownContestants, writtenContestants } from './contestants.ts'
import { readStages, StagesFields, writtenStages } from './stage-fields.tsx'
import { areStages } from './stages.tsx'
import { BandsFields, isBands, readBands, shownBands, writtenBands } from './bands.tsx'

type Period = { from: string; until: string; reason: string }
/** How a setting is filled in. The service judges what it may be; this only chooses a control. */
type Kind =
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'number'; unit: 'days' | 'minutes' | 'letters' | 'reports' }
  | { kind: 'switch' }
  | { kind: 'lines' }
  | { kind: 'periods' }
  | { kind: 'bands' }
  | { kind: 'clocks' }
  | { kind: 'statement' }
  | { kind: 'stages' }
  | { kind: 'contestants' }

const kinds: Record<string, Kind> = {
  moderation: { kind: 'choice', of: ['pre', 'first-time', 'post', 'closed'] },
  editMinutes: { kind: 'number', unit: 'minutes' },
  maxLength: { kind: 'number', unit: 'letters' },
  emailRequired: { kind: 'switch' },
  engagement: { kind: 'choice', of: ['on', 'off'] },
  reactions: { kind: 'lines' },
  retentionDays: { kind: 'number', unit: 'days' },
  akismet: { kind: 'switch' },
  holdLinks: { kind: 'switch' },
  holdFloods: { kind: 'switch' },
  reportsToHold: { kind: 'number', unit: 'reports' },
  blockedPhrases: { kind: 'lines' },
  filterBands: { kind: 'bands' },
  quietPeriods: { kind: 'periods' },
  stages: { kind: 'stages' },
  contestants: { kind: 'contestants' },
  clocks: { kind: 'clocks' },
  statement: { kind: 'statement' },
  notify: { kind: 'choice', of: ['off', 'daily'] },
}

const word = ({ t }: Say, value: string): string => String(new Map(Object.entries(t.values)).get(value) ?? value)

const isPeriod = (value: unknown): value is Period =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  'until' in value &&
  typeof value.from === 'string' &&
  typeof value.until === 'string'

/** A value in words. */
export function shown(say: Say, name: string, value: unknown): string {
  const { t, n, language } = say
  if (value === null) return t.policies.off
  if (typeof value === 'boolean') return value ? t.policies.yes : t.policies.no
  if (typeof value === 'string') return word(say, value)
  const kind = kinds[name]
  if (typeof value === 'number') return kind?.kind === 'number' ? n(t.policies[kind.unit], value) : String(value)
  if (isBands(value)) return shownBands(say, value)
  if (isStatement(value)) return shownStatement(say, value)
  if (areClocks(value)) return shownClocks(say, value)
  if (areContestants(value)) return shownContestants(value)
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (value.length === 0) return t.policies.nothing
  return value
    .map((one) => (isPeriod(one) ? `${moment(one.from, language)} – ${moment(one.until, language)}` : String(one)))
    .join(', ')
}

/** As lines somebody can type: periods as "from | until | reason". */
function written(value: unknown): string {
  if (areClocks(value)) return writtenClocks(value)
  if (areStages(value)) return writtenStages(value)
  if (areContestants(value)) return writtenContestants(value)
  if (isStatement(value)) return writtenStatement(value)
  if (Array.isArray(value))
    return value.map((one) => (isPeriod(one) ? [one.from, one.until, one.reason].join(' | ') : String(one))).join('\n')
  if (isBands(value)) return writtenBands(value)
  return value === null ? '' : String(value)
}

/** Back from what was typed. What cannot be read goes as it is, and the service says what is wrong. */
function read(kind: Kind | undefined, text: string): unknown {
  const lines = () =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  switch (kind?.kind) {
    case 'number':
      return text.trim() === '' ? null : Number(text)
    case 'switch':
      return text === 'true'
    case 'lines':
      return lines()
    case 'periods':
      return lines().map((line) => {
        const [from = '', until = '', ...reason] = line.split('|').map((part) => part.trim())
        return { from, until, reason: reason.join(' | ') }
      })
    case 'bands':
      return readBands(text)
    case 'statement':
      return readStatement(text)
    case 'stages':
      return readStages(text)
    case 'contestants':
      return readContestants(lines())
    case 'clocks':
      return readClocks(text)
    default:
      return text
  }
}

const lineHint = ({ t }: Say, kind: Kind | undefined): string =>
  kind?.kind === 'periods'
    ? t.policies.periodLine
    : kind?.kind === 'contestants'
      ? t.calendar.contestantLine
      : t.policies.perLine

type Props = {
  name: string
  title: string
  value: unknown
  locked: boolean
  busy: boolean
  onSave(to: { value: unknown; locked: boolean }): void
  onCancel(): void
  /** what saving this would change below */
  reach(to: { value: unknown; locked: boolean }): ComponentChildren
  /** shows what a value would have done; for settings that decide what is kept back */
  onTry?: ((to: { value: unknown; locked: boolean }) => void) | undefined
}

/** The form of one setting: the control that fits its kind, and the lock for offices below. */
export function SettingField({ name, title, value, locked: wasLocked, busy, onSave, onCancel, reach, onTry }: Props) {
  const say = useSay()
  const { t } = say
  const kind = kinds[name]
  const [text, setText] = useState(() => written(value))
  const [locked, setLocked] = useState(wasLocked)
  const choices = kind?.kind === 'choice' ? kind.of : kind?.kind === 'switch' ? ['true', 'false'] : null
  const named = (choice: string) =>
    kind?.kind === 'switch' ? (choice === 'true' ? t.policies.yes : t.policies.no) : word(say, choice)
  return (
    <form
      class="setting"
      onSubmit={(event) => {
        event.preventDefault()
        onSave({ value: read(kind, text), locked })
      }}
    >
      {choices ? (
        <select aria-label={title} value={text} onChange={(event) => setText(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {named(choice)}
            </option>
          ))}
        </select>
      ) : kind?.kind === 'number' ? (
        <input
          type="number"
          aria-label={title}
          inputMode="numeric"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      ) : kind?.kind === 'bands' ? (
        <BandsFields text={text} onChange={setText} />
      ) : kind?.kind === 'statement' ? (
        <StatementFields text={text} onChange={setText} />
      ) : kind?.kind === 'stages' ? (
        <StagesFields text={text} onChange={setText} />
      ) : kind?.kind === 'clocks' ? (
        <ClocksFields text={text} onChange={setText} />
      ) : (
        <label>
          <span class="faint">{lineHint(say, kind)}</span>
          <textarea rows={4} aria-label={title} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
      )}
      <label class="check">
        <input type="checkbox" checked={locked} onChange={(event) => setLocked(event.currentTarget.checked)} />
        {t.policies.lock}
      </label>
      {reach({ value: read(kind, text), locked })}
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.policies.cancel}
        </button>
        {onTry && (
          <button type="button" onClick={() => onTry({ value: read(kind, text), locked })}>
            {t.rehearsal.begin}
          </button>
        )}
        <button type="submit" class="primary" disabled={busy}>
          {t.policies.save}
        </button>
      </div>
    </form>
  )
}
