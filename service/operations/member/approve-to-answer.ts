import type { AuditEntry } from '../../domain/audit.ts'
import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { followMoved } from '../matters.ts'
import { decide } from './decide.ts'
import { noteUndone } from './note.ts'
import { takeBack } from './take-back.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

type Approving = { ids: string[]; key: string; expect: Record<string, number> }

/**
 * Approves what waits before it is answered, as a decision under the key of the answer. What somebody else decides
 * meanwhile, or is not the actor's to decide, stays as it is.
 */
export async function approveToAnswer(needs: Needs, actor: Actor, { ids, key, expect }: Approving): Promise<void> {
  if (ids.length === 0) return
  try {
    await decide(needs, actor, { chosen: { ids }, action: 'approve', reason: null, expect, key })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
  }
}

/**
 * The decision by which each of these was approved under this key by the actor; those of no such decision are left out.
 */
export async function approvedUnder(
  { store }: Pick<Needs, 'store'>,
  actor: Actor,
  { questions, key }: { questions: readonly Comment[]; key: string },
): Promise<Map<string, AuditEntry>> {
  const decisions = new Set(questions.flatMap(({ decision }) => decision ?? []))
  const entries = await Promise.all(Array.from(decisions, (id) => store.audit.byId(id)))
  const by = moverOf(actor)
  const isOurs = (entry: AuditEntry): boolean =>
    entry.act === 'approve' && entry.key === key && by.kind === 'member' && entry.by.kind === 'member'
      ? entry.by.member === by.member
      : false
  const ours = new Map(entries.flatMap((entry) => (entry && isOurs(entry) ? [[entry.id, entry] as const] : [])))
  return new Map(
    questions.flatMap(({ id, decision }) => {
      const entry = decision === null ? undefined : ours.get(decision)
      return entry ? [[id, entry] as const] : []
    }),
  )
}

/** Takes back what was approved to be answered under this key, once its answers are gone. Gives what waits again. */
export async function takeApprovalsBack(
  needs: Needs,
  actor: Actor,
  { subjects, key }: Pick<AuditEntry, 'subjects' | 'key'>,
): Promise<Set<string>> {
  const restored = new Set<string>()
  if (key === undefined) return restored
  const questions = await needs.store.comments.byIds(subjects)
  const approvals = new Set((await approvedUnder(needs, actor, { questions, key })).values())
  const now = needs.clock.now()
  const by = moverOf(actor)
  for (const { id, offices, undone } of approvals) {
    if (undone) continue
    const back = await takeBack(needs, { decision: id, by, now })
    await followMoved(needs, await needs.store.comments.byIds([...back]))
    await noteUndone(needs, actor, { id, offices }, now)
    for (const one of back) restored.add(one)
  }
  return restored
}
