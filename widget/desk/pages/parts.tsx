import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Failure } from '../../kit/client.ts'
import { failureOf } from '../asking.ts'
import { useLater } from '../frame/later.ts'
import { useSay } from '../texts/use.ts'

/** A call made by a button: whether it is on its way, and what came of it. */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = useCallback(async (run: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await run()
    } catch (thrown) {
      setFailure(failureOf(thrown))
    } finally {
      setBusy(false)
    }
  }, [])
  return { busy, failure, send }
}

/** What a page shows once it was read; `again` reads it anew. */
export function useRead<Found>(read: () => Promise<Found>, name: string) {
  const [found, set] = useState<Found | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const again = useCallback(async () => {
    setFailure(null)
    try {
      set(await read())
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
  }, [name])
  useEffect(() => {
    set(null)
    void again()
  }, [again])
  return { found, failure, again, set }
}

/** The service's own sentence, or what it means that there is none. */
export function useFailureWords(): (failure: Failure | null) => string | null {
  const { t } = useSay()
  return (failure) => failure && (failure.detail ?? t.trouble.away)
}

export function Trouble({ failure, again }: { failure: Failure | null; again?: () => void }) {
  const { t } = useSay()
  const words = useFailureWords()(failure)
  const fields = Object.values(failure?.fields ?? {})
  return (
    <div role="alert" class={words ? 'trouble' : ''}>
      {words && <p class="error">{fields.length > 0 ? fields.join(' ') : words}</p>}
      {words && again && (
        <button type="button" onClick={again}>
          {t.trouble.again}
        </button>
      )}
    </div>
  )
}

/** The frame of a page: its title, what it is for, and what it says while nothing is there yet. */
export function Page({
  title,
  about,
  reading,
  children,
}: {
  title: string
  about?: string
  reading?: boolean
  children: ComponentChildren
}) {
  const { t } = useSay()
  const slow = useLater(reading ?? false, 1_000)
  return (
    <div class="column">
      <h1>{title}</h1>
      {about && <p class="faint">{about}</p>}
      {slow && <p class="note">{t.trouble.loading}</p>}
      {children}
    </div>
  )
}

/** A line to be pasted elsewhere. Where copying is forbidden it is selected instead, for the person's own Ctrl C. */
export function CopyLine({ label, line }: { label: string; line: string }) {
  const { t } = useSay()
  const [copied, set] = useState(false)
  return (
    <div class="copy">
      <label>
        {label}
        <input readOnly value={line} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button
        type="button"
        onClick={(event) => {
          const field = event.currentTarget.parentElement?.querySelector('input')
          void navigator.clipboard?.writeText(line).then(
            () => set(true),
            () => field?.select(),
          )
        }}
      >
        {copied ? t.sites.copied : t.sites.copy}
      </button>
    </div>
  )
}

const inputTypes = { text: { type: 'text' }, email: { type: 'email' }, password: { type: 'password' } } as const

type FieldProps = {
  label: string
  hint?: string
  name: string
  type?: keyof typeof inputTypes
  value: string
  error?: string | undefined
  autoComplete?: string
  onInput(value: string): void
}

/** One line to fill in, with what is wrong with it underneath. */
export function Field({ label, hint, name, type = 'text', value, error, autoComplete = 'off', onInput }: FieldProps) {
  return (
    <label>
      {label}
      {hint && <span class="faint">{hint}</span>}
      <input
        {...inputTypes[type]}
        name={name}
        value={value}
        autoComplete={autoComplete}
        aria-invalid={error ? 'true' : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && <span class="error">{error}</span>}
    </label>
  )
}
