import type { Kind } from '../../contract/matters.ts'
import { answererOf } from '../../domain/forwarding.ts'
import { markedMatter } from '../../domain/matters.ts'
import { markable } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { changeMatter, clocksIn, lastAnswerTo } from '../matters.ts'
import { entriesFor } from './entries.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

/**
 * Says what a comment is; null takes that back. A question or a complaint has a clock from then on, by the table in
 * force. Refuses `not-permitted`, `not-found`, and `conflict` for what is neither public nor waiting.
 */
export async function markComment(
  needs: Needs,
  actor: Actor,
  { id, kind }: { id: string; kind: Kind | null },
): Promise<QueueEntry> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (!markable(comment)) throw new Refusal('conflict')
  const answeredAt = await lastAnswerTo(needs, id)
  const now = needs.clock.now()
  const clocks = clocksIn(needs.directory.current(), answererOf(comment), now)
  const marked = await changeMatter(needs, id, (present) =>
    (present.matter?.kind ?? null) === kind ? null : markedMatter(present, { kind, clocks, answeredAt, now }),
  )
  if (marked.matter !== comment.matter && marked.matter?.turn !== comment.matter?.turn) {
    await note(needs, actor, 'marked', { office: comment.office, subjects: [id], reason: kind })
  }
  const [entry] = await entriesFor(needs, actor, [marked])
  if (!entry) throw new Refusal('not-found')
  return entry
}
