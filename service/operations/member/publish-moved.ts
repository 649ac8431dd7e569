import { type Change, type Comment, touchesPublic } from '../../domain/comment.ts'
import type { Collaborators } from '../collaborators.ts'

/** Publishes what these won changes made visible or invisible, one publication a page. */
export async function publishMoved(
  { publisher }: Pick<Collaborators, 'publisher'>,
  comments: Comment[],
  changes: Change[],
  won: Set<string>,
): Promise<void> {
  const stateAfter = new Map(changes.map((change) => [change.id, change.state]))
  const pages = new Map<string, string[]>()
  for (const comment of comments) {
    const to = stateAfter.get(comment.id)
    if (to === undefined || !won.has(comment.id) || !touchesPublic(comment.state, to)) continue
    pages.set(comment.page, [...(pages.get(comment.page) ?? []), comment.id])
  }
  await Promise.all([...pages].map(([page, ids]) => publisher.publish(page, ids)))
}
