import type { AuditView, MemberView, OfficeView, PolicyView, SiteView } from '../contract/views.ts'
import type { AuditEntry } from '../domain/audit.ts'
import type { Member } from '../domain/member.ts'
import { rightsOf } from '../domain/permissions.ts'
import type { Office, Site } from '../domain/offices.ts'
import type { Policy } from '../domain/policy.ts'
import { iso } from './times.ts'

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

export function siteView(site: Site): SiteView {
  return { id: site.id, name: site.name, office: site.office, origins: site.origins, code: site.code }
}

export function policyView(policy: Policy): PolicyView {
  return { settings: { ...policy } }
}

export function auditView(entry: AuditEntry, members: Map<string, string>): AuditView {
  const by =
    entry.by.kind === 'member'
      ? { id: entry.by.member, name: members.get(entry.by.member) ?? entry.by.member }
      : { id: entry.by.kind, name: entry.by.kind }
  return {
    id: entry.id,
    at: iso(entry.at),
    by,
    act: entry.act,
    office: entry.offices[0] ?? '',
    subjects: entry.subjects,
    reason: entry.reason,
    campaign: entry.campaign ?? null,
    undoneAt: entry.undone && iso(entry.undone.at),
  }
}
