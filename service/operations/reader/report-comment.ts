import type { ReportReason } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { reportedAt } from '../../domain/engagement.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { cleanText } from '../../domain/texts.ts'
import type { Collaborators } from '../collaborators.ts'
import { holdReported } from './hold-reported.ts'

/**
 * A reader's complaint about a public comment, for members alone; a repeated one counts once. One alone hides nothing:
 * more than the office's policy says hold the comment, once, until a member has looked.
 */
export async function reportComment(
  needs: Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>,
  { comment, reader, reason, note }: { comment: Comment; reader: string; reason: ReportReason; note: string | null },
): Promise<void> {
  const { text } = withoutIdentityNumbers(cleanText(note ?? ''))
  const at = reportedAt(needs.clock.now(), comment)
  const report = { comment: comment.id, reader, reason, note: text === '' ? null : text, at }
  if (await needs.store.engagement.report(report)) await holdReported(needs, comment.id)
}
