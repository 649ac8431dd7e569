import type { Language } from '../../../../service/contract/languages.ts'
import type { SameTexts } from '../../../kit/texts.ts'

const id = {
  title: 'Mungkin sudah terjawab',
  open: 'Buka di beritanya',
  enough: 'Sudah terjawab, terima kasih',
  thanks: 'Terima kasih. Tulisan Anda tidak dikirim.',
  undo: 'Urungkan',
} as const

const en: SameTexts<typeof id> = {
  title: 'Perhaps already answered',
  open: 'Open it on its page',
  enough: 'That answers it, thank you',
  thanks: 'Thank you. Your words were not sent.',
  undo: 'Undo',
}

/** What is said while a question is typed that was answered before. */
export const similarWords = (language: Language): SameTexts<typeof id> => (language === 'en' ? en : id)
