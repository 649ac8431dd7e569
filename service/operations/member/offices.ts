import type { Office } from '../../domain/offices.ts'
import {
  lockedAbove,
  type Policy,
  type PolicySettings,
  type SettingName,
  settingNames,
  settings as table,
} from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { policyIn, wayTo } from '../../domain/tree.ts'
import { type Actor, mustSee, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'

type Reads = Pick<Collaborators, 'directory'>
type Writes = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

/** The tree, as far as the member sees it. */
export function listOffices({ directory }: Reads, actor: Actor): Office[] {
  permit(actor, 'read')
  const held = directory.current()
  return [...held.offices.values()].filter((office) => sees(held, actor, office.id))
}

function findOffice({ directory }: Reads, actor: Actor, id: string): Office {
  const held = directory.current()
  const office = held.offices.get(id)
  if (!office) throw new Refusal('not-found')
  mustSee(held, actor, id)
  return office
}

/** Every setting in force in an office: value, whose it is, who locked it. */
export function readPolicy(needs: Reads, actor: Actor, id: string): Policy {
  permit(actor, 'read')
  findOffice(needs, actor, id)
  return policyIn(needs.directory.current(), id)
}

export type OwnSettings = Record<string, { value: unknown; locked?: boolean | undefined }>

const isSetting = (name: string): name is SettingName => settingNames.some((known) => known === name)

/** Checks every value against the one table of settings; names each bad one. */
function readSettings(given: OwnSettings): PolicySettings {
  const fields: Record<string, { id: string; en: string }> = {}
  const entries = Object.entries(given).flatMap(([name, { value, locked }]) => {
    const setting = isSetting(name) ? table[name] : null
    if (!setting) fields[name] = { id: 'Pengaturan ini tidak dikenal.', en: 'There is no such setting.' }
    else if (!setting.accepts(value)) fields[name] = setting.says
    else return [[name, { value, locked: locked ?? false }] as const]
    return []
  })
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  return Object.fromEntries(entries) as PolicySettings
}

/** A setting locked above can neither be set nor locked below; the refusal names the office. */
function heedLocks({ directory }: Reads, office: Office, wanted: string[]): void {
  const held = directory.current()
  const above = wayTo(held, office.id).slice(0, -1)
  const steps = above.map(({ id, settings }) => ({ office: id, settings }))
  for (const name of wanted.filter(isSetting)) {
    const by = lockedAbove(name, steps)
    if (by === null) continue
    const who = held.offices.get(by)?.name ?? by
    throw new Refusal('not-permitted', {
      detail: { id: `Pengaturan ${name} dikunci ${who}.`, en: `The setting ${name} is locked by ${who}.` },
    })
  }
}

/** What saving would ask first; gives the office with the values it would have. */
export function mayBeSaved(
  needs: Reads,
  actor: Actor,
  { id, settings }: { id: string; settings: OwnSettings },
): { office: Office; own: PolicySettings } {
  const office = findOffice(needs, actor, id)
  permit(actor, 'policy')
  heedLocks(needs, office, Object.keys(settings))
  return { office, own: readSettings(settings) }
}

/** Replaces an office's own values; what is left out is inherited. */
export async function savePolicy(
  needs: Writes,
  actor: Actor,
  { id, settings }: { id: string; settings: OwnSettings },
): Promise<Policy> {
  const { own } = mayBeSaved(needs, actor, { id, settings })
  await needs.store.offices.saveSettings(id, own)
  await needs.directory.reload()
  await note(needs, actor, 'policy-saved', { office: id, subjects: Object.keys(own) })
  return policyIn(needs.directory.current(), id)
}
