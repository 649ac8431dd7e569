import type { AuditAct } from '../../domain/audit.ts'
import { type Actor, moverOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

/** Writes down who did what to which thing of which office. */
export async function note(
  { store, clock, nextId }: Pick<Collaborators, 'store' | 'clock' | 'nextId'>,
  actor: Actor,
  act: AuditAct,
  { office, subjects }: { office: string; subjects: string[] },
): Promise<void> {
  await store.audit.append({
    id: nextId(''),
    at: clock.now(),
    by: moverOf(actor),
    act,
    offices: [office],
    subjects,
    reason: null,
    undone: null,
  })
}
