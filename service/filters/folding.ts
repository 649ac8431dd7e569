import { foldLetter, mapLetters, type Mapped } from '../domain/letters.ts'

/** A text folded for comparing, with the way back to the original (`originalSpan` in `domain/letters.ts`). */
export type Folded = Mapped

const space = /^\s+$/

/**
 * Lower case, compatibility forms undone, marks and invisible characters gone, each stretch of white space one blank,
 * none at either end. Every character is looked at once. `letter` is where a table of look-alikes plugs in.
 */
export function fold(raw: string, letter: (character: string) => string = foldLetter): Folded {
  let afterSpace = true
  const { folded, at } = mapLetters(raw, (character) => {
    const plain = letter(character)
    if (plain === '') return ''
    if (!space.test(plain)) {
      afterSpace = false
      return plain
    }
    if (afterSpace) return ''
    afterSpace = true
    return ' '
  })
  return folded.endsWith(' ') ? { folded: folded.slice(0, -1), at: at.slice(0, -1) } : { folded, at }
}
