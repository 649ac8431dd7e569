import { readCursor } from '../../domain/cursors.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { type Actor, permit, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { memberNames } from './entries.ts'

export type Audit = { entries: AuditEntry[]; members: Map<string, string>; next: string | null }

/** Who did what and why, in the offices in sight, newest first. */
export async function readAudit(
  { store, directory }: Pick<Collaborators, 'store' | 'directory'>,
  actor: Actor,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Audit> {
  permit(actor, 'audit')
  const cursor = after === undefined ? null : readCursor('new', after).id
  const offices = sightOf(directory.current(), actor)
  const { entries, more } = await store.audit.list({ offices, after: cursor, limit })
  const movers = entries.flatMap(({ by }) => (by.kind === 'member' ? [by.member] : []))
  const last = entries.at(-1)
  return { entries, members: await memberNames({ store }, movers), next: more && last ? last.id : null }
}
