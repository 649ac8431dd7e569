import type { ReportView } from '../../contract/views.ts'
import { type Comment, isPublic } from '../../domain/comment.ts'
import type { Report } from '../../domain/engagement.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'

/** Whether a member has moved or answered the comment since, and so has read it and that it was reported. */
async function wasLookedAt(
  { store }: Pick<Collaborators, 'store'>,
  comment: Comment,
  { at: reported }: Report,
): Promise<boolean> {
  if (comment.history.some(({ by, at }) => by.kind === 'member' && at > reported)) return true
  return (await store.comments.answersTo(comment.id)).some(({ createdAt }) => createdAt > reported)
}

/** What became of this reader's own report of a comment; `not-found` where they made none. */
export async function readReport(
  needs: Pick<Collaborators, 'store'>,
  { comment, reader }: { comment: Comment; reader: string },
): Promise<ReportView> {
  const report = await needs.store.engagement.reportOf(comment.id, reader)
  if (!report) throw new Refusal('not-found')
  if (!isPublic(comment)) return { outcome: 'gone' }
  return { outcome: (await wasLookedAt(needs, comment, report)) ? 'kept' : 'waiting' }
}
