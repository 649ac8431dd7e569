import type { ClosedReason } from '../../../service/contract/views.ts'
import { filled } from '../../kit/texts.ts'
import type { Widget } from '../widget.ts'
import { dayOf } from './day.ts'
import { wordsOf } from './words.ts'
import type { WritingTexts } from './texts/id.ts'

/** Why a page takes no comments: an office's own reason as it stands, anything else in the reader's language. */
export function whyClosed(reason: ClosedReason, w: WritingTexts, day: (time: string) => string): string {
  const { code, text, until, since } = reason
  if (code === 'stage' || code === 'switch') return until ? `${text} ${filled(w.openAgain, day(until))}` : text
  if (since) return filled(w.closedOn, day(since))
  return until ? filled(w.quiet, day(until)) : w.closed || text
}

export const closedWords = (w: Widget, reason: ClosedReason): string =>
  whyClosed(reason, wordsOf(w), (time) => dayOf(time, w.options.language, w.now + w.off))
