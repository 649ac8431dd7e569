import { moment } from '../../kit/moment.ts'
import { present } from '../clock.ts'
import { useSay, type Say } from '../texts/use.ts'

type Statement = { text: string; source: string; at: string; until: string }

export const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && 'text' in value && 'source' in value && 'until' in value

/** Its words, and until when it stands, or stood. */
export const shownStatement = ({ t, of, language }: Say, { text, until }: Statement): string =>
  `${text} (${of(Date.parse(until) <= present() ? t.statement.ended : t.statement.until, moment(until, language))})`

/** Kept as one text while it is filled in. */
export const writtenStatement = ({ text, source }: Statement): string => JSON.stringify({ text, source })

const hours = 72

/** Said from now on, for as long as it may be; saying it again renews it. Without words there is none. */
export function readStatement(kept: string): unknown {
  const { text, source } = partsOf(kept)
  if (text.trim() === '' && source.trim() === '') return null
  // To the minute, so that what is asked of it while somebody types stays the same.
  const now = Math.floor(present() / 60_000) * 60_000
  return {
    text: text.trim(),
    source: source.trim(),
    at: new Date(now).toISOString(),
    until: new Date(now + hours * 3_600_000).toISOString(),
  }
}

const partsOf = (kept: string): Pick<Statement, 'text' | 'source'> =>
  kept === '' ? { text: '', source: '' } : (JSON.parse(kept) as Pick<Statement, 'text' | 'source'>)

export function StatementFields({ text: kept, onChange }: { text: string; onChange(text: string): void }) {
  const { t } = useSay()
  const parts = partsOf(kept)
  const set = (to: Partial<typeof parts>) => onChange(JSON.stringify({ ...parts, ...to }))
  return (
    <>
      <label>
        {t.statement.text}
        <textarea rows={4} value={parts.text} onInput={(event) => set({ text: event.currentTarget.value })} />
      </label>
      <label>
        {t.statement.source}
        <input type="text" value={parts.source} onInput={(event) => set({ source: event.currentTarget.value })} />
      </label>
      <p class="faint">{t.statement.about}</p>
    </>
  )
}
