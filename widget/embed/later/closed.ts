import type { ClosedReason } from '../../../service/contract/views.ts'
import { filled } from '../../kit/texts.ts'
import type { Widget } from '../widget.ts'
import { dayOf } from './day.ts'
import { wordsOf } from './form-state.ts'

/** Why a page takes no comments, in the reader's language: the service says it in one for everybody. */
export function closedWords(w: Widget, { text, until }: ClosedReason): string {
  const { quiet, closed } = wordsOf(w)
  return until ? filled(quiet, dayOf(until, w.options.language)) : closed || text
}
