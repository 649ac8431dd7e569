import { kinds, type Line } from './line.ts'
import type { Loudest } from './margin.ts'
import { firstOfWord, isKnown, isWordLetter, prime } from './words.ts'

/** Capitals with their signs and digits, and what stands in groups: odd letters are heard of elsewhere (`odd-letters.ts`). */
const setOff = new Set<number>([kinds.capital, kinds.digit, kinds.sign, kinds.carried, kinds.carriedDigit])

/** Words of fewer letters are abbreviations, of which there is no end: TPS7, RW12. */
const fewestLetters = 4
/** … and with a number behind these, where none is a vowel: MJX69. */
const fewestNumbered = 3

/** Small and capital letters change within a word after no more than so many: GAruDA88, kElUwIh. In KawalSuara they do later. */
const rowMost = 2

/** How strange a name is: a word that is not known (`new`), one without vowels, cut in groups or in both cases besides (`hidden`). */
export type Strangeness = 'none' | 'new' | 'hidden'

type Word = { to: number; letters: number; isSetOff: boolean; isKnown: boolean; isNumbered: boolean; isHidden: boolean }

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const vowels = new Set(Array.from('aeiou', (letter) => letter.charCodeAt(0)))

function wordFrom({ letters, forms, length }: Line, from: number, words: Uint8Array): Word {
  let hash: number = firstOfWord
  const word: Word = { to: from, letters: 0, isSetOff: true, isKnown: false, isNumbered: false, isHidden: false }
  let hasVowel = false
  let isCut = false
  const cases = { rows: 0, row: 0, longest: 0, last: 0 }
  for (; word.to < length && isWordLetter(letters[word.to] ?? 0); word.to++) {
    const letter = letters[word.to] ?? 0
    const form = forms[word.to] ?? 0
    // KPPS7 and SMAN12 are known by what stands before the number.
    if (isDigit(letter) && !word.isNumbered) word.isKnown = isKnown(words, hash)
    word.isNumbered ||= isDigit(letter)
    hash = Math.imul(hash ^ letter, prime)
    if (!isDigit(letter)) word.letters++
    hasVowel ||= vowels.has(letter)
    word.isSetOff &&= setOff.has(form)
    if (form === kinds.small || form === kinds.capital) {
      if (form !== cases.last) cases.rows++
      cases.row = form === cases.last ? cases.row + 1 : 1
      cases.last = form
      cases.longest = Math.max(cases.longest, cases.row)
    }
    isCut ||= form === kinds.carried || form === kinds.carriedDigit
  }
  word.isKnown ||= isKnown(words, hash)
  const isMixed = cases.rows > 2 && cases.longest <= rowMost
  word.isSetOff ||= isMixed
  word.isHidden = isCut || isMixed || !hasVowel
  return word
}

/** Where most letters are capitals one more says nothing. */
function isShouted({ forms, length }: Line): boolean {
  let [small, capital] = [0, 0]
  for (let i = 0; i < length; i++) {
    if (forms[i] === kinds.small) small++
    else if (forms[i] === kinds.capital) capital++
  }
  return capital > small
}

/** Whether the part has a word that is not known and stands out from those around it: KELUWIH, GRDHK88, KEL UWI H88. Linear. */
export function strangeName({ line, from, to }: Omit<Loudest, 'margin'>, words: Uint8Array): Strangeness {
  if (isShouted(line)) return 'none'
  let found: Strangeness = 'none'
  for (let i = from; i < to; i++) {
    if (!isWordLetter(line.letters[i] ?? 0)) continue
    const word = wordFrom(line, i, words)
    i = word.to
    if (!word.isSetOff || word.isKnown) continue
    if (word.letters < (word.isNumbered && word.isHidden ? fewestNumbered : fewestLetters)) continue
    if (word.isHidden) return 'hidden'
    found = 'new'
  }
  return found
}
