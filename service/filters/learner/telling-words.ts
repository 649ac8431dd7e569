import { kinds, type Line, oddKinds } from './line.ts'
import { isSiteName, speaksOfGambling } from './trade.ts'
import { hashOf, isKnown, isWordLetter } from './words.ts'

/** A stretch of a line from its first letter to behind its last. */
export type Stretch = { from: number; to: number }

/**
 * What a word is to whoever asks why: written in disguise, or an address; a name that nobody knows; a word of the trade;
 * any other; or one so short that it says something only beside others.
 */
export type Telling = Stretch & { kind: 'disguised' | 'name' | 'trade' | 'plain' | 'short' }

const blank = 32
const dot = 46
const colon = 58
const slash = 47

const codesOf = (signs: string): Set<number> => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))

/** Between words also where no blank stands. */
const dividing = codesOf(',;!?"()[]{}“”„«»…')
/** No part of a word at its edge, but within it. `$`, `@` and `|` may be letters. */
const edging = codesOf(`.:'’‘-–—*_~•/\\`)

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isHighHalf = (code: number): boolean => code >= 0xd800 && code < 0xdc00

/** How many units at `i` stand between two words: a blank, a sign, an emoji; 0 within one. */
function dividedBy({ letters }: Line, i: number): number {
  const code = letters[i] ?? 0
  const next = letters[i + 1] ?? blank
  if (code === blank || dividing.has(code)) return 1
  if (code === dot) return next === dot ? 1 : 0
  if (code === colon) return next === slash ? 0 : 1
  if (isHighHalf(code)) return /^[\p{S}\p{P}]/u.test(String.fromCharCode(code, next)) ? 2 : 0
  // Arrows, shapes, pictures, and what joins them.
  return (code >= 0x2190 && code <= 0x2bff) || code === 0xfe0f || code === 0x200d ? 1 : 0
}

/** Letters of a word that are not written as letters are. */
function oddIn({ forms }: Line, { from, to }: Stretch): number {
  let count = 0
  for (let i = from; i < to; i++) if (oddKinds.has(forms[i] ?? 0)) count++
  return count
}

const isKnownWord = ({ letters }: Line, { from, to }: Stretch, words: Uint8Array): boolean =>
  isKnown(words, hashOf(letters, from, to))

/** A word of so many small letters, and a name of so many others, may hang together: dari𝓟𝓤𝓛𝓐𝓤, АЕ𝘙𝑂𝟴𝟪-bikin. */
const hungWord = 3
const hungName = 5

/** Fewer odd letters are a slip or an accent. */
const oddLeast = 3

const hyphen = 45

/** A name and the word that it hangs on, each for itself; else the word as it is. */
function unhung(line: Line, { from, to }: Stretch, words: Uint8Array): Stretch[] {
  const isSmall = (i: number): boolean => line.forms[i] === kinds.small
  let [first, last] = [from, to]
  while (first < to && isSmall(first)) first++
  while (last > first && isSmall(last - 1)) last--
  const before = { from, to: first }
  const after = { from: last, to }
  const isHyphened = line.letters[last - 1] === hyphen
  if (isHyphened) last--
  const name = { from: first, to: last }
  if (last - first < hungName || oddIn(line, name) < oddLeast) return [{ from, to }]
  const isWord = (word: Stretch): boolean => word.to - word.from >= hungWord && isKnownWord(line, word, words)
  // Only where the eye sees that one ends: k e l u w-5dari is half a word on either side of its last digit.
  const isOdd = (i: number): boolean => oddKinds.has(line.forms[i] ?? 0)
  const isBefore = isOdd(first) && isWord(before)
  const isAfter = (isHyphened || isOdd(last - 1)) && isWord(after)
  const rest = { from: isBefore ? first : from, to: isAfter ? last : to }
  return [...(isBefore ? [before] : []), rest, ...(isAfter ? [after] : [])]
}

/** Each word of a part, without the signs around it. */
function* wordsIn(line: Line, { from, to }: Stretch, words: Uint8Array): Generator<Stretch> {
  const { letters } = line
  for (let i = from; i < to;) {
    let end = i
    let width = 0
    while (end < to && (width = dividedBy(line, end)) === 0) end++
    let [first, last] = [i, end]
    while (first < last && edging.has(letters[first] ?? 0)) first++
    while (last > first && edging.has(letters[last - 1] ?? 0)) last--
    if (first < last) yield* unhung(line, { from: first, to: last }, words)
    i = end + Math.max(1, width)
  }
}

