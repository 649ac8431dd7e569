import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from '../member/note.ts'
import { operator } from '../actor.ts'

/** Removes a site with its pages and comments, for good; gives how many comments went. */
export async function removeSite(
  needs: Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>,
  id: string,
): Promise<number> {
  const site = needs.directory.current().sites.get(id)
  if (!site) throw new Refusal('not-found')
  // Written down before it is carried out: the chain of seals misses what went, and finds why here.
  await note(needs, operator, 'site-removed', { office: site.office, subjects: [id] })
  const removed = await needs.store.offices.removeSite(id)
  await needs.directory.reload()
  return removed
}
