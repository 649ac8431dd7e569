import type { AuditAct } from '../../contract/figures.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { type Actor, moverOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

type About = { offices: string[]; subjects: string[]; reason?: string | null; at?: number }

/** Who does what to which things of which offices, now, under the policies that this process knows. */
export function entryOf(
  { directory, clock, nextId }: Pick<Collaborators, 'directory' | 'clock' | 'nextId'>,
  actor: Actor,
  act: AuditAct,
  { offices, subjects, reason = null, at = clock.now() }: About,
): AuditEntry {
  const { revision: policy } = directory.current()
  const touched = [...new Set(offices)]
  return { id: nextId(''), at, by: moverOf(actor), act, offices: touched, subjects, reason, policy, undone: null }
}

/** Writes down who did what to which thing of which office. */
export async function note(
  needs: Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>,
  actor: Actor,
  act: AuditAct,
  { office, subjects, reason = null }: { office: string; subjects: string[]; reason?: string | null },
): Promise<void> {
  await needs.store.audit.append(entryOf(needs, actor, act, { offices: [office], subjects, reason }))
}

/** Says what a decision really moved: in its entry, or, where that is sealed by then, in one of its own. */
export async function settleEntry(
  needs: Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>,
  actor: Actor,
  { decision, offices, decided }: { decision: string; offices: string[]; decided: string[] },
): Promise<void> {
  if (await needs.store.audit.settle(decision, decided)) return
  await needs.store.audit.append(entryOf(needs, actor, 'settled', { offices, subjects: [decision, ...decided] }))
}

/**
 * Marks an act as taken back at this moment, and says so in an entry of its own; false where it already was, and then
 * nothing is said.
 */
export function noteUndone(
  needs: Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>,
  actor: Actor,
  { id, offices }: Pick<AuditEntry, 'id' | 'offices'>,
  at: number,
): Promise<boolean> {
  const line = entryOf(needs, actor, 'undone', { offices, subjects: [id], at })
  const by = line.by.kind === 'member' ? line.by.member : ''
  return needs.store.audit.markUndone(id, { at, by }, line)
}
