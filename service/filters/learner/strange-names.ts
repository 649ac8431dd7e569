import { isInAddress } from './addresses.ts'
import { kinds, type Line, placeOf } from './line.ts'
import type { Loudest } from './margin.ts'
import { hashOf, isKnown, isWordLetter } from './words.ts'

/** Capitals with their signs and digits, and what stands in groups: odd letters are heard of elsewhere (`odd-letters.ts`). */
const setOff = new Set<number>([kinds.capital, kinds.digit, kinds.sign, kinds.carried, kinds.carriedDigit])

/** Words of fewer letters are abbreviations, of which there is no end: TPS7, RW12. */
const fewestLetters = 4
/** … and with a number behind these, where none is a vowel: MJX69. */
const fewestNumbered = 3

/** Of words cut in pieces of fewer letters than this each piece is somebody's abbreviation: GA RU DA. */
const pieceOfWord = 3

/** Small and capital letters change within a word after no more than so many: GAruDA88, kElUwIh. In KawalSuara they do later. */
const rowMost = 2

/** How strange a name is: a word that is not known (`new`), one without vowels, cut in groups or in both cases besides (`hidden`). */
export type Strangeness = 'none' | 'new' | 'hidden'

type Word = {
  from: number
  to: number
  letters: number
  isSetOff: boolean
  isNumbered: boolean
  hasVowel: boolean
  hasSign: boolean
  isJoined: boolean
}

const blank = 32
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isCarried = (form: number): boolean => form === kinds.carried || form === kinds.carriedDigit
const isNumber = (letters: Uint16Array, from: number, to: number): boolean => letters.subarray(from, to).every(isDigit)
const vowels = new Set(Array.from('aeiou', (letter) => letter.charCodeAt(0)))

function wordFrom({ letters, forms, length }: Line, from: number): Word {
  const word: Word = {
    from,
    to: from,
    letters: 0,
    isSetOff: true,
    isNumbered: false,
    hasVowel: false,
    hasSign: false,
    isJoined: false,
  }
  for (; word.to < length && isWordLetter(letters[word.to] ?? 0); word.to++) {
    const letter = letters[word.to] ?? 0
    if (isDigit(letter)) word.isNumbered = true
    else word.letters++
    word.hasVowel ||= vowels.has(letter)
    const form = forms[word.to] ?? 0
    word.isSetOff &&= setOff.has(form)
    word.hasSign ||= form === kinds.sign
    word.isJoined ||= isCarried(form)
  }
  return word
}

/** Small letters and capitals in turns, none of them long: GAruDA88. */
function isMixed({ forms }: Line, { from, to }: Word): boolean {
  let [rows, row, last] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const form = forms[i] ?? 0
    if (form !== kinds.small && form !== kinds.capital) continue
    if (form !== last) rows++
    row = form === last ? row + 1 : 1
    if (row > rowMost) return false
    last = form
  }
  return rows > 2
}

/** Whether letters from `from` to `to` are a word that is known, or one with a number behind (KPPS7, SMAN12), or a number. */
function isKnownPiece({ letters }: Line, from: number, to: number, words: Uint8Array): boolean {
  let end = from
  while (end < to && !isDigit(letters[end] ?? 0)) end++
  const front = hashOf(letters, from, end)
  // A single letter before a number is nobody's: H88.
  if (end < to && (end === from ? isNumber(letters, from, to) : end - from > 1 && isKnown(words, front))) return true
  return isKnown(words, hashOf(letters, end, to, front))
}

/** Whether the word is known, or each of those that stand side by side where a reading joins them: BAJA AMIN, RT 02 TPS7. */
function isKnownWord(line: Line, { from, to }: Word, words: Uint8Array): boolean {
  if (isKnownPiece(line, from, to, words)) return true
  let [begin, longest] = [from, 0]
  for (let i = from; i < to; i++) {
    if (i + 1 < to && !isCarried(line.forms[i] ?? 0)) continue
    if (!isKnownPiece(line, begin, i + 1, words)) return false
    longest = Math.max(longest, i + 1 - begin)
    begin = i + 1
  }
  return longest >= pieceOfWord && longest < to - from
}

/** Cut by signs, in groups with a number, or in three and more: two without are abbreviations side by side as well. */
function isCut(line: Line, { from, to, isNumbered }: Word): boolean {
  let blanks = 0
  for (let i = from; i < to; i++) {
    if (!isCarried(line.forms[i] ?? 0)) continue
    if (line.raw.charCodeAt(placeOf(line, i + 1) - 1) !== blank) return true
    blanks++
  }
  return blanks > (isNumbered ? 0 : 1)
}

function strangenessOf(line: Line, word: Word, words: Uint8Array): Strangeness {
  const mixed = isMixed(line, word)
  if (!(word.isSetOff || mixed) || word.letters < fewestNumbered || isKnownWord(line, word, words)) return 'none'
  if (isInAddress(line.raw, placeOf(line, word.from))) return 'none'
  // Of RT 02 TPS7 the reading that takes digits for letters tells nothing that the one before it did not.
  if (word.isJoined && word.hasSign) return 'none'
  const isHidden = mixed || !word.hasVowel || isCut(line, word)
  if (word.letters < (word.isNumbered && isHidden ? fewestNumbered : fewestLetters)) return 'none'
  return isHidden ? 'hidden' : 'new'
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

function strangestIn(line: Line, within: { from: number; to: number }, words: Uint8Array): Strangeness {
  if (isShouted(line)) return 'none'
  let found: Strangeness = 'none'
  for (let i = 0; i < line.length; i++) {
    if (!isWordLetter(line.letters[i] ?? 0)) continue
    const word = wordFrom(line, i)
    const place = placeOf(line, i)
    i = word.to
    if (place < within.from || place >= within.to) continue
    const strange = strangenessOf(line, word, words)
    if (strange === 'hidden') return strange
    if (strange === 'new') found = strange
  }
  return found
}

/**
 * Whether the part has, in any reading, a word that is not known and stands out from those around it: KELUWIH,
 * GRDHK88, KEL UWI H88, K*L*W*H. Linear.
 */
export function strangeName(
  lines: readonly Line[],
  { line, from, to }: Omit<Loudest, 'margin'>,
  words: Uint8Array,
): Strangeness {
  const within = { from: placeOf(line, from), to: placeOf(line, to) }
  let found: Strangeness = 'none'
  for (const reading of lines) {
    const strange = strangestIn(reading, within, words)
    if (strange === 'hidden') return strange
    if (strange === 'new') found = strange
  }
  return found
}
