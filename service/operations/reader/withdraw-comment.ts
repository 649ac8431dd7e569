import { type Comment, touchesPublic } from '../../domain/comment.ts'
import { withdrawChange } from '../../domain/moving.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'publisher' | 'clock'>

/** How often a lost race is read and tried anew before the caller is told. */
const tries = 5

/** Takes one's own comment back, for good; a second time is as good as the first. What hangs on it stays. */
export async function withdrawComment(needs: Needs, { comment }: { comment: Comment }): Promise<void> {
  let present: Comment | null = comment
  for (let attempt = 0; attempt < tries && present; attempt += 1) {
    const change = withdrawChange(present, needs.clock.now())
    if (!change) return
    const won = await needs.store.comments.apply([change])
    if (won.length > 0) {
      if (touchesPublic(present.state, change.state)) await needs.publisher.publish(present.page, [present.id])
      return
    }
    present = await needs.store.comments.byId(comment.id)
  }
  throw new Refusal('conflict')
}
