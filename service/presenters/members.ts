import { limits } from '../contract/limits.ts'
import type { PolicyReachView, ReachView, SomeOffices } from '../contract/reach.ts'
import type { PolicyView } from '../contract/policy-views.ts'
import type { MemberView, OfficeView, SiteView } from '../contract/views.ts'
import type { Member } from '../domain/member.ts'
import { rightsOf } from '../domain/permissions.ts'
import type { Office, Site } from '../domain/offices.ts'
import type { Policy, SettingName } from '../domain/policy.ts'
import type { Reach } from '../domain/reach.ts'
import { iso } from './times.ts'
import { officeNamed } from '../domain/offices.ts'

/** A member as other members see them; the address is opened by the operation, which knows who asks. */
export function memberView(member: Member, email: string): MemberView {
  return {
    id: member.id,
    email,
    name: member.name,
    role: member.role,
    office: member.office,
    active: member.active,
    createdAt: iso(member.createdAt),
    may: rightsOf(member.role),
  }
}

export function officeView(office: Office): OfficeView {
  return { id: office.id, name: office.name, kind: office.kind, parent: office.parent }
}

/**
 * All in force for an office, which state of its own settings that is, the offices' records by id, and the stage there.
 */
export type PolicyShown = {
  policy: Policy
  revision: string
  offices: Map<string, Office>
  stage: PolicyView['stage']
}

export function siteView(site: Site): SiteView {
  return { id: site.id, name: site.name, office: site.office, origins: site.origins, code: site.code }
}

/** Settings as they are in force, each with the office that it comes from and the one that locked it, by name. */
export function policyView({ policy, revision, offices, stage }: PolicyShown): PolicyView {
  const named = new Set(Object.values(policy).flatMap(({ from, lockedBy }) => [from, lockedBy]))
  const names = [...named].flatMap((id) => (id === null ? [] : [officeNamed(offices, id)]))
  const settings = Object.entries(policy).map(([name, { value, from, lockedBy }]) => [name, { value, from, lockedBy }])
  return { settings: Object.fromEntries(settings), revision, offices: names, stage }
}

/** What would change, with the offices' records by id. */
export type ReachShown = { reach: { [Name in SettingName]?: Reach }; offices: Map<string, Office> }

/** Each list is cut to a few names; its count is of all. */
export function reachView({ reach, offices }: ReachShown): PolicyReachView {
  const some = (ids: string[]): SomeOffices => ({
    count: ids.length,
    some: ids.slice(0, limits.officesNamed).map((id) => officeNamed(offices, id)),
  })
  const shown = Object.entries(reach).map(
    ([name, { inForce, changed, kept, silenced, freed }]): [string, ReachView] => [
      name,
      { inForce, changed: changed.length, kept: some(kept), silenced: some(silenced), freed: some(freed) },
    ],
  )
  return { settings: Object.fromEntries(shown) }
}
