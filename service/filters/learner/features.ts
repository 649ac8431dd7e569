import { kinds, type Line } from './line.ts'
import { firstOfWord, isKnown, isWordLetter, prime } from './words.ts'

/** 2^17 weights (Weinberger et al. 2009, "Feature hashing for large scale multitask learning"). */
export const bits = 17
export const size = 1 << bits
const mask = size - 1

/** Places of the table that each letter of a line speaks for: four n-grams of letters, four of forms, four of words. */
export const perLetter = 12

/** With a last mixing, for the low bits of FNV alone are poor. */
const mix = (hash: number): number => (hash ^ (hash >>> 15) ^ (hash >>> 7)) & mask

/** Each kind of feature begins at a number of its own, so that `ab` as letters and as a word are two things. */
const seeds = {
  letters: 0x811c9dc5 | 0,
  forms: 0x2f0b4a27,
  word: firstOfWord,
  pair: 0x1b873593,
  shape: 0x3c6ef372,
  unknown: 0x27d4eb2f,
  skeleton: 0x165667b1,
}

const isDigit = (form: number): boolean =>
  form === kinds.digit || form === kinds.oddDigit || form === kinds.carriedDigit

/** How long a run of one form is, as far as it tells: RT 02, 4D and 88 differ from a telephone number. */
const runMost = 3

/**
 * Fills `slots` with the places of each letter's features, `perLetter` a letter; 0 stands for none. A word's features
 * stand at its first letter; those of a word that is not among `words` speak of its kind alone. Linear: every letter is read a fixed number of times.
 */
export function slotsOf(line: Line, words: Uint8Array, slots: Int32Array): void {
  slots.fill(0, 0, line.length * perLetter)
  gramsOf(line, slots)
  wordsOf(line, words, slots)
}

function gramsOf({ letters, forms, length }: Line, slots: Int32Array): void {
  let run = 0
  for (let i = 0; i < length; i++) {
    run = i > 0 && letters[i] === letters[i - 1] ? run + 1 : 0
    // A row of asterisks or a shout of a hundred a's says no more than its beginning did.
    if (run > runMost) continue
    const last = Math.min(5, length - i)
    let letter = Math.imul(seeds.letters ^ (letters[i] ?? 0), prime)
    let form = Math.imul(seeds.forms ^ (forms[i] ?? 0), prime)
    let place = i * perLetter
    for (let n = 1; n < last; n++) {
      letter = Math.imul(letter ^ (letters[i + n] ?? 0), prime)
      form = Math.imul(form ^ (forms[i + n] ?? 0), prime)
      slots[place] = mix(letter)
      slots[place + 4] = mix(form)
      place++
    }
  }
}

/** From so many letters on a word is of middle length, and long: what two names have in common. */
const lengths = { middle: 4, long: 7 } as const
const lengthClass = (length: number): number => (length < lengths.middle ? 0 : length < lengths.long ? 1 : 2)

const isVowel = (code: number): boolean => code === 97 || code === 101 || code === 105 || code === 111 || code === 117

function wordsOf({ letters, forms, length }: Line, words: Uint8Array, slots: Int32Array): void {
  let before = 0
  let i = 0
  while (i < length) {
    if (!isWordLetter(letters[i] ?? 0)) {
      i++
      continue
    }
    const from = i
    let word: number = seeds.word
    let shape = seeds.shape
    let form = 0
    let run = 0
    let spoken = 0
    let written = 0
    let skeleton = seeds.skeleton
    let consonants = 0
    for (; i < length && isWordLetter(letters[i] ?? 0); i++) {
      const letter = letters[i] ?? 0
      word = Math.imul(word ^ letter, prime)
      if (isVowel(letter)) spoken = 1
      else {
        skeleton = Math.imul(skeleton ^ letter, prime)
        consonants++
      }
      const next = forms[i] ?? 0
      written |= 1 << next
      run = next === form ? run + 1 : 1
      form = next
      // Runs of letters count once, of digits by their length.
      if (run === 1 || (isDigit(form) && run <= runMost)) shape = Math.imul(shape ^ form, prime)
    }
    const place = from * perLetter + 8
    shape = Math.imul(shape ^ Math.min(i - from, 12), prime)
    const known = isKnown(words, word)
    // gcr says what gacor does, and dgn what dengan; a name's own would only be learned by heart.
    slots[place + 3] = consonants > 1 && (known || spoken === 0) ? mix(skeleton) : 0
    if (!known) {
      // A name nobody has seen is any such name: what was learned beside others is true beside it.
      shape = Math.imul(shape ^ (seeds.unknown + spoken), prime)
      word = Math.imul(Math.imul(seeds.unknown ^ written, prime) ^ (lengthClass(i - from) * 2 + spoken), prime)
    }
    slots[place] = mix(word)
    slots[place + 1] = mix(Math.imul(before ^ seeds.pair, prime) ^ word)
    slots[place + 2] = mix(shape)
    before = word
  }
}
