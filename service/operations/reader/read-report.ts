import type { ReportView } from '../../contract/views.ts'
import { type Comment, isPublic } from '../../domain/comment.ts'
import type { Report } from '../../domain/engagement.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'

/** Whether a member has moved the comment since, and so has read what it says and that it was reported. */
const wasLookedAt = (comment: Comment, report: Report): boolean =>
  comment.history.some(({ by, at }) => by.kind === 'member' && at > report.at)

/** What became of this reader's own report of a comment; `not-found` where they made none. */
export async function readReport(
  { store }: Pick<Collaborators, 'store'>,
  { comment, reader }: { comment: Comment; reader: string },
): Promise<ReportView> {
  const report = await store.engagement.reportOf(comment.id, reader)
  if (!report) throw new Refusal('not-found')
  if (!isPublic(comment)) return { outcome: 'gone' }
  return { outcome: wasLookedAt(comment, report) ? 'kept' : 'waiting' }
}
