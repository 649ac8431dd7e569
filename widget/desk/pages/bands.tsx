import { useSay, type Say } from '../texts/use.ts'

/** From which certainty on the filter does what, 0 to 1 as the service has it. */
type Bands = { hold: number; odd: number; spam: number }
const names = ['hold', 'odd', 'spam'] as const

export const isBands = (value: unknown): value is Bands =>
  typeof value === 'object' && value !== null && names.every((name) => name in value)

const percent = (share: number): number => Number((share * 100).toFixed(2))

/** Thresholds in one sentence, in percent. */
export function shownBands({ t, language }: Say, bands: Bands): string {
  const { shown, shownOdd, shownSpam } = t.policies.bands
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  return [
    [shown, bands.hold],
    [shownOdd, bands.odd],
    [shownSpam, bands.spam],
  ]
    .map(([text, share]) => String(text).replace('#', number.format(percent(Number(share)))))
    .join(', ')
}

/** Kept as one text while it is filled in: percents with a bar between. */
export const writtenBands = (bands: Bands): string => names.map((name) => percent(bands[name])).join('|')

/** Back to shares. A field left empty goes as none, and the service says what is wrong. */
export function readBands(text: string): unknown {
  const fields = text.split('|')
  const share = (at: number): number | null =>
    fields[at]?.trim() ? Number((Number(fields[at]) / 100).toFixed(4)) : null
  return { hold: share(0), odd: share(1), spam: share(2) }
}

/** A field in percent for each threshold. */
export function BandsFields({ text, onChange }: { text: string; onChange(text: string): void }) {
  const { t } = useSay()
  const fields = text.split('|')
  return (
    <>
      {names.map((name, at) => (
        <label key={name}>
          {t.policies.bands[name]} (%)
          <input
            type="number"
            inputMode="decimal"
            min="5"
            max="100"
            step="any"
            value={fields[at]}
            onInput={({ currentTarget: { value } }) =>
              onChange(fields.map((field, place) => (place === at ? value : field)).join('|'))
            }
          />
        </label>
      ))}
    </>
  )
}
