import type { Evidence } from '../contract/views.ts'
import { foldLetter, mapLetters } from '../domain/letters.ts'
import { turnedOnly, upright as uprightOf } from '../domain/turned-letters.ts'
import type { ReasonCode } from '../domain/verdict.ts'

/** Reasons whose marks may be in letters that one has to puzzle out. */
const puzzling: ReadonlySet<ReasonCode> = new Set(['judol', 'judol-disguised', 'promo', 'disguised', 'blocked-phrase'])

/** Fewer odd letters are an accent or a slip, and read by themselves. */
const oddLeast = 3

/** More words, or longer ones, are heard by nobody to the end. */
const wordsMost = 5
const lettersMost = 60

/** Single letters with signs between them, and then with blanks. */
const apart = [
  /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}\s]{1,3}[\p{L}\p{N}]){2,}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:\s{1,3}[\p{L}\p{N}]){2,}(?![\p{L}\p{N}])/gu,
]

const together = (letters: string): string => letters.replace(/[^\p{L}\p{N}]/gu, '')

const isOdd = (character: string): boolean => foldLetter(character) !== character.toLowerCase()

const folded = (text: string): string => mapLetters(text).folded

/** A word in plain letters; one that stands on its head is read from its end. */
function upright(word: string): string {
  const letters = Array.from(word)
  if (letters.filter((letter) => turnedOnly.has(letter)).length < 2) return folded(word)
  const turned = (letter: string): string =>
    uprightOf.get(letter) ?? uprightOf.get(foldLetter(letter)) ?? foldLetter(letter)
  return letters.toReversed().map(turned).join('')
}

/** A marked stretch in plain letters, or null where it is in plain letters already. */
function plainly(marked: string): string | null {
  const words = marked.split(/\s+/).map(upright).join(' ').trim()
  const joined = apart.reduce((text, row) => text.replace(row, together), words)
  const odd = Array.from(marked).filter(isOdd).length
  return (odd >= oddLeast || joined !== words) && joined !== '' ? joined : null
}

const shortened = (word: string): string => {
  const letters = Array.from(word)
  return letters.length > lettersMost ? `${letters.slice(0, lettersMost).join('')}…` : word
}

/**
 * What a reason's marks read as, for whoever cannot read 𝐆𝐀𝐂𝐎𝐑 or hears it letter by letter; null where that helps
 * nobody. Made from the words as they are shown, and kept nowhere: what is erased or covered is not in it. Linear.
 */
export function readOut(
  { code, evidence = [] }: { code: ReasonCode; evidence?: readonly Evidence[] },
  words: { name: string; text: string },
): string | null {
  if (!puzzling.has(code)) return null
  const found = evidence.flatMap(({ field, from, to }) => plainly(words[field].slice(from, to)) ?? [])
  return found.length === 0 ? null : [...new Set(found)].slice(0, wordsMost).map(shortened).join(', ')
}
