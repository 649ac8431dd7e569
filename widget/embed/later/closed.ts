import type { ClosedReason } from '../../../service/contract/views.ts'
import { filled } from '../../kit/texts.ts'
import type { OfficeTexts } from './texts/office-id.ts'

/** Why a page takes no comments: an office's own reason as it stands, anything else in the reader's language. */
export function whyClosed(reason: ClosedReason, t: OfficeTexts, day: (time: string) => string): string {
  const { code, text, until, since } = reason
  if (code === 'stage' || code === 'switch') return until ? `${text} ${filled(t.openAgain, day(until))}` : text
  if (since) return filled(t.closedOn, day(since))
  return until ? filled(t.quiet, day(until)) : t.closed || text
}
