import { useMemo, useState } from 'preact/hooks'
import { addMember, changeMember, inviteMember, listMembers } from '../../../service/contract/member.ts'
import type { MemberView, OfficeView, Role } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { useSay } from '../texts/use.ts'
import { Many } from './many.tsx'
import { CopyLine, Field, Page, Trouble, useRead, useSend } from './parts.tsx'

const roles: readonly Role[] = ['moderator', 'lead', 'auditor', 'owner']

/** A link that signs in once, for whom, and until when. */
type Invitation = { name: string; link: string; until: string }

/** Who may sign in, for which office, as what. */
export function MembersPage({ offices, me }: { offices: OfficeView[]; me: MemberView }) {
  const { t, of, language } = useSay()
  const { found, failure, again } = useRead(() => ask(listMembers, {}), 'members')
  const names = useMemo(() => new Map(offices.map(({ id, name }) => [id, name])), [offices])
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<Invitation | null>(null)
  return (
    <Page title={t.members.title} about={t.members.about} reading={!found && !failure}>
      <Trouble failure={failure} again={() => void again()} />
      {added && (
        <div class="notice" role="status">
          <CopyLine label={of(t.members.link, added.name)} line={added.link} />
          <p class="faint">{of(t.members.until, moment(added.until, language))}</p>
        </div>
      )}
      {found && !adding && (
        <button type="button" onClick={() => setAdding(true)}>
          {t.members.add}
        </button>
      )}
      {adding && (
        <AddForm
          offices={offices}
          office={me.office}
          onDone={(invitation) => {
            setAdding(false)
            setAdded(invitation)
            void again()
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {found && (
        <Many
          all={found.members}
          words={({ name, email, office }) => `${name} ${email} ${names.get(office) ?? office}`}
          children={(member) => (
            <Member
              key={member.id}
              member={member}
              offices={offices}
              own={member.id === me.id}
              again={() => void again()}
              onInvited={setAdded}
            />
          )}
        />
      )}
    </Page>
  )
}

function RoleSelect({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const { t } = useSay()
  return (
    <label>
      {t.members.role}
      <select
        value={value}
        onChange={(event) => {
          const role = roles.find((one) => one === event.currentTarget.value)
          if (role) onChange(role)
        }}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t.roles[role]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Member({
  member,
  offices,
  own,
  again,
  onInvited,
}: {
  member: MemberView
  offices: OfficeView[]
  own: boolean
  again(): void
  onInvited(invitation: Invitation): void
}) {
  const { t } = useSay()
  const { busy, failure, send } = useSend()
  const office = offices.find(({ id }) => id === member.office)?.name ?? member.office
  const [moving, setMoving] = useState(false)
  const change = (body: { role: Role } | { active: boolean }): void =>
    void send(async () => {
      await ask(changeMember, { params: { id: member.id }, body })
      again()
    })
  const invite = (): void =>
    void send(async () => {
      const { link, linkUntil: until } = await ask(inviteMember, { params: { id: member.id } })
      onInvited({ name: member.name, link, until })
      // Where it is shown is above.
      document.querySelector('main.page')?.scrollTo({ top: 0 })
    })
  return (
    <li class={member.active ? '' : 'resting'}>
      <h2>
        <bdi>{member.name}</bdi> {own && <span class="tag">{t.members.you}</span>}{' '}
        {!member.active && <span class="tag">{t.members.inactive}</span>}
      </h2>
      <p class="meta">
        <span>{member.email}</span>
        <span>{office}</span>
      </p>
      {own ? (
        <p>{t.roles[member.role]}</p>
      ) : (
        <div class="line-up">
          <RoleSelect value={member.role} onChange={(role) => change({ role })} />
          <button type="button" disabled={busy} onClick={() => change({ active: !member.active })}>
            {member.active ? t.members.deactivate : t.members.activate}
          </button>
          {member.active && (
            <button type="button" disabled={busy} onClick={invite}>
              {t.members.invite}
            </button>
          )}
          {offices.length > 1 && !moving && (
            <button type="button" disabled={busy} onClick={() => setMoving(true)}>
              {t.members.move}
            </button>
          )}
        </div>
      )}
      {moving && (
        <MoveForm
          member={member}
          offices={offices}
          onDone={() => {
            setMoving(false)
            again()
          }}
          onCancel={() => setMoving(false)}
        />
      )}
      <Trouble failure={failure} />
    </li>
  )
}

type MoveProps = { member: MemberView; offices: OfficeView[]; onDone(): void; onCancel(): void }

/** To another office in sight. What was open under the old one ends with it, so that it is not done by a slip. */
function MoveForm({ member, offices, onDone, onCancel }: MoveProps) {
  const { t, of } = useSay()
  const { busy, failure, send } = useSend()
  const [office, setOffice] = useState(member.office)
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(async () => {
          await ask(changeMember, { params: { id: member.id }, body: { office } })
          onDone()
        })
      }}
    >
      <OfficePicker label={of(t.members.moveTo, member.name)} value={office} offices={offices} onChange={setOffice} />
      <p class="faint">{t.members.moveEnds}</p>
      <Trouble failure={failure} />
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.members.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy || office === member.office}>
          {t.members.move}
        </button>
      </div>
    </form>
  )
}

type FormProps = {
  offices: OfficeView[]
  office: string
  onDone(invitation: Invitation | null): void
  onCancel(): void
}

/** Without a password: the answer carries a one-use link, which its maker hands on. */
function AddForm({ offices, office: first, onDone, onCancel }: FormProps) {
  const { t } = useSay()
  const { busy, failure, send } = useSend()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('moderator')
  const [office, setOffice] = useState(first)
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(async () => {
          const {
            member,
            link,
            linkUntil: until,
          } = await ask(addMember, {
            body: { email: email.trim(), name: name.trim(), role, office },
          })
          onDone(link && until ? { name: member.name, link, until } : null)
        })
      }}
    >
      <Field label={t.members.name} name="name" value={name} onInput={setName} error={failure?.fields?.['name']} />
      <Field
        label={t.members.email}
        name="email"
        type="email"
        value={email}
        onInput={setEmail}
        error={failure?.fields?.['email']}
      />
      <RoleSelect value={role} onChange={setRole} />
      <OfficePicker label={t.members.office} value={office} offices={offices} onChange={setOffice} />
      <Trouble failure={failure} />
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.members.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t.members.add}
        </button>
      </div>
    </form>
  )
}
