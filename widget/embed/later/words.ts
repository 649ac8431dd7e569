import type { Language } from '../../../service/contract/languages.ts'
import { type WritingTexts, id } from './texts/id.ts'
import type { Widget } from '../widget.ts'

const words: Partial<Record<Language, WritingTexts>> = { id }

/** Brings the words of a language; Indonesian is always there. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en') words.en ||= (await import('./texts/en.ts')).en
}

export const wordsOf = ({ options: { language } }: Widget): WritingTexts => words[language] || id
