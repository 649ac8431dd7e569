import { kinds, letterOf } from './letter.ts'
import { isDigit, isLetter, isPlain } from './reading.ts'
import { signsForLetters } from './signs.ts'

/** What in a plain reading asks for another one. Bits. */
export const odd = {
  /** three or more short pieces in a row, or a sign within a word */
  apart: 1,
  /** a digit or sign beside a letter, or vv */
  lettered: 2,
  /** the same letter three times */
  stretched: 4,
} as const

const shortest = 3

/** One look at each unit, so that ordinary text, which has nothing of it, is done with. */
export function oddIn(text: string): number {
  let found = 0
  let piece = 0
  let short = 0
  let last = 0
  let run = 0
  for (let unit = 0; unit <= text.length; unit++) {
    const code = unit < text.length ? text.charCodeAt(unit) : 32
    run = code === last ? run + 1 : 1
    if (isPlain(code)) {
      piece++
      if (isLetter(code) ? isDigit(last) : isLetter(last)) found |= odd.lettered
      if (run > 2 && isLetter(code)) found |= odd.stretched
      if (code === v && run > 1) found |= odd.lettered
      if (signsForLetters.has(last)) found |= odd.lettered
      last = code
      continue
    }
    if (piece > 2) short = 0
    else if (piece > 0 && ++short >= shortest) found |= odd.apart
    if (piece > 0 && code !== space && isGlue(code, text, unit)) found |= odd.apart
    if (piece > 0 && signsForLetters.has(code)) found |= odd.lettered
    piece = 0
    last = code
  }
  return found
}

const v = 118
const space = 32
const glue = new Set(Array.from('*~^`', (sign) => sign.charCodeAt(0)))

function isGlue(code: number, text: string, unit: number): boolean {
  if (code < 128) return glue.has(code) && isLetter(text.charCodeAt(unit + 1))
  return (letterOf(text.codePointAt(unit) ?? 0).kind & kinds.sign) > 0
}
