import type { ReportView } from '../../contract/views.ts'
import { type Comment, isPublic } from '../../domain/comment.ts'
import { isSettled } from '../../domain/engagement.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'

/** What became of this reader's own report of a comment; `not-found` where they made none. */
export async function readReport(
  { store }: Pick<Collaborators, 'store'>,
  { comment, reader }: { comment: Comment; reader: string },
): Promise<ReportView> {
  const report = await store.engagement.reportOf(comment.id, reader)
  if (!report) throw new Refusal('not-found')
  if (!isPublic(comment)) return { outcome: 'gone' }
  return { outcome: isSettled(report, comment) ? 'kept' : 'waiting' }
}
