import { isPublic } from '../../domain/comment.ts'
import type { Site } from '../../domain/offices.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

/** How far back an answer is looked for. */
const within = 50

/**
 * The newest official answer of a site, and the comment it answers, to show what a thread looks like; null without one.
 */
export async function readExample(
  { store }: Pick<Collaborators, 'store'>,
  site: Site,
): Promise<{ comment: ThreadComment; answer: ThreadComment } | null> {
  const newest = await store.comments.newest({ site: site.id, page: null, limit: within })
  const answer = newest.find(({ author, parent }) => author.kind === 'office' && parent !== null)
  if (!answer?.parent) return null
  const [comment] = await store.comments.threadByIds(answer.page, [answer.parent])
  return comment && isPublic(comment) ? { comment, answer } : null
}
