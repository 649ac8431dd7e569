import type { Language } from '../../../service/contract/languages.ts'
import type { CommentView } from '../../../service/contract/views.ts'
import { filled, type Text } from '../../kit/texts.ts'
import type { Texts } from '../texts/id.ts'
import { dayOfYear } from './day.ts'

/** The words around an official answer that was put right: when that was. */
export const correctedWords = (
  t: Texts,
  { corrected }: { corrected: Text },
  { author, editedAt }: Pick<CommentView, 'author' | 'editedAt'>,
  language: Language,
): Texts =>
  author?.badge === 'office' && editedAt ? { ...t, edited: filled(corrected, dayOfYear(editedAt, language)) } : t
