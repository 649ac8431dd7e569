import { fewestPairs } from './doubled.ts'
import { kinds, letterOf } from './letter.ts'
import { isDigit, isLetter } from './reading.ts'
import { innerSigns, signsForLetters } from './signs.ts'

/** What in a plain reading asks for another one. Bits. */
export const odd = {
  /** three or more short pieces in a row, or a sign within a word */
  apart: 1,
  /** a digit or sign beside a letter, or vv */
  lettered: 2,
  /** the same letter three times */
  stretched: 4,
  /** several letters of a word twice */
  doubled: 8,
} as const

const shortest = 3
const space = 32
const v = 118

/**
 * What a unit is, looked up once for ASCII: letter, digit, a sign that may be a letter (or only between letters), a
 * sign that glues, or nothing.
 */
const is = { nothing: 0, letter: 1, digit: 2, like: 3, glue: 4, inner: 5 } as const

const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isLetter(code)) return is.letter
  if (isDigit(code)) return is.digit
  if (signsForLetters.has(code)) return is.like
  if (innerSigns.has(code)) return is.inner
  return '*~^`'.includes(String.fromCharCode(code)) ? is.glue : is.nothing
})

function beyondAscii(code: number, text: string, unit: number): number {
  if (signsForLetters.has(code)) return is.like
  return letterOf(text.codePointAt(unit) ?? 0).kind & kinds.sign ? is.glue : is.nothing
}

/** One look at each unit, so that ordinary text, which has nothing of it, is done with. */
export function oddIn(text: string): number {
  let found = 0
  let piece = 0
  let short = 0
  let last = 0
  let lastIs: number = is.nothing
  let run = 1
  let pairs = 0
  for (let unit = 0; unit <= text.length; unit++) {
    const code = unit < text.length ? text.charCodeAt(unit) : space
    const alone = code < 128 ? (ascii[code] ?? is.nothing) : beyondAscii(code, text, unit)
    const now = alone !== is.inner ? alone : lastIs === is.letter ? is.like : is.nothing
    run = code === last ? run + 1 : 1
    if (now === is.letter || now === is.digit) {
      piece++
      if (now !== lastIs && lastIs !== is.nothing && lastIs !== is.glue) found |= odd.lettered
      if (run > 1 && code === v) found |= odd.lettered
      if (run > 2 && now === is.letter) found |= odd.stretched
      if (run === 2 && now === is.letter && ++pairs === fewestPairs) found |= odd.doubled
    } else if (piece > 0) {
      if (piece > 2) short = 0
      else if (++short >= shortest) found |= odd.apart
      if (now === is.glue && unit + 1 < text.length) found |= odd.apart
      piece = 0
      pairs = 0
    }
    last = code
    lastIs = now
  }
  return found
}
