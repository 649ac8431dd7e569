import type { Language } from '../../../service/contract/languages.ts'
import type { PersonalNumber } from '../../../service/contract/personal-numbers.ts'
import type { Failure } from '../../kit/client.ts'
import { type WritingTexts, id } from './texts/id.ts'
import type { Widget } from '../widget.ts'

/** What was begun in one form: words and name, never the address. */
export type Draft = {
  text?: string
  name?: string
  /** the key of the last try, kept until the service has acknowledged it, */
  key?: string
  /** and what was sent under it: other content needs another key */
  sent?: string
}

export type FormState = {
  /** grows with every fresh start, so that the fields start afresh too */
  serial: number
  /** what the fields start from wherever they are drawn anew */
  draft: Draft
  isOpen: boolean
  isSending?: boolean
  /** what is wrong, by field */
  errors?: Record<string, string>
  failure?: Failure
  /** characters left, once that matters */
  left?: number | undefined
  /** what kinds of personal numbers the words show */
  numbers?: PersonalNumber['kind'][]
}

const words: Partial<Record<Language, WritingTexts>> = { id }

/** Brings the words of a language; Indonesian is always there. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en') words.en ||= (await import('./texts/en.ts')).en
}

export const wordsOf = ({ options: { language } }: Widget): WritingTexts => words[language] || id
