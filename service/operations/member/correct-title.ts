import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { oneLine } from '../../domain/texts.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

/**
 * Gives the page of a comment another title than the first one that was sent; '' leaves its address alone. The page is
 * published at once; what is so already stays so. Refuses `not-permitted` and `not-found`.
 */
export async function correctTitle(
  needs: Needs,
  actor: Actor,
  { id, title: typed }: { id: string; title: string },
): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const title = withoutIdentityNumbers(oneLine(typed)).text
  const page = await needs.store.pages.byId(comment.page)
  if (!page || page.title === title) return
  await note(needs, actor, 'page-retitled', { office: comment.office, subjects: [id] })
  await needs.store.pages.rename(page.id, title)
  await needs.publisher.publish(page.id, [])
}
