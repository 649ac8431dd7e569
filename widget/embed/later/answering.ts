import type { Language } from '../../../service/contract/languages.ts'
import type { CommentView } from '../../../service/contract/views.ts'
import { counted, type Text } from '../../kit/texts.ts'
import type { Texts } from '../texts/id.ts'

/** What is said of official answers, in the widget and on whole pages. */
export type AnswerTexts = { sameDay: string; answeredIn: Text }

/** The words around an official answer: after how many working days it came. */
export function answerWords(
  t: Texts,
  w: AnswerTexts,
  { author, answeredIn }: Pick<CommentView, 'author' | 'answeredIn'>,
  language: Language,
): Texts {
  if (author?.badge !== 'office') return t
  const after = answeredIn === undefined ? '' : answeredIn > 0 ? counted(w.answeredIn, answeredIn, language) : w.sameDay
  return after ? { ...t, answer: `${t.answer} · ${after}` } : t
}
