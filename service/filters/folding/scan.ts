import { kinds, letterOf } from './letter.ts'
import { regions } from './regions.ts'
import { Scanner, type Scanned } from './scanner.ts'

/** What is scanned: the original, its short forms written out; `places` says where each unit stands, if elsewhere. */
type Source = { text: string; places: number[] | null }

/** Writes out what is a short form of several characters (ﷺ, ℀, ½), so that words end within it where they do. */
function writtenOut(raw: string): Source {
  let text = ''
  let places: number[] | null = null
  let copied = 0
  for (let unit = 0; unit < raw.length; unit++) {
    if (raw.charCodeAt(unit) < 128) continue
    const code = codeAt(raw, unit)
    const { parts, own } = letterOf(code)
    if (parts) {
      places ??= []
      for (let before = copied; before < unit; before++) places.push(before)
      for (let each = 0; each < own.length; each++) places.push(unit)
      text += raw.slice(copied, unit) + own
      copied = unit + (code > 0xffff ? 2 : 1)
    }
    if (code > 0xffff) unit++
  }
  if (places === null) return { text: raw, places }
  for (let before = copied; before < raw.length; before++) places.push(before)
  return { text: text + raw.slice(copied), places }
}

const codeAt = (text: string, unit: number): number => text.codePointAt(unit) ?? 0
const after = (text: string, unit: number): number => unit + (codeAt(text, unit) > 0xffff ? 2 : 1)

const inWord = kinds.plain | kinds.foreign | kinds.accent | kinds.overlay | kinds.unseen
const fewDrawn = 3

/**
 * Behind which unit the word ends that begins at `from`, and whether it is of another script than Latin. A letter by
 * itself is what the letter before it was: A Ξ Я O, but я и ты.
 */
function wordFrom(text: string, from: number, isAfterLatin: boolean): { end: number; isForeign: boolean } {
  let end = from
  let isLatin = false
  let hasForeign = false
  let drawn = 0
  let letters = 0
  while (end < text.length) {
    const { kind } = letterOf(codeAt(text, end))
    if (!(kind & inWord)) break
    if (kind & kinds.regional) {
      const run = regionalsFrom(text, end)
      if (run.areFlags) break
      isLatin = true
      end = run.end
      continue
    }
    if (kind & (kinds.plain | kinds.foreign)) letters++
    if (kind & kinds.foreign) isAfterLatin = false
    if (kind & kinds.drawn) drawn++
    if (kind & (kinds.foreign | kinds.styled)) hasForeign = true
    // Only what is Latin by itself: look-alikes alone do not make п or 漢 part of a Latin word.
    else if (kind & kinds.latin) isLatin = true
    end = after(text, end)
  }
  if (letters === 1 && isAfterLatin && drawn === 0) isLatin = true
  return { end, isForeign: !isLatin && (hasForeign || (drawn > 0 && drawn < fewDrawn)) }
}

/** Where the word begins whose ASCII letters end at `unit`. */
function asciiBefore(text: string, unit: number): number {
  let from = unit
  while (from > 0 && text.charCodeAt(from - 1) < 128 && isPlainAscii(text.charCodeAt(from - 1))) from--
  return from
}

const isPlainAscii = (code: number): boolean => (letterOf(code).kind & kinds.plain) > 0

/** 🇮🇩 is a flag, and a sign; 🇸🇱🇴🇹 is none, nor is 🇸 alone: they are letters. */
function regionalsFrom(text: string, from: number): { end: number; areFlags: boolean } {
  let end = from
  let letters = ''
  for (; end < text.length; end += 2) {
    const { kind, plain } = letterOf(codeAt(text, end))
    if (!(kind & kinds.regional)) break
    letters += plain
  }
  const pairs = letters.match(/../g) ?? []
  return { end, areFlags: letters.length % 2 === 0 && pairs.length > 0 && pairs.every((pair) => regions.has(pair)) }
}

/** Printable ASCII with single blanks: most of what people write. */
const simple = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** 0, 1, 2 …: every unit of a simple text stands where it stood. A view of it costs nothing. */
const identity = Uint32Array.from({ length: 8_192 }, (_, unit) => unit)

function simply(raw: string): Scanned {
  let letters = 0
  const text = raw.toLowerCase()
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) letters++
  }
  return { plain: { text, at: identity.subarray(0, text.length + 1) }, letters, disguised: 0, hasOther: false }
}

/**
 * The plain reading: lower case, compatibility forms and look-alikes undone, marks and invisible characters gone, each
 * stretch of white space one blank, none at either end. Words of other scripts than Latin keep their letters.
 */
export function scan(raw: string): Scanned {
  if (raw.length < identity.length && simple.test(raw)) return simply(raw)
  const { text, places } = writtenOut(raw)
  const scanner = new Scanner(text.length)
  const placeOf = (unit: number): number => (places === null ? unit : (places[unit] ?? 0))
  for (let unit = 0; unit < text.length;) {
    if (text.charCodeAt(unit) < 128) unit = scanner.takeAscii(text, unit, places)
    if (unit >= text.length) break
    const { end, isForeign } = wordFrom(text, asciiBefore(text, unit), scanner.isAfterLatin)
    for (; unit < end; unit = after(text, unit)) scanner.take(letterOf(codeAt(text, unit)), placeOf(unit), isForeign)
    if (unit >= text.length || text.charCodeAt(unit) < 128) continue
    const letter = letterOf(codeAt(text, unit))
    // A regional indicator that ends a word begins a flag.
    const next = letter.kind & kinds.regional ? regionalsFrom(text, unit).end : after(text, unit)
    if (letter.kind & kinds.regional) scanner.keep(text.slice(unit, next), placeOf(unit))
    else scanner.take(letter, placeOf(unit), false)
    unit = next
  }
  return scanner.finish(raw.length)
}
