import { pinnable } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

/**
 * Pins a public comment to the top of its page, in place of another, or lets it go; what is so already stays so. The
 * page is published at once. Refuses `not-permitted`, `not-found`, and `conflict` for what is not public.
 */
export async function pinComment(needs: Needs, actor: Actor, { id, on }: { id: string; on: boolean }): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (on && !pinnable(comment)) throw new Refusal('conflict')
  const page = await needs.store.pages.byId(comment.page)
  if (!page || (page.pinned === id) === on) return
  await note(needs, actor, on ? 'pin' : 'unpin', { office: comment.office, subjects: [id] })
  if (await needs.store.pages.pin(page.id, id, on)) await needs.publisher.publish(page.id, [])
}
