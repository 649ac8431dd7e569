import type { Directory, Office } from './offices.ts'
import { inForce, type PolicySettings, type SettingName, settingNames } from './policy.ts'
import { isSame } from './same.ts'
import { officesWithin, stepsTo } from './tree.ts'

/** What other values of an office would change in one setting, there and below. Lists hold ids of offices. */
export type Reach = {
  /** how many offices would have this office's value, or the one that it follows */
  inForce: number
  /** where another value would be in force than now */
  changed: string[]
  /** below, what keeps its own value, or follows one that does */
  kept: string[]
  /** below, own values that a lock would put out of force; they are not lost */
  silenced: string[]
  /** below, own values that would come into force again, since a lock is gone */
  freed: string[]
}

/**
 * What saving these values for an office would change, setting by setting: only settings that it sets otherwise now.
 */
export function reachOf(directory: Directory, office: Office, own: PolicySettings): { [Name in SettingName]?: Reach } {
  const tried = { ...directory, offices: new Map(directory.offices).set(office.id, { ...office, settings: own }) }
  const within = officesWithin(directory, office.id)
  const names = settingNames.filter((name) => !isSame(office.settings[name], own[name]))
  return Object.fromEntries(
    names.map((name) => [name, reachOfOne({ name, office: office.id, within, directory, tried })]),
  )
}

type Trying = { name: SettingName; office: string; within: string[]; directory: Directory; tried: Directory }

function reachOfOne({ name, office, within, directory, tried }: Trying): Reach {
  const isBelow = new Set(within.filter((id) => id !== office))
  const all = within.map((id) => ({
    id,
    before: inForce(name, stepsTo(directory, id)),
    after: inForce(name, stepsTo(tried, id)),
  }))
  const where = (wanted: (one: (typeof all)[number]) => boolean): string[] => all.filter(wanted).map(({ id }) => id)
  const below = where(({ after }) => after.from !== null && isBelow.has(after.from))
  return {
    inForce: within.length - below.length,
    changed: where(({ before, after }) => !isSame(before.value, after.value)),
    kept: where(({ before, after }) => after.from !== null && isBelow.has(after.from) && before.from === after.from),
    silenced: where(({ id, before, after }) => isBelow.has(id) && before.from === id && after.from !== id),
    freed: where(({ id, before, after }) => isBelow.has(id) && before.from !== id && after.from === id),
  }
}
