import { useState } from 'preact/hooks'
import { readPolicy, savePolicy, type PolicyBody } from '../../../service/contract/member.ts'
import type { OfficeView, PolicyView, SettingView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { forgetPolicies, whoseWords } from '../case/policy-note.tsx'
import { Icon } from '../icons.tsx'
import { useSay, type Say } from '../texts/use.ts'
import { OfficeSelect, Page, Trouble, useRead, useSend } from './parts.tsx'
import { Rehearsal, rehearsable } from './rehearsal.tsx'
import { shown, SettingField } from './setting.tsx'

type PolicyProps = { offices: OfficeView[]; own: string; mayChange: boolean }

/** What is in force for an office, setting by setting, and whose each is. */
export function PolicyPage({ offices, own, mayChange }: PolicyProps) {
  const { t, n } = useSay()
  const [office, setOffice] = useState(own)
  const { found, failure, again, set } = useRead(() => ask(readPolicy, { params: { id: office } }), office)
  const [reach, setReach] = useState(false)

  /** Saving replaces an office's own values, so all of them go along. */
  async function save(name: string, to: { value: unknown; locked: boolean } | null): Promise<void> {
    if (!found) return
    set(await ask(savePolicy, { params: { id: office }, body: { settings: withSetting(found, office, name, to) } }))
    forgetPolicies()
    setReach(true)
  }

  return (
    <Page title={t.policies.title} about={t.policies.about} reading={!found && !failure}>
      {offices.length > 1 && (
        <OfficeSelect
          label={t.policies.office}
          value={office}
          offices={offices}
          onChange={(id) => {
            setOffice(id)
            setReach(false)
          }}
        />
      )}
      <p role="status" class="reach">
        {reach && n(t.policies.reach, reachOf(offices, office))}
      </p>
      <Trouble failure={failure} again={() => void again()} />
      <ul class="settings">
        {found &&
          Object.entries(found.settings).map(([name, setting]) => (
            <SettingRow
              key={office + name}
              name={name}
              setting={setting}
              office={office}
              offices={offices}
              mayChange={mayChange}
              save={(to) => save(name, to)}
              tried={(to) => withSetting(found, office, name, to)}
            />
          ))}
      </ul>
    </Page>
  )
}

/** All that an office would set itself, with one setting changed or (null) left out. */
function withSetting(
  policy: PolicyView,
  office: string,
  name: string,
  to: { value: unknown; locked: boolean } | null,
): PolicyBody['settings'] {
  const { [name]: _, ...kept } = ownValues(policy, office)
  return to ? { ...kept, [name]: to } : kept
}

function ownValues(policy: PolicyView, office: string): PolicyBody['settings'] {
  const own: PolicyBody['settings'] = {}
  for (const [name, { value, from, lockedBy }] of Object.entries(policy.settings)) {
    if (from === office) own[name] = { value, locked: lockedBy === office }
  }
  return own
}

/** This office and all below it, as far as they are in sight. */
function reachOf(offices: OfficeView[], office: string): number {
  const below = offices.filter(({ parent }) => parent === office)
  return 1 + below.reduce((sum, { id }) => sum + reachOf(offices, id), 0)
}

type RowProps = {
  name: string
  setting: SettingView
  office: string
  offices: OfficeView[]
  mayChange: boolean
  save(to: { value: unknown; locked: boolean } | null): Promise<void>
  tried(to: { value: unknown; locked: boolean }): PolicyBody['settings']
}

const titleOf = ({ t }: Say, name: string): readonly [string, string] => {
  const title = new Map(Object.entries(t.settings)).get(name)
  return typeof title === 'object' ? [title[0], title[1]] : [name, '']
}

/** Name and meaning, value, whose, and what one may do about it. A lock from above leaves plain text. */
function SettingRow({ name, setting, office, offices, mayChange, save, tried }: RowProps) {
  const say = useSay()
  const { t } = say
  const { busy, failure, send } = useSend()
  const [changing, setChanging] = useState(false)
  const [trying, setTrying] = useState<PolicyBody['settings'] | null>(null)
  const [title, meaning] = titleOf(say, name)
  const own = setting.from === office
  const lockedAbove = setting.lockedBy !== null && setting.lockedBy !== office
  return (
    <li class={own ? 'own' : 'inherited'}>
      <div class="what">
        <h2>{title}</h2>
        <p class="faint">{meaning}</p>
      </div>
      {changing ? (
        <SettingField
          name={name}
          title={title}
          value={setting.value}
          locked={setting.lockedBy === office}
          busy={busy}
          onSave={(to) =>
            void send(async () => {
              await save(to)
              setChanging(false)
              setTrying(null)
            })
          }
          onCancel={() => {
            setChanging(false)
            setTrying(null)
          }}
          onTry={rehearsable.has(name) ? (to) => setTrying(tried(to)) : undefined}
        />
      ) : (
        <>
          <p class="value">{shown(say, name, setting.value)}</p>
          <p class="whose">
            {setting.lockedBy !== null && <Icon name="lock" />}
            {whoseWords(say, setting, office, offices)}
          </p>
          <p class="change">
            {mayChange && !lockedAbove && (
              <button
                type="button"
                class="quiet"
                aria-label={`${own ? t.sites.change : t.policies.own}: ${title}`}
                onClick={() => setChanging(true)}
              >
                {own ? t.sites.change : t.policies.own}
              </button>
            )}
            {mayChange && own && (
              <button
                type="button"
                class="quiet"
                disabled={busy}
                aria-label={`${t.policies.follow}: ${title}`}
                onClick={() => void send(() => save(null))}
              >
                {t.policies.follow}
              </button>
            )}
          </p>
        </>
      )}
      {trying && <Rehearsal office={office} settings={trying} close={() => setTrying(null)} />}
      <Trouble failure={failure} />
    </li>
  )
}
