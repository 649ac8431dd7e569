import type { Language } from '../../service/contract/languages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { answerWords } from '../embed/later/answering.ts'
import { correctedWords } from '../embed/later/corrected.ts'
import type { Texts } from '../embed/texts/id.ts'
import { wordsIn } from './words.ts'

/** The words around a comment; around an official answer also how soon it came, and when it was put right. */
export function wordsAround(comment: CommentView, language: Language): Texts {
  const { t, w, o } = wordsIn(language)
  return correctedWords(answerWords(t, w, comment, language), o, comment, language)
}
