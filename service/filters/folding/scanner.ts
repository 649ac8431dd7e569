import { kinds, letterOf, type Letter } from './letter.ts'
import type { Reading } from './reading.ts'

/** `hasOther`: some letter may be read in two ways, or stands upside down. */
export type Scanned = { plain: Reading; letters: number; disguised: number; hasOther: boolean }

const besides = kinds.accent | kinds.overlay | kinds.unseen
const writing = kinds.plain | kinds.foreign

/** Puts the plain reading together, letter by letter, and counts what is disguised. */
export class Scanner {
  #codes: Uint16Array
  #at: Uint32Array
  #length = 0
  #afterSpace = true
  #letters = 0
  #disguised = 0
  #lastIsLetter = false
  #lastIsCounted = false
  #accents = 0
  #hidden = false
  #hasOther = false
  #isAfterLatin = false

  constructor(length: number) {
    this.#codes = new Uint16Array(length)
    this.#at = new Uint32Array(length + 1)
  }

  /** whether the last letter was a Latin one */
  get isAfterLatin(): boolean {
    return this.#isAfterLatin
  }

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
    if (this.#length + letters.length > this.#codes.length) this.#grow()
    for (let unit = 0; unit < letters.length; unit++) {
      this.#codes[this.#length] = letters.charCodeAt(unit)
      this.#at[this.#length++] = place
    }
    this.#afterSpace = false
  }

  /** Few texts become longer: 🆒 is two units and four letters. */
  #grow(): void {
    const [codes, at] = [this.#codes, this.#at]
    this.#codes = new Uint16Array(codes.length * 2 + longestReading)
    this.#at = new Uint32Array(this.#codes.length + 1)
    this.#codes.set(codes)
    this.#at.set(at)
  }

  /** A flag stays what it is. */
  keep(flags: string, place: number): void {
    for (let unit = 0; unit < flags.length; unit += 2) this.#write(flags.slice(unit, unit + 2), place + unit)
    this.#lastIsLetter = false
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
    if (kind & writing && letters > '9') this.#isAfterLatin = isLetter
    this.#lastIsCounted = false
    if (isLetter && (kind & kinds.disguise || (this.#hidden && this.#lastIsLetter))) this.#count()
    this.#lastIsLetter = isLetter
    this.#accents = 0
    this.#hidden = false
  }

  /** The stretch of ASCII from `from` on, and the unit behind it: most of a disguised text is that as well. */
  takeAscii(text: string, from: number, places: number[] | null): number {
    let unit = from
    let isCounted = false
    for (let code = text.charCodeAt(unit); code < 128; code = text.charCodeAt(++unit)) {
      const { kind } = letterOf(code)
      const isSpace = (kind & kinds.space) > 0
      const isLetter = (kind & kinds.latin) > 0
      isCounted = isLetter && this.#hidden && this.#lastIsLetter
      if (isCounted) this.#disguised++
      if (isLetter) this.#isAfterLatin = true
      this.#hidden = false
      if (!isSpace || !this.#afterSpace) {
        if (this.#length === this.#codes.length) this.#grow()
        this.#codes[this.#length] = isSpace ? space : isLetter ? code | small : code
        this.#at[this.#length++] = places === null ? unit : (places[unit] ?? 0)
      }
      this.#afterSpace = isSpace
      if (kind & kinds.plain) this.#letters++
      this.#lastIsLetter = isLetter
    }
    this.#lastIsCounted = isCounted
    this.#accents = 0
    return unit
  }

  finish(length: number): Scanned {
    if (this.#length > 0 && this.#afterSpace) this.#length--
    else this.#at[this.#length] = length
    return {
      plain: { text: textOf(this.#codes.subarray(0, this.#length)), at: this.#at.subarray(0, this.#length + 1) },
      letters: this.#letters,
      disguised: this.#disguised,
      hasOther: this.#hasOther,
    }
  }
}

const longestReading = 32
const space = 32
/** The bit in which small letters differ from capitals. */
const small = 32
const chunk = 4_096
const fromCodes = (codes: Uint16Array): string => Reflect.apply(String.fromCharCode, undefined, codes)

/** The text in one piece: one put together letter by letter is slow to look at. */
function textOf(codes: Uint16Array): string {
  if (codes.length <= chunk) return fromCodes(codes)
  const pieces: string[] = []
  for (let from = 0; from < codes.length; from += chunk) {
    pieces.push(fromCodes(codes.subarray(from, from + chunk)))
  }
  return pieces.join('')
}
