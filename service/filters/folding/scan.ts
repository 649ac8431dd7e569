import { kinds, letterOf, type Letter } from './letter.ts'
import type { Reading } from './reading.ts'
import { regions } from './regions.ts'

/** `hasOther`: some letter may be read in two ways, or stands upside down. */
export type Scanned = { plain: Reading; letters: number; disguised: number; hasOther: boolean }

/** The characters of the original, each with the place it stands at. */
type Characters = { letters: Letter[]; places: number[] }

function charactersOf(raw: string): Characters {
  const letters: Letter[] = []
  const places: number[] = []
  for (let place = 0; place < raw.length; place++) {
    const code = raw.codePointAt(place) ?? 0
    const letter = letterOf(code)
    if (letter.parts.length === 0) {
      letters.push(letter)
      places.push(place)
    } else {
      letters.push(...letter.parts)
      for (let part = 0; part < letter.parts.length; part++) places.push(place)
    }
    if (code > 0xffff) place++
  }
  return { letters, places }
}

const inWord = kinds.plain | kinds.foreign | kinds.accent | kinds.overlay | kinds.unseen
const fewDrawn = 3

/** Behind which character the word ends that begins at `from`, and whether it is of another script than Latin. */
function wordFrom(letters: Letter[], from: number): { end: number; isForeign: boolean } {
  let end = from
  let isLatin = false
  let hasForeign = false
  let drawn = 0
  for (let next = letters[end]; next && next.kind & inWord; next = letters[++end]) {
    if (next.kind & kinds.drawn) drawn++
    if (next.kind & (kinds.foreign | kinds.styled)) hasForeign = true
    // Only what is Latin by itself: look-alikes alone do not make п or 漢 part of a Latin word.
    else if (next.kind & kinds.latin) isLatin = true
  }
  return { end, isForeign: !isLatin && (hasForeign || (drawn > 0 && drawn < fewDrawn)) }
}

/** 🇮🇩 is a flag, and a sign; 🇸🇱🇴🇹 is none, nor is 🇸 alone: they are letters. */
function settleFlags(raw: string, { letters, places }: Characters): void {
  for (let from = 0; from < letters.length; from++) {
    let to = from
    let pairs = ''
    for (let next = letters[to]; next && next.kind & kinds.regional; next = letters[++to]) pairs += next.plain
    if (to === from) continue
    if (pairs.length % 2 === 0 && pairs.match(/../g)?.every((pair) => regions.has(pair))) {
      for (let each = from; each < to; each++) {
        const place = places[each] ?? 0
        const flag = raw.slice(place, place + 2)
        letters[each] = { plain: flag, own: flag, kind: kinds.sign, parts: [] }
      }
    }
    from = to
  }
}

const besides = kinds.accent | kinds.overlay | kinds.unseen
const writing = kinds.plain | kinds.foreign

class Scanner {
  readonly #codes: number[] = []
  readonly #at: number[] = []
  #afterSpace = true
  #letters = 0
  #disguised = 0
  #lastIsLetter = false
  #lastIsCounted = false
  #accents = 0
  #hidden = false
  #hasOther = false

  #count(): void {
    if (!this.#lastIsCounted) this.#disguised++
    this.#lastIsCounted = true
  }

  /** A mark on a letter, or something unseen behind it. */
  #beside(kind: number): void {
    if (!this.#lastIsLetter) return
    if (kind & kinds.accent) this.#accents++
    if (kind & kinds.overlay || this.#accents > 1) this.#count()
    if (kind & kinds.hiding) this.#hidden = true
  }

  #write(letters: string, place: number): void {
    for (let unit = 0; unit < letters.length; unit++) {
      this.#codes.push(letters.charCodeAt(unit))
      this.#at.push(place)
    }
    this.#afterSpace = false
  }

  take({ kind, plain, own }: Letter, place: number, isForeign: boolean): void {
    if (kind & besides) return this.#beside(kind)
    const letters = isForeign ? own : plain
    const isLetter = !isForeign && (kind & kinds.plain) > 0 && letters > '9'
    const isSpace = (kind & kinds.space) > 0
    if (letters !== '' && !(isSpace && this.#afterSpace)) this.#write(letters, place)
    this.#afterSpace ||= isSpace
    if (kind & writing) this.#letters += letters.length
    if (kind & kinds.other) this.#hasOther = true
    this.#lastIsCounted = false
    if (isLetter && (kind & kinds.disguise || (this.#hidden && this.#lastIsLetter))) this.#count()
    this.#lastIsLetter = isLetter
    this.#accents = 0
    this.#hidden = false
  }

  finish(raw: string): Scanned {
    if (this.#codes.length > 0 && this.#afterSpace) this.#codes.pop()
    else this.#at.push(raw.length)
    return {
      plain: { text: textOf(this.#codes), at: this.#at },
      letters: this.#letters,
      disguised: this.#disguised,
      hasOther: this.#hasOther,
    }
  }
}

const chunk = 4_096

/** The text in one piece: one put together letter by letter is slow to look at. */
function textOf(codes: number[]): string {
  if (codes.length <= chunk) return String.fromCharCode(...codes)
  const pieces: string[] = []
  for (let from = 0; from < codes.length; from += chunk) {
    pieces.push(String.fromCharCode(...codes.slice(from, from + chunk)))
  }
  return pieces.join('')
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
  const all = charactersOf(raw)
  settleFlags(raw, all)
  const { letters, places } = all
  const scanner = new Scanner()
  for (let next = 0; next < letters.length;) {
    const { end, isForeign } = wordFrom(letters, next)
    const to = Math.max(end, next + 1)
    for (; next < to; next++) {
      const letter = letters[next]
      if (letter) scanner.take(letter, places[next] ?? 0, isForeign)
    }
  }
  return scanner.finish(raw)
}
