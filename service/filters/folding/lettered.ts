import { passesFor } from '../../domain/letters.ts'
import { isDigit, isLetter, isPlain, originalOf, Writer, type Reading } from './reading.ts'
import { innerSigns, isLetterSign, likeLetters, signsForLetters, type One } from './signs.ts'
import { isTurned, turn } from './turned.ts'

const isBetweenLetters = (text: string, unit: number): boolean =>
  unit > 0 && isLetter(text.charCodeAt(unit - 1)) && isLetter(text.charCodeAt(unit + 1))

const inWord = Uint8Array.from({ length: 128 }, (_, code) => (isPlain(code) || signsForLetters.has(code) ? 1 : 0))
function isInWord(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit)
  if (code >= 128) return signsForLetters.has(code)
  return inWord[code] === 1 || (innerSigns.has(code) && isBetweenLetters(text, unit))
}

/** Amounts, times and ordinals, and what a togel market is called: their digits are digits. */
const amount =
  /^[0-9]+(?:an|rb|rbu|ribu|jt|jta|juta|m|k|gb|mb|kb|kg|gr|g|l|ml|km|cm|mm|m2|ha|x|kali|th|thn|tahun|hari|bln|bulan|jam|menit|mnt|wib|wita|wit|pm|am|st|nd|rd|d|persen|orang|org)$/
const market = /[^0-9][2-5]d!?$/

/**
 * A word of the text: letters, digits and signs without a gap. `first` and `last` are the ends of what is to be read as
 * letters: of its letters, or of letters and signs where the signs are plainly meant as letters (€|@ng).
 */
type Word = { from: number; to: number; first: number; last: number; letters: number; hasDoubleV: boolean }

const codeAt = (text: string, unit: number): number => text.charCodeAt(unit)

function wordFrom(text: string, from: number): Word {
  const word: Word = { from, to: from, first: -1, last: -1, letters: 0, hasDoubleV: false }
  let signs = 0
  let firstSign = -1
  let areMeant = false
  for (; word.to < text.length && isInWord(text, word.to); word.to++) {
    const unit = word.to
    const code = codeAt(text, unit)
    if (isLetter(code)) {
      word.letters++
      if (text.charAt(unit) === 'v' && text.charAt(unit + 1) === 'v') word.hasDoubleV = true
      if (word.first < 0) word.first = unit
      word.last = unit
    } else if (!isDigit(code)) {
      signs++
      if (firstSign < 0) firstSign = unit
    }
    // A first sign may stand for itself (@user), and a shout behind a word.
    if (unit - 1 > from && text.charAt(unit - 1) === '!') areMeant ||= isPlain(code) && text.charAt(from) !== '@'
    if (unit > from && isLetterSign(code) && text.charAt(unit) !== '!') areMeant = true
  }
  if (areMeant && word.letters + signs >= fewestWithSigns) stretchOver(text, word, firstSign)
  return word
}

/** Takes the signs at the ends of a word in, but for those of a shout (mantap!!, garuda88!). */
function stretchOver(text: string, word: Word, firstSign: number): void {
  if (word.first < 0 || firstSign < word.first) word.first = firstSign
  let last = word.to - 1
  if (text.charAt(last - 1) === '!' || isDigit(codeAt(text, last - 1))) while (text.charAt(last) === '!') last--
  while (isDigit(codeAt(text, last))) last--
  if (last > word.last) word.last = last
}

const fewestWithSigns = 3
const longestRow = 4
const longestAmount = 24

/**
 * Whether digits and signs in the word may be meant as letters at all: not in an amount, an address or a form (C1, A5).
 */
function mayDisguise(text: string, { from, to, first, last, letters }: Word): boolean {
  if (last - first < 1 || letters === to - from) return false
  const word = text.slice(from, Math.min(to, from + longestAmount))
  if (isDigit(codeAt(text, from)) && amount.test(word)) return false
  if (word.includes('(') && text.charAt(to) === ')') return false
  return !(word.includes('@') && text.charAt(to) === '.' && isLetter(codeAt(text, to + 1)))
}

const vowel = /[aeiou]/
const likeVowel = /[0134]/

/** Digits and signs that are to be read as letters; whether no ordinary writing has them there. */
type Row = { from: number; to: number; isDisguise: boolean }

