import type { ReportReason } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { reportedAt } from '../../domain/engagement.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { cleanText } from '../../domain/texts.ts'
import type { Collaborators } from '../collaborators.ts'

/** A reader's complaint about a public comment, for members alone. It hides nothing by itself; a repeated one counts once. */
export async function reportComment(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  { comment, reader, reason, note }: { comment: Comment; reader: string; reason: ReportReason; note: string | null },
): Promise<void> {
  const { text } = withoutIdentityNumbers(cleanText(note ?? ''))
  const at = reportedAt(clock.now(), comment)
  const report = { comment: comment.id, reader, reason, note: text === '' ? null : text, at }
  await store.engagement.report(report)
}
