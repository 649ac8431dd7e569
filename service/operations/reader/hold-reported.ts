import { holdsReported, reportedChange } from '../../domain/reported.ts'
import type { Collaborators } from '../collaborators.ts'
import { rulesAt } from './pages.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

/** How often a lost race is read and looked at anew; after that the duty comes. */
const tries = 5

/**
 * Holds a comment that more readers have reported than its office's policy lets stand. Whoever reports asks for it, and
 * a duty after a kill: of many at once one holds it, by the version that was read. True where it was this one.
 */
export async function holdReported(needs: Needs, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const comment = await needs.store.comments.byId(id)
    const site = comment && needs.directory.current().sites.get(comment.site)
    if (!comment || !site) return false
    const now = needs.clock.now()
    const { policy } = rulesAt(needs.directory.current(), site, now)
    if (!holdsReported(comment, policy.reportsToHold.value)) return false
    const won = await needs.store.comments.apply([reportedChange(comment, now)])
    if (won.length === 0) continue
    await needs.publisher.publish(comment.page, [id])
    return true
  }
  return false
}