/** Pieces with no more than so much between them are one: the letters of А E R О 8 8, the digits of 0800 1234 5678. */
const betweenMost = 3
/** From so many letters set apart on they are a word, and from so many digits on a number that one calls. */
const apartLeast = 3
const digitsLeast = 8

/** What a word is a piece of, if of anything; both for a digit by itself. */
export function pieceOf({ letters }: Line, { from, to }: Stretch): { letter: boolean; digits: boolean } {
  let digits = true
  for (let i = from; digits && i < to; i++) digits = isDigit(letters[i] ?? 0)
  return { letter: to - from === 1, digits }
}

type Row = Stretch & { words: Stretch[]; letters: boolean; digits: boolean }

const isTogether = ({ words, letters, digits, from, to }: Row): boolean =>
  (letters && words.length >= apartLeast) || (digits && to - from - (words.length - 1) >= digitsLeast)

const parted = (row: Row | null): (Stretch & { isRow: boolean })[] => {
  if (!row) return []
  if (isTogether(row)) return [{ from: row.from, to: row.to, isRow: true }]
  return row.words.map((word) => ({ ...word, isRow: false }))
}

/** The same words, with rows of pieces as one each. */
function* joined(line: Line, words: Iterable<Stretch>): Generator<Stretch & { isRow: boolean }> {
  let row: Row | null = null
  for (const word of words) {
    const { letter, digits } = pieceOf(line, word)
    const isNext: boolean = row !== null && word.from - row.to <= betweenMost
    if (row && isNext && ((row.letters && letter) || (row.digits && digits))) {
      row.words.push(word)
      row.to = word.to
      row.letters &&= letter
      row.digits &&= digits
      continue
    }
    yield* parted(row)
    row = { ...word, words: [word], letters: letter, digits }
  }
  yield* parted(row)
}

/** A dot or a slash between letters, which words do not have. */
const isAddress = /[a-z0-9][./][a-z]/

/** What else adverts say of their goods and to their readers, as people who ask why would underline it. No comment is held for these. */
const calls =
  /^(?:jakpot|mekswin|sultan|saldo|bonus\w*|daftar|promo\w*|klik|click|gratis|free|diskon|cair|pinjaman|pinjol|dana|modal|order|jasa|followers?|follow|subs?|subscri\w*|whatsapp|prize|claim|won|win|winner|cash|urgent|viagra|cialis|gift|voucher|hadiah|profit|investasi|crypto)$/

/** Words of so many letters are pronouns, particles and numbers of lists. */
const shortMost = 3

function kindOf(line: Line, word: Stretch & { isRow: boolean }, words: Uint8Array): Telling['kind'] {
  if (word.isRow || oddIn(line, word) >= oddLeast) return 'disguised'
  const plain = String.fromCharCode(...line.letters.subarray(word.from, Math.min(word.to, word.from + longest)))
  if (isAddress.test(plain)) return 'disguised'
  if (speaksOfGambling(plain) || calls.test(plain)) return 'trade'
  const isLong = word.to - word.from > shortMost
  if (isLong && isSiteName(plain) && !isKnownWord(line, word, words)) return 'name'
  if (isLong && isSetOff(line, word) && !isKnownWord(line, word, words)) return 'name'
  return isLong ? 'plain' : 'short'
}

/** What is longer is no word; its beginning says enough. */
const longest = 100

/** In capitals. */
function isSetOff({ letters, forms }: Line, { from, to }: Stretch): boolean {
  for (let i = from; i < to; i++) if (isWordLetter(letters[i] ?? 0) && forms[i] === kinds.small) return false
  return true
}

/** What a part says word by word: nothing is half a word, and a name in single letters is one. Linear. */
export function tellingWords(line: Line, part: Stretch, words: Uint8Array): Telling[] {
  return Array.from(joined(line, wordsIn(line, part, words)), (word) => ({
    from: word.from,
    to: word.to,
    kind: kindOf(line, word, words),
  }))
}
