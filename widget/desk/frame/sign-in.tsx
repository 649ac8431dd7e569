import { useState } from 'preact/hooks'
import type { SignInBody } from '../../../service/contract/member.ts'
import type { Failure } from '../../kit/client.ts'
import { failureOf } from '../asking.ts'
import { setDevice, useDevice } from '../device.ts'
import { Mark } from '../icons.tsx'
import { useSay, type Say } from '../texts/use.ts'

const text = { type: 'text' } as const
const secret = { type: 'password' } as const

type Enter = (body: SignInBody) => Promise<void>

/** Why it did not work, and what to do next. */
function wordsOf({ t, n }: Say, failure: Failure, byLink: boolean): string {
  if (failure.code === 'not-signed-in') return byLink ? t.signIn.wrongLink : t.signIn.wrong
  if (failure.code === 'rate-limited')
    return n(t.signIn.tooMany, Math.max(1, Math.ceil((failure.retryAfter || 60) / 60)))
  if (failure.code === 'offline' || failure.code === 'unknown' || failure.code === 'unavailable') return t.signIn.away
  return failure.detail ?? t.signIn.away
}

/** The form alone: on its own page, and over the desk when a session ended in the middle of work. */
export function SignInForm({
  enter,
  failure,
  byLink,
  email: known,
}: {
  enter: Enter
  failure: Failure | null
  byLink: boolean
  email?: string
}) {
  const say = useSay()
  const { t } = say
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [shown, show] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(failure && wordsOf(say, failure, byLink))

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (!email.trim() || !password) return setTrouble(t.signIn.missing)
    setBusy(true)
    setTrouble(null)
    try {
      await enter({ email: email.trim(), password })
    } catch (thrown) {
      setTrouble(wordsOf(say, failureOf(thrown), false))
      setBusy(false)
    }
  }

  return (
    <form class="form" onSubmit={send} noValidate>
      <label>
        {t.signIn.email}
        <input
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <label>
        {t.signIn.password}
        <input
          {...(shown ? text : secret)}
          name="password"
          autoComplete="current-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input type="checkbox" checked={shown} onChange={(event) => show(event.currentTarget.checked)} />
        {t.signIn.show}
      </label>
      <p class="error" role="alert">
        {trouble}
      </p>
      <button type="submit" class="primary" disabled={busy}>
        {busy ? t.signIn.sending : t.signIn.send}
      </button>
    </form>
  )
}

/** The page before the desk. */
export function SignInPage({
  enter,
  failure,
  byLink,
  asking,
}: {
  enter: Enter
  failure: Failure | null
  byLink: boolean
  asking: boolean
}) {
  const { t } = useSay()
  const { language } = useDevice()
  return (
    <main class="door">
      <Mark />
      <h1>{t.signIn.title}</h1>
      {asking ? (
        <p class="note">{byLink && t.signIn.link}</p>
      ) : (
        <SignInForm enter={enter} failure={failure} byLink={byLink} />
      )}
      <button
        type="button"
        class="quiet"
        lang={language === 'id' ? 'en' : 'id'}
        onClick={() => setDevice({ language: language === 'id' ? 'en' : 'id' })}
      >
        {t.frame.language}
      </button>
    </main>
  )
}
