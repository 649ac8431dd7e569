import { settleable } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

/**
 * Leaves a public comment up that readers reported: it counts no report any more but those to come, and whoever made
 * one is told that it stays. Nothing reported is nothing to do. Refuses `not-permitted`, `not-found`, and `conflict`
 * where the comment is public no longer, or more reports stand than the `seen` that the member knows of.
 */
export async function settleReports(
  needs: Needs,
  actor: Actor,
  { id, seen }: { id: string; seen?: number | undefined },
): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const { reports } = comment
  if (reports === 0) return
  if (!settleable(comment) || reports > (seen ?? reports)) throw new Refusal('conflict')
  await note(needs, actor, 'reports-settled', { office: comment.office, subjects: [id] })
  if (!(await needs.store.engagement.settle({ comment: id, seen: seen ?? reports }))) throw new Refusal('conflict')
}
