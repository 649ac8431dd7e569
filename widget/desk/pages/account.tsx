import { useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { changeMember, type MemberChange } from '../../../service/contract/member.ts'
import type { MemberView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { setDevice, useDevice } from '../device.ts'
import { KeySwitch } from '../frame/help.tsx'
import { useSay } from '../texts/use.ts'
import { Field, Page, Trouble, useSend } from './parts.tsx'

type Props = { member: MemberView; renamed(member: MemberView): void; leave(): Promise<void> }

/** One's own name and password, what this device does, and the way out. */
export function AccountPage({ member, renamed, leave }: Props) {
  const { t } = useSay()
  const leaving = useSend()
  const { language, dense } = useDevice()
  return (
    <Page title={t.account.title}>
      <p class="meta">
        <span>{member.email}</span>
        <span>{t.roles[member.role]}</span>
      </p>
      <NameForm member={member} renamed={renamed} />
      <PasswordForm member={member} renamed={renamed} />
      <section class="part">
        <h2>{t.account.device}</h2>
        <KeySwitch />
        <label class="check">
          <input
            type="checkbox"
            checked={dense}
            onChange={(event) => setDevice({ dense: event.currentTarget.checked })}
          />
          {t.list.dense}
        </label>
        <button
          type="button"
          lang={language === 'id' ? 'en' : 'id'}
          onClick={() => setDevice({ language: language === 'id' ? 'en' : 'id' })}
        >
          {t.frame.language}
        </button>
      </section>
      <section class="part">
        <Trouble failure={leaving.failure} />
        <button type="button" disabled={leaving.busy} onClick={() => void leaving.send(leave)}>
          {t.frame.signOut}
        </button>
      </section>
    </Page>
  )
}

function useChange(member: MemberView, renamed: (member: MemberView) => void) {
  const { busy, failure, send } = useSend()
  const [saved, setSaved] = useState(false)
  const change = (body: MemberChange, then: () => void): void => {
    setSaved(false)
    void send(async () => {
      renamed(await ask(changeMember, { params: { id: member.id }, body }))
      setSaved(true)
      then()
    })
  }
  return { busy, failure, saved, change }
}

function NameForm({ member, renamed }: Omit<Props, 'leave'>) {
  const { t } = useSay()
  const [name, setName] = useState(member.name)
  const { busy, failure, saved, change } = useChange(member, renamed)
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        change({ name: name.trim() }, () => undefined)
      }}
    >
      <Field label={t.account.name} name="name" autoComplete="name" value={name} onInput={setName} />
      <Trouble failure={failure} />
      <div class="foot">
        <span role="status">{saved && t.account.saved}</span>
        <button type="submit" disabled={busy || !name.trim() || name.trim() === member.name}>
          {t.account.saveName}
        </button>
      </div>
    </form>
  )
}

function PasswordForm({ member, renamed }: Omit<Props, 'leave'>) {
  const { t, n } = useSay()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { busy, failure, saved, change } = useChange(member, renamed)
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        change({ password, ...(current ? { currentPassword: current } : {}) }, () => {
          setCurrent('')
          setPassword('')
        })
      }}
    >
      {/* Password managers look for the name beside the password. */}
      <input
        class="hidden"
        type="email"
        autoComplete="username"
        value={member.email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Field
        label={t.account.current}
        hint={t.account.currentHint}
        name="current"
        type="password"
        autoComplete="current-password"
        value={current}
        onInput={setCurrent}
      />
      <Field
        label={t.account.fresh}
        hint={n(t.account.freshHint, limits.passwordLeast)}
        name="password"
        type="password"
        autoComplete="new-password"
        value={password}
        onInput={setPassword}
      />
      <Trouble failure={failure} />
      <div class="foot">
        <span role="status">{saved && t.account.saved}</span>
        <button type="submit" disabled={busy || [...password].length < limits.passwordLeast}>
          {t.account.savePassword}
        </button>
      </div>
    </form>
  )
}
