import { limits } from '../../contract/limits.ts'
import { isPublic } from '../../domain/comment.ts'
import type { Page } from '../../domain/page.ts'
import type { Pinned } from '../../presenters/threads.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

/** Replies asked for at a time: more than are shown, since a removed one that something hangs on is listed too. */
const atATime = 10

async function oldestReplies({ store }: Pick<Collaborators, 'store'>, to: ThreadComment): Promise<ThreadComment[]> {
  const found: ThreadComment[] = []
  let after: string | null = null
  for (;;) {
    const read = await store.comments.replies({ root: to.root ?? to.id, below: to.id, after, limit: atATime })
    found.push(...read.comments.filter(isPublic))
    after = read.comments.at(-1)?.id ?? null
    if (!read.more || found.length >= limits.inlineReplies) return found.slice(0, limits.inlineReplies)
  }
}

/** The comment pinned to a page with its oldest replies, as long as it is public. Costs nothing where none is. */
export async function readPinned(
  needs: Pick<Collaborators, 'store'>,
  page: Pick<Page, 'id' | 'pinned'> | null,
): Promise<Pinned | null> {
  if (!page || page.pinned === null) return null
  const [comment] = await needs.store.comments.threadByIds(page.id, [page.pinned])
  if (!comment || !isPublic(comment)) return null
  return { comment, replies: comment.replyCount > 0 ? await oldestReplies(needs, comment) : [] }
}
