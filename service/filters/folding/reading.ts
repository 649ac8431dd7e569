/** One way to read a text: `at[i]` is where the original of unit `i` begins (UTF-16), the last entry where it ends. */
export type Reading = { readonly text: string; readonly at: ArrayLike<number> }

/** Puts a reading together from pieces of another, so that every unit keeps its way back. */
export class Writer {
  // Joined in the end, so that the text lies in one piece for those who look at each unit.
  readonly #pieces: string[] = []
  readonly #at: number[] = []
  readonly #from: Reading
  #copied = 0
  #isChanged = false

  constructor(from: Reading) {
    this.#from = from
  }

  /** Takes over everything not yet taken, as far as `to`. */
  copyTo(to: number): void {
    if (to <= this.#copied) return
    this.#pieces.push(this.#from.text.slice(this.#copied, to))
    const { at } = this.#from
    for (let unit = this.#copied; unit < to; unit++) this.#at.push(at[unit] ?? 0)
    this.#copied = to
  }

  /** Leaves out everything not yet taken, as far as `to`. */
  skipTo(to: number): void {
    this.#isChanged = true
    this.#copied = Math.max(this.#copied, to)
  }

  /** Writes a letter that stands where unit `unit` of the source does. */
  put(letter: string, unit: number): void {
    this.#isChanged = true
    this.#pieces.push(letter)
    for (let each = 0; each < letter.length; each++) this.#at.push(this.#from.at[unit] ?? 0)
  }

  /** The reading put together; the source itself if nothing was changed. */
  finish(): Reading {
    if (!this.#isChanged) return this.#from
    const { text, at } = this.#from
    this.copyTo(text.length)
    this.#at.push(at[text.length] ?? 0)
    return { text: this.#pieces.join(''), at: this.#at }
  }
}

export const isLetter = (code: number): boolean => code >= 97 && code <= 122
export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isPlain = (code: number): boolean => isLetter(code) || isDigit(code)

/** The character of the original behind a unit. */
export const originalOf = ({ at }: Reading, raw: string, unit: number): string =>
  String.fromCodePoint(raw.codePointAt(at[unit] ?? 0) ?? 0)
