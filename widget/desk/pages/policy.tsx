import { useState } from 'preact/hooks'
import { readPolicy, savePolicy, type PolicyBody } from '../../../service/contract/member.ts'
import type { PolicyView, SettingView } from '../../../service/contract/policy-views.ts'
import type { OfficeView } from '../../../service/contract/views.ts'
import { failureOf } from '../asking.ts'
import { ask } from '../calls.ts'
import { forgetPolicies, whoseWords } from '../case/policy-note.tsx'
import { Icon } from '../icons.tsx'
import { OfficePicker } from '../office-picker.tsx'
import { useSay, type Say } from '../texts/use.ts'
import { Closing } from './closing.tsx'
import { Page, Trouble, useRead, useSend } from './parts.tsx'
import { Reach } from './reach.tsx'
import { Rehearsal, rehearsable } from './rehearsal.tsx'
import { shown, SettingField } from './setting.tsx'
import { areStages, ShownStages } from './stages.tsx'
import type { OfficeName } from '../../../service/contract/office-name.ts'
import './calendar.css'

/** What an office would set itself. */
type Own = { value: unknown; locked: boolean }

type PolicyProps = { offices: OfficeView[]; own: string; mayChange: boolean }

/** What is in force for an office, setting by setting, and whose each is. */
export function PolicyPage({ offices, own, mayChange }: PolicyProps) {
  const { t, n } = useSay()
  const [office, setOffice] = useState(() => new URLSearchParams(location.search).get('office') || own)
  const { found, failure, again, set } = useRead(() => ask(readPolicy, { params: { id: office } }), office)
  const [reach, setReach] = useState(false)

  /** Saving replaces an office's own values, so all of them go along. */
  async function save(name: string, to: Own | null): Promise<void> {
    if (!found) return
    const body = { settings: withSetting(found, office, name, to), seen: found.revision }
    try {
      set(await ask(savePolicy, { params: { id: office }, body }))
    } catch (thrown) {
      // Locked above, or saved by somebody else meanwhile: what is in force now is shown, and what was typed stays.
      const { code } = failureOf(thrown)
      if (code === 'not-permitted' || code === 'conflict') void again()
      throw thrown
    }
    forgetPolicies()
    setReach(true)
  }

  return (
    <Page title={t.policies.title} about={t.policies.about} reading={!found && !failure}>
      {offices.length > 1 && (
        <OfficePicker
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
      <Closing key={office} office={office} mayChange={mayChange} />
      <ul class="settings">
        {found &&
          Object.entries(found.settings).map(([name, setting]) => (
            <SettingRow
              key={office + name}
              name={name}
              setting={setting}
              office={office}
              named={found.offices}
              mayChange={mayChange}
              save={(to) => save(name, to)}
              tried={(to) => withSetting(found, office, name, to)}
              below={reachOf(offices, office) - 1}
            />
          ))}
      </ul>
    </Page>
  )
}

/** All that an office would set itself, with one setting changed or (null) left out. */
function withSetting(policy: PolicyView, office: string, name: string, to: Own | null): PolicyBody['settings'] {
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
  /** offices whose values these are */
  named: OfficeName[]
  mayChange: boolean
  save(to: Own | null): Promise<void>
  tried(to: Own | null): PolicyBody['settings']
  /** how many offices stand below */
  below: number
}

const titleOf = ({ t }: Say, name: string): readonly [string, string] => {
  const title = new Map(Object.entries(t.settings)).get(name)
  return typeof title === 'object' ? [title[0], title[1]] : [name, '']
}

/** Name and meaning, value, whose, and what one may do about it. A lock from above leaves plain text. */
function SettingRow({ name, setting, office, named, mayChange, save, tried, below }: RowProps) {
  const say = useSay()
  const { t } = say
  const { busy, failure, send } = useSend()
  const [changing, setChanging] = useState<'value' | 'follow' | null>(null)
  const [trying, setTrying] = useState<PolicyBody['settings'] | null>(null)
  const [title, meaning] = titleOf(say, name)
  const own = setting.from === office
  const calendar = areStages(setting.value) ? setting.value : null
  const lockedAbove = setting.lockedBy !== null && setting.lockedBy !== office
  const reach = (to: Own | null) => <Reach office={office} name={name} settings={tried(to)} below={below} />
  const close = () => {
    setChanging(null)
    setTrying(null)
  }
  const saving = (to: Own | null) =>
    void send(async () => {
      await save(to)
      close()
    })
  // What was wrong goes with what was typed.
  const cancel = () => void send(async () => close())
  return (
    <li class={`${own ? 'own' : 'inherited'}${name === 'stages' ? ' wide' : ''}`}>
      <div class="what">
        <h2>{title}</h2>
        <p class="faint">{meaning}</p>
      </div>
      {changing === 'follow' ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            saving(null)
          }}
        >
          <p>{t.policies.follow}</p>
          {reach(null)}
          <div class="foot">
            <button type="button" class="quiet" onClick={cancel}>
              {t.policies.cancel}
            </button>
            <button type="submit" class="primary" disabled={busy}>
              {t.policies.save}
            </button>
          </div>
        </form>
      ) : changing ? (
        <SettingField
          name={name}
          title={title}
          value={setting.value}
          locked={setting.lockedBy === office}
          busy={busy}
          onSave={saving}
          onCancel={cancel}
          reach={reach}
          onTry={rehearsable.has(name) ? (to) => setTrying(tried(to)) : undefined}
        />
      ) : (
        <>
          {calendar ? (
            <div class="value">
              <ShownStages stages={calendar} />
            </div>
          ) : (
            <p class="value">{shown(say, name, setting.value)}</p>
          )}
          <p class="whose">
            {setting.lockedBy !== null && <Icon name="lock" />}
            {whoseWords(say, setting, office, named)}
          </p>
          <p class="change">
            {mayChange && !lockedAbove && (
              <button
                type="button"
                class="quiet"
                aria-label={`${own ? t.sites.change : t.policies.own}: ${title}`}
                onClick={() => setChanging('value')}
              >
                {own ? t.sites.change : t.policies.own}
              </button>
            )}
            {mayChange && own && (
              <button
                type="button"
                class="quiet"
                aria-label={`${t.policies.follow}: ${title}`}
                onClick={() => setChanging('follow')}
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
