import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../../service/contract/languages.ts'
import { counted, filled, type Text } from '../../kit/texts.ts'
import { en } from './en.ts'
import { id } from './id.ts'
import type { SameTexts } from './same.ts'

export type Texts = SameTexts<typeof id>

/** What a component says things with: the texts, and how numbers and names go into them. */
export type Say = {
  t: Texts
  language: Language
  /** a sentence with its number */
  n(text: Text, n: number): string
  /** a sentence with a name in it */
  of(text: Text, name: string): string
  /** a count that stops at 1,000 */
  most(n: number): string
}

/** Counts of the contract stop here. */
const countStop = 1_000

export function sayIn(language: Language): Say {
  return {
    t: language === 'id' ? id : en,
    language,
    n: (text, n) => counted(text, n, language),
    of: (text, name) => filled(text, name),
    most: (n) => (n >= countStop ? '999+' : new Intl.NumberFormat(language).format(n)),
  }
}

export const Saying = createContext<Say>(sayIn('id'))
export const useSay = (): Say => useContext(Saying)
