import type { Folded, Reading } from '../folding.ts'
import { isBrokenAt } from './broken.ts'

/**
 * A comment as the learner reads it: name and text in one line, so that an advert that begins in the one and ends in
 * the other is seen whole.
 */
export type Line = {
  raw: string
  /** folded letters, one 16-bit unit each */
  letters: Uint16Array
  /** how each of them was written: see `kinds` */
  forms: Uint8Array
  /** what name and text were read as: see `placeOf` */
  name: Reading
  text: Reading
  length: number
  /** letters before this one are the name's */
  nameLength: number
  /** units of `raw` before this one are the name's */
  textFrom: number
}

/**
 * How a letter was written. The raw alphabet itself is not told on purpose: who learns that 𝐁 is spam learns nothing
 * about the alphabet of tomorrow.
 */
export const kinds = {
  space: 1,
  small: 2,
  capital: 3,
  digit: 4,
  /** another character in a letter's place: 𝐀, ѕ, ⓢ */
  odd: 5,
  /** in a digit's place: 𝟖, ⑧ */
  oddDigit: 6,
  /** a digit or a sign of ASCII in a letter's place: 0 for o, $ for s */
  sign: 7,
  /** something unseen, a mark or a separator behind it: s̶, a blank of no width, s.l */
  carried: 8,
  /** emoji and what else needs two units */
  wide: 9,
  /** letters that are nobody's look-alike */
  foreign: 10,
  carriedDigit: 11,
} as const

/** Those of letters that were not written as letters are. */
export const oddKinds: ReadonlySet<number> = new Set([
  kinds.odd,
  kinds.oddDigit,
  kinds.carried,
  kinds.carriedDigit,
  kinds.sign,
])

/** Punctuation keeps its identity, behind the kinds. */
const firstSign = 16

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isSmall = (code: number): boolean => code >= 97 && code <= 122

function formOf(plain: number, raw: number): number {
  if (plain === 32) return kinds.space
  if (isSmall(plain)) {
    if (raw === plain) return kinds.small
    if (raw === plain - 32) return kinds.capital
    return raw < 128 ? kinds.sign : kinds.odd
  }
  if (isDigit(plain)) return raw === plain ? kinds.digit : kinds.oddDigit
  if (plain < 128) return firstSign + plain
  return plain >= 0xd800 && plain < 0xe000 ? kinds.wide : kinds.foreign
}

function carried(form: number): number {
  if (form === kinds.small || form === kinds.capital) return kinds.carried
  return form === kinds.digit ? kinds.carriedDigit : form
}

const isHighHalf = (code: number): boolean => code >= 0xd800 && code < 0xdc00

/** Stands for what an encoding broke, most of which were emoji: no letter, whatever it looks like. */
const brokenLetter = 0xfffd

/** The forms of what reads as it was written, which is nearly everything. */
const asWritten = Uint8Array.from({ length: 128 }, (_, code) => formOf(code, code))

type Field = { raw: string; reading: Reading }

/** Puts the letters of a field into the room of a line, from `begin` on. Each unit is looked at once. */
function fill(letters: Uint16Array, forms: Uint8Array, begin: number, { raw, reading: { text, at } }: Field): void {
  let here = at[0] ?? 0
  for (let i = 0; i < text.length; i++) {
    const plain = text.charCodeAt(i)
    const code = raw.charCodeAt(here)
    const next = i + 1 < text.length ? (at[i + 1] ?? here) : raw.length
    if (code > 127 && isBrokenAt(raw, here)) {
      letters[begin + i] = brokenLetter
      forms[begin + i] = kinds.wide
    } else {
      const form = plain === code && plain < 128 ? (asWritten[plain] ?? 0) : formOf(plain, code)
      letters[begin + i] = plain
      forms[begin + i] = next - here > (isHighHalf(code) ? 2 : 1) ? carried(form) : form
    }
    here = next
  }
}

/** Puts a reading of the name and one of the text into one line. */
export function lineOf(name: Field, text: Field): Line {
  const hasName = name.reading.text.length > 0
  const raw = hasName ? `${name.raw}\n${text.raw}` : text.raw
  const textFrom = hasName ? name.raw.length + 1 : 0
  const nameLength = hasName ? name.reading.text.length + 1 : 0
  const length = nameLength + text.reading.text.length
  const letters = new Uint16Array(length)
  const forms = new Uint8Array(length)
  if (hasName) {
    fill(letters, forms, 0, name)
    letters[nameLength - 1] = 32
    forms[nameLength - 1] = kinds.space
  }
  fill(letters, forms, nameLength, text)
  return { raw, letters, forms, name: name.reading, text: text.reading, length, nameLength, textFrom }
}

/** Where in `raw` the letter stands, or the line ends. */
export function placeOf({ raw, name, text, length, nameLength, textFrom }: Line, i: number): number {
  if (i >= length) return raw.length
  if (i >= nameLength) return textFrom + (text.at[i - nameLength] ?? 0)
  return i === nameLength - 1 ? textFrom - 1 : (name.at[i] ?? 0)
}

/** Every line that a comment can be read as: the plain readings first, then the others of the text, then of the name. */
export function linesOf(comment: { name: string; text: string }, folded: { name: Folded; text: Folded }): Line[] {
  const nothing: Reading = { text: '', at: [0] }
  const [plainName = nothing, ...otherNames] = folded.name.readings
  const [plainText = nothing, ...otherTexts] = folded.text.readings
  const line = (name: Reading, text: Reading): Line =>
    lineOf({ raw: comment.name, reading: name }, { raw: comment.text, reading: text })
  return [
    line(plainName, plainText),
    ...otherTexts.map((text) => line(plainName, text)),
    ...otherNames.map((name) => line(name, plainText)),
  ]
}
