import { createHash } from 'node:crypto'
import { type Office, officeNamed } from '../../domain/offices.ts'
import {
  dated,
  lockedAbove,
  type PolicySettings,
  type SettingName,
  settingNames,
  settings as table,
} from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { reachOf } from '../../domain/reach.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { policyAt } from '../../domain/staged-policy.ts'
import { isSame } from '../../domain/same.ts'
import { policyIn, stepsTo } from '../../domain/tree.ts'
import type { PolicyShown, ReachShown } from '../../presenters/members.ts'
import { type Actor, findOffice, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'

type Reads = Pick<Collaborators, 'directory' | 'clock'>
type Writes = Reads & Pick<Collaborators, 'store' | 'nextId'>

/** The tree, as far as the member sees it. */
export function listOffices({ directory }: Reads, actor: Actor): Office[] {
  permit(actor, 'read')
  const held = directory.current()
  return [...held.offices.values()].filter((office) => sees(held, actor, office.id))
}

/** Names what an office sets itself: the same settings, the same name. */
const revisionOf = ({ settings }: Office): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16)

function policyShown(needs: Reads, office: Office): PolicyShown {
  const held = needs.directory.current()
  const policy = policyIn(held, office.id)
  const now = policyAt(policy, zoneOf(held, office.id), needs.clock.now())
  const stage = now.stage && {
    kind: now.stage.kind,
    name: now.stage.name,
    moderation: now.policy.moderation.value,
  }
  return { policy, revision: revisionOf(office), offices: held.offices, stage }
}

/** Every setting in force in an office: value, whose it is, who locked it. */
export function readPolicy(needs: Reads, actor: Actor, id: string): PolicyShown {
  permit(actor, 'read')
  return policyShown(needs, findOffice(needs.directory.current(), actor, id))
}

export type OwnSettings = Record<string, { value: unknown; locked?: boolean | undefined }>

const isSetting = (name: string): name is SettingName => settingNames.some((known) => known === name)

/** Checks every value against the one table of settings; names each bad one. */
function readSettings(given: OwnSettings): PolicySettings {
  const fields: Record<string, { id: string; en: string }> = {}
  const entries = Object.entries(given).flatMap(([name, { value, locked }]) => {
    const setting = isSetting(name) ? table[name] : null
    if (!setting) fields[name] = { id: 'Pengaturan ini tidak dikenal.', en: 'There is no such setting.' }
    else if (!setting.accepts(value)) fields[name] = setting.fault?.(value) ?? setting.says
    else return [[name, { value, locked: locked ?? false }] as const]
    return []
  })
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  return Object.fromEntries(entries) as PolicySettings
}

/** Which office above locks each setting, where one does. */
function locksAbove({ directory }: Reads, office: Office): Map<SettingName, string> {
  const above = stepsTo(directory.current(), office.id).slice(0, -1)
  const locks = settingNames.map((name) => [name, lockedAbove(name, above)] as const)
  return new Map(locks.filter((lock): lock is [SettingName, string] => lock[1] !== null))
}

/**
 * A setting locked above can neither be set nor locked below; the refusal names the office. A value of before the lock
 * that comes along unchanged sets nothing.
 */
function heedLocks(needs: Reads, office: Office, given: OwnSettings): void {
  const held = needs.directory.current()
  for (const [name, by] of locksAbove(needs, office)) {
    const one = given[name]
    const { value, locked } = office.settings[name] ?? {}
    if (!one || (isSame(one.value, value) && (one.locked ?? false) === locked)) continue
    const who = officeNamed(held.offices, by).name
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
  const office = findOffice(needs.directory.current(), actor, id)
  permit(actor, 'policy')
  heedLocks(needs, office, settings)
  const own = { ...silencedIn(needs, office), ...readSettings(settings) }
  return { office, own: dated(own, office.settings, needs.clock.now()) }
}

/** Own values that a lock above puts out of force: nobody sees them, so that nobody could mean to drop them. */
function silencedIn(needs: Reads, office: Office): PolicySettings {
  const locked = locksAbove(needs, office)
  const kept = Object.entries(office.settings).filter(([name]) => isSetting(name) && locked.has(name))
  return Object.fromEntries(kept) as PolicySettings
}

/** What saving would change in the offices below. Refuses as saving does. */
export function reachOfPolicy(
  needs: Reads,
  actor: Actor,
  { id, settings }: { id: string; settings: OwnSettings },
): ReachShown {
  const { office, own } = mayBeSaved(needs, actor, { id, settings })
  const held = needs.directory.current()
  return { reach: reachOf(held, office, own), offices: held.offices }
}

const savedMeanwhile = {
  id: 'Aturan kantor ini baru saja disimpan orang lain. Isian Anda tetap ada; muat lagi untuk melihat yang berlaku.',
  en: 'Somebody else has just saved this office’s policy. What you filled in is still here; load again to see what is in force.',
}

/**
 * Replaces an office's own values; what is left out is inherited. `seen` is the revision that the member has read:
 * where somebody else has saved since, it is a `conflict`, and nothing is saved. Locks that another process has just
 * set count.
 */
export async function savePolicy(
  needs: Writes,
  actor: Actor,
  { id, settings, seen }: { id: string; settings: OwnSettings; seen?: string | undefined },
): Promise<PolicyShown> {
  await needs.directory.reload()
  const { office, own } = mayBeSaved(needs, actor, { id, settings })
  const isStale = seen !== undefined && seen !== revisionOf(office)
  const was = seen === undefined ? undefined : office.settings
  if (isStale || !(await needs.store.offices.saveSettings(id, own, was))) {
    throw new Refusal('conflict', { detail: savedMeanwhile })
  }
  await needs.directory.reload()
  await note(needs, actor, 'policy-saved', { office: id, subjects: Object.keys(own) })
  return policyShown(needs, { ...office, settings: own })
}
