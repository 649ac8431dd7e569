import type { Language } from '../../../service/contract/languages.ts'
import { type WritingTexts, id } from './texts/id.ts'
import type { Widget } from '../widget.ts'

let english: WritingTexts | undefined

/** Brings the words of a language; Indonesian is always there. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en') english ||= (await import('./texts/en.ts')).en
}

export const wordsOf = ({ options }: Widget): WritingTexts => (options.language === 'en' && english) || id
