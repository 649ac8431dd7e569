import type { Line } from './line.ts'

/** FNV-1a's prime (Fowler, Noll, Vo). */
export const prime = 0x01000193

/** What a word's hash begins with. */
export const firstOfWord = 0x51ed270b

const size = 1 << 21

/** Known words are a bit each, at the place of their hash: one in a hundred and fifty unknown ones shares a place with a known one. */
export const wordBytes = size >> 3

export const isWordLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && (code < 0x2000 || code > 0xdfff))

const placeOf = (word: number): number => (word ^ (word >>> 15) ^ (word >>> 7)) & (size - 1)

/** The hash of the letters from `from` to before `to`, or of these behind a beginning whose hash is known. */
export function hashOf(letters: Uint16Array, from: number, to: number, beginning: number = firstOfWord): number {
  let hash = beginning
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (letters[i] ?? 0), prime)
  return hash
}

/** `word` is a word's hash. */
export const isKnown = (words: Uint8Array, word: number): boolean => hasPlace(words, placeOf(word))

export const hasPlace = (words: Uint8Array, place: number): boolean =>
  (((words[place >> 3] ?? 0) >> (place & 7)) & 1) === 1

/** Tells each word of a line by its place. */
export function eachWord({ letters, length }: Line, visit: (place: number) => void): void {
  for (let i = 0; i < length; i++) {
    if (!isWordLetter(letters[i] ?? 0)) continue
    let word: number = firstOfWord
    for (; i < length && isWordLetter(letters[i] ?? 0); i++) word = Math.imul(word ^ (letters[i] ?? 0), prime)
    visit(placeOf(word))
  }
}