/** "gann!!anak" has lost a blank, and so may have "mr!ur" and "ibu+anak". */
const weak = /^[!(<+]+$/

/** The rows of digits and signs from the word's first letter to its last. */
function rowsWithin(text: string, { from, to, first, last }: Word): Row[] {
  const isMarket = market.test(text.slice(Math.max(from, to - 4), to))
  const marketEnd = text.charAt(to - 1) === '!' ? to - 2 : to - 1
  const found: Row[] = []
  for (let unit = first; unit <= last; unit++) {
    if (isLetter(codeAt(text, unit))) continue
    const begin = unit
    while (unit <= last && !isLetter(codeAt(text, unit))) unit++
    const end = isMarket && unit === marketEnd ? unit - 1 : unit
    if (end === begin || end - begin > longestRow) continue
    const isWeak = weak.test(text.slice(begin, end))
    if (isWeak && end - begin > 1) continue
    found.push({ from: begin, to: end, isDisguise: !isWeak && text.charAt(from - 1) !== '#' })
  }
  return found.length === 1 && isTwice(text, found[0]) ? [] : found
}

/** A lone 2 between letters says the word twice in Indonesian (ciri2nya). */
const isTwice = (text: string, row: Row | undefined): boolean =>
  row !== undefined && row.to - row.from === 1 && text.charAt(row.from) === '2'

/** All rows that are to be read as letters: between letters, up to two before them, one digit behind. */
function rowsIn(text: string, word: Word): Row[] {
  const { from, to, first, last } = word
  const found = rowsWithin(text, word)
  const isDisguise = found.some((row) => row.isDisguise)
  const before = first - from
  // @user speaks to somebody, 2periode begins as an amount would, and 88 is a number.
  const isNumber = before === 2 && text.charAt(from) === text.charAt(from + 1)
  if (before > 0 && before <= 2 && !isNumber && text.charAt(from) !== '@' && !isOnlyBangs(text, from, first)) {
    found.push({ from, to: first, isDisguise: isDisguise || !isDigit(codeAt(text, first - 1)) })
  }
  const behind = to - 1 - last
  if (behind === 1 && isDigit(codeAt(text, to - 1)) && endsAsLetter(text, word, found.length > 0)) {
    found.push({ from: to - 1, to, isDisguise: isDisguise || (before > 0 && found.length > 0) })
  }
  return found
}

const isOnlyBangs = (text: string, from: number, to: number): boolean => /^[!|]+$/.test(text.slice(from, to))

/** One digit at the end: h0k1 for certain, jud1 likely, tps1 not. */
function endsAsLetter(text: string, { from, to, letters }: Word, isWithin: boolean): boolean {
  if (isWithin) return true
  return (
    letters > 2 && to - from < longestAmount && likeVowel.test(text.charAt(to - 1)) && vowel.test(text.slice(from, to))
  )
}

/** Which of i and l a letter may be besides: of another script (Ӏ), or a capital I within small letters. */
function otherReading(reading: Reading, { raw, hasOther }: Original, unit: number, one: One): string | null {
  if (!hasOther) return null
  const letter = reading.text.charAt(unit)
  if (letter !== 'i' && letter !== 'l') return null
  const original = originalOf(reading, raw, unit)
  if (passesFor.get(original)?.charAt(1) === '_') return one
  if (one !== 'l' || original !== 'I' || unit === 0) return null
  const isBeside = (reading.at[unit] ?? 0) - (reading.at[unit - 1] ?? 0) === 1
  return isBeside && /[a-z]/.test(originalOf(reading, raw, unit - 1)) ? 'l' : null
}

export type Lettered = { reading: Reading; disguised: number }

/** The original, and whether any letter of it may be read in two ways or stands upside down. */
export type Original = { raw: string; hasOther: boolean }

/** Between small letters, a capital I may be an l. */
export const hasCapitalI = (raw: string): boolean => /[a-z]I/.test(raw)

/** Whether the reading with l can differ from that with i. */
export const hasChoice = ({ text }: Reading, { hasOther }: Original): boolean => hasOther || /[16!|]/.test(text)

/**
 * The reading in which digits and signs within words are letters (5l0t, $lot, m@xwin, but not 50rb or Rp50.000, nor
 * the 77 of GACOR77), vv is w, and words of turned letters stand upright. `disguised` counts what ordinary writing
 * does not do: not the digit at a word's end, nor what stands in a link (…/R2pVJC).
 */
export function lettered(reading: Reading, original: Original, one: One): Lettered {
  const { text } = reading
  const writer = new Writer(reading)
  let disguised = 0
  let link = 0
  for (let unit = 0; unit < text.length;) {
    if (!isInWord(text, unit)) {
      if (text.startsWith('://', unit)) link = endOfLink(text, unit)
      unit++
      continue
    }
    const word = wordFrom(text, unit)
    unit = word.to
    if (original.hasOther && word.letters > 1) {
      const letters = { from: word.first, to: word.last + 1 }
      if (isTurned(reading, original.raw, letters)) {
        turn(reading, original.raw, letters, writer)
        continue
      }
    }
    const rows = mayDisguise(text, word) ? rowsIn(text, word) : []
    for (const { from, to, isDisguise } of rows) if (isDisguise && from >= link) disguised += to - from
    if (rows.length > 0 || word.hasDoubleV || original.hasOther) write(reading, original, word, one, rows, writer)
  }
  return { reading: writer.finish(), disguised }
}

function endOfLink(text: string, from: number): number {
  const end = text.indexOf(' ', from)
  return end < 0 ? text.length : end
}

/** Where signs of both shapes stand in a word, each is the letter it looks like; alone, either may be meant. */
const shapes: ReadonlyMap<string, string> = new Map([
  ['!', 'i'],
  ['|', 'l'],
])

const hasBothShapes = (text: string, { from, to }: Word): boolean => {
  const word = text.slice(from, to)
  return word.includes('|') && /[1!]/.test(word)
}

function write(reading: Reading, original: Original, word: Word, one: One, rows: Row[], writer: Writer): void {
  const { text } = reading
  const meant = new Set<number>()
  for (const { from, to } of rows) for (let unit = from; unit < to; unit++) meant.add(unit)
  const isEach = rows.length > 0 && hasBothShapes(text, word)
  for (let unit = word.from; unit < word.to; unit++) {
    const letter = text.charAt(unit)
    // At the end it may be no more than a shout.
    if (one === 'l' && letter === '!' && unit === word.to - 1) continue
    const isDoubleV = letter === 'v' && text.charAt(unit + 1) === 'v' && text.charAt(unit - 1) !== 'v'
    const read = meant.has(unit)
      ? ((isEach ? shapes.get(letter) : undefined) ?? likeLetters[one].get(letter))
      : isDoubleV
        ? 'w'
        : otherReading(reading, original, unit, one)
    if (read === null || read === undefined) continue
    writer.copyTo(unit)
    writer.put(read, unit)
    writer.skipTo(unit + (isDoubleV ? 2 : 1))
  }
}
