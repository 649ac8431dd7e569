import type { Comment } from '../../domain/comment.ts'
import { undoChange } from '../../domain/moving.ts'
import type { Collaborators } from '../collaborators.ts'
import { publishMoved } from './publish-moved.ts'
import type { Mover } from '../../domain/mover.ts'

type Needs = Pick<Collaborators, 'store' | 'publisher'>

/** Changes that are written together: others wait no longer than for these. */
const atOnce = 500

/** Takes back whatever a decision still stands on; what moved since is left alone. Gives the ids that went back. */
export async function takeBack(
  needs: Needs,
  { decision, by, now }: { decision: string; by: Mover; now: number },
): Promise<Set<string>> {
  const decided = await needs.store.comments.decidedBy(decision)
  const restored = new Set<string>()
  for (let from = 0; from < decided.length; from += atOnce) {
    const some: Comment[] = decided.slice(from, from + atOnce)
    const changes = some.flatMap((comment) => undoChange(comment, { by, decision, now }) ?? [])
    const won = new Set(await needs.store.comments.apply(changes))
    await publishMoved(needs, some, changes, won)
    for (const id of won) restored.add(id)
  }
  return restored
}
