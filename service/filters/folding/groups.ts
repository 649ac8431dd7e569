import { isDigit, isLetter, isPlain, Writer, type Reading } from './reading.ts'
import { isLetterSign } from './signs.ts'
import { commonWords, usualWords } from './short-words.ts'

/** A name may be cut in groups of any length up to this one: KE LUW IH88. Longer ones are words. */
const longest = 4

/**
 * How much a group speaks for a word cut in pieces, and from how much on it is read as one. A word that everybody uses
 * speaks against it; capitals or odd letters among words that have none speak for it, whatever they spell.
 */
const worth = {
  unknown: 1,
  usual: -0.5,
  common: -1,
  codes: 1.5,
  within: 0.5,
  number: 0.5,
  rest: 0.5,
  setOff: 1,
} as const
const enough = 1.5

const listed = (lines: readonly string[], each: number): [string, number][] =>
  lines.flatMap((line) => line.split(' ').map((word): [string, number] => [word, each]))

/** Up to four letters and digits as one number: most words of most texts are asked for here. */
function keyOf(text: string, from: number, to: number): number {
  let key = 0
  for (let unit = from; unit < to; unit++) key = (key << 7) | text.charCodeAt(unit)
  return key
}

const worthOfWord: ReadonlyMap<number, number> = new Map(
  [...listed(usualWords, worth.usual), ...listed(commonWords, worth.common)].map(([word, each]) => [
    keyOf(word, 0, word.length),
    each,
  ]),
)

/** A stretch of up to four letters and digits; how it was written. */
type Group = { from: number; to: number; key: number; letters: number; isSetOff: boolean }

/** Whether the letter was no plain small one: a capital, or one in disguise. */
const isSetOffAt = ({ text, at }: Reading, raw: string, unit: number): boolean =>
  raw.charCodeAt(at[unit] ?? 0) !== text.charCodeAt(unit)

/** Capitals tell nothing where most letters are. */
function hasContrast(reading: Reading, raw: string): boolean {
  const { text } = reading
  let letters = 0
  let setOff = 0
  for (let unit = 0; unit < text.length; unit++) {
    if (!isLetter(text.charCodeAt(unit))) continue
    letters++
    if (isSetOffAt(reading, raw, unit)) setOff++
  }
  return setOff > 0 && setOff * 2 <= letters
}

function groupFrom(reading: Reading, raw: string, from: number, to: number): Group {
  const { text } = reading
  let letters = 0
  let setOff = 0
  for (let unit = from; unit < to; unit++) {
    if (!isLetter(text.charCodeAt(unit))) continue
    letters++
    if (isSetOffAt(reading, raw, unit)) setOff++
  }
  return { from, to, key: keyOf(text, from, to), letters, isSetOff: setOff === letters && letters > 0 }
}

/** Whether signs or blanks within it were taken out before: g*c*r is a word by itself then, and no group of another. */
function isJoined({ at }: Reading, raw: string, from: number, to: number): boolean {
  for (let unit = from; unit < to - 1; unit++) {
    for (let place = (at[unit] ?? 0) + 1; place < (at[unit + 1] ?? 0); place++) {
      if (raw.charCodeAt(place) < 128) return true
    }
  }
  return false
}

function endOfWord(text: string, from: number): number {
  let to = from
  while (to < text.length && isPlain(text.charCodeAt(to))) to++
  return to
}

/** Rp23 and 14T, 50rb, 2jt, 4G: an amount and its unit, and no part of a name. */
const amount = /^(?:rp\d+|\d+(?:t|m|k|rb|jt|kg|km|g|gb|mb|th|x))$/

/** RT02, hp2, A5 and 50rb are written so, and g4c0r is a word; H88 and N8 are ends of names. */
function worthOfCode(word: string): number {
  if (isDigit(word.charCodeAt(0))) return 0
  const front = word.replace(/\d+$/, '')
  if (front.length === word.length || /\d/.test(front)) return worth.within
  if (front.length === 1) return word.length > 2 ? worth.codes : 0
  return worthOfWord.has(keyOf(front, 0, front.length)) ? 0 : worth.codes
}

function isRoman(text: string, { from, to }: Group): boolean {
  for (let unit = from; unit < to; unit++) {
    const code = text.charCodeAt(unit)
    if (code !== 105 && code !== 118 && code !== 120) return false
  }
  return true
}

/** What a group adds to those before it; `null`: with it none goes on. */
function worthOf(text: string, group: Group, before: Group | null, hasNumber: boolean): number | null {
  const length = group.to - group.from
  if (group.letters === 0) return before === null || hasNumber || length > 3 ? null : worth.number
  // One letter is the rest of a name whose other groups are longer; two in a row are letters set apart.
  if (length === 1) return before !== null && before.to - before.from > 1 ? worth.rest : null
  // ha ha, krik krik; bab III.
  if (before?.key === group.key || isRoman(text, group)) return null
  if (group.letters < length) {
    const word = text.slice(group.from, group.to)
    return amount.test(word) ? null : worthOfCode(word)
  }
  return worthOfWord.get(group.key) ?? worth.unknown
}

const blank = 32
/** One of these between groups, the same each time. */
const joints = new Set(Array.from(' .-_/|', (sign) => sign.charCodeAt(0)))

/** Groups in a row, as far as they speak for one word. */
class Row {
  readonly found: { from: number; to: number }[] = []
  #before: Group | null = null
  #joint = 0
  #from = 0
  #groups = 0
  #hasNumber = false
  #sum = 0
  #best = 0
  #bestTo = 0

  /** What has spoken loud enough is one word, as far as it was loudest. */
  end(): void {
    if (this.#best >= enough) this.found.push({ from: this.#from, to: this.#bestTo })
    this.#before = null
    this.#groups = 0
    this.#hasNumber = false
    this.#sum = 0
    this.#best = 0
  }

  /** `joint` stands before the group, 0 where it is something that parts words. */
  add(text: string, group: Group, joint: number, bonus: number): void {
    if (this.#before !== null && (joint === 0 || (this.#joint !== 0 && joint !== this.#joint))) this.end()
    const own = worthOf(text, group, this.#before, this.#hasNumber)
    const more = group.isSetOff ? bonus : 0
    const sum = own === null ? -1 : this.#sum + own + more
    // A word may lead a name only where it is set off as the rest is: KEL UWI H88.
    if (sum < 0 || (sum === 0 && more === 0)) {
      this.end()
      return
    }
    this.#joint = this.#before === null ? 0 : joint
    if (this.#before === null) this.#from = group.from
    this.#before = group
    this.#hasNumber ||= group.letters === 0
    this.#sum = sum
    this.#groups++
    // Signs stand between two words as well (kab-kota), so they must part three.
    const few = this.#joint === 0 || this.#joint === blank ? 2 : 3
    if (this.#groups < few || this.#sum < this.#best) return
    this.#best = this.#sum
    this.#bestTo = group.to
  }
}

/** What touches a sign that is a letter is part of a longer word (m@c@u88). */
const isPart = (text: string, from: number, to: number): boolean =>
  isLetterSign(text.charCodeAt(from - 1)) || isLetterSign(text.charCodeAt(to))

/** Names cut in groups, longest first to last: KEL UWI H88, GARU DAHO KI88, ke.luw.ih8. */
function groupsIn(reading: Reading, raw: string): { from: number; to: number }[] {
  const { text } = reading
  const row = new Row()
  let contrast: number | null = null
  let end = -2
  for (let unit = 0; unit < text.length; unit++) {
    if (!isPlain(text.charCodeAt(unit))) continue
    const to = endOfWord(text, unit)
    if (to - unit > longest || isPart(text, unit, to) || isJoined(reading, raw, unit, to)) row.end()
    else {
      const group = groupFrom(reading, raw, unit, to)
      if (group.isSetOff) contrast ??= hasContrast(reading, raw) ? worth.setOff : 0
      const joint = end === unit - 1 ? text.charCodeAt(end) : 0
      row.add(text, group, joints.has(joint) ? joint : 0, contrast ?? 0)
    }
    end = to
    unit = to
  }
  row.end()
  return row.found
}

/**
 * The reading in which a name that was cut in groups of letters stands together. It is not counted as set apart: short
 * words nobody knows are written one after another as well, in many languages.
 */
export function gather(reading: Reading, raw: string): Reading {
  const found = groupsIn(reading, raw)
  if (found.length === 0) return reading
  const writer = new Writer(reading)
  for (const { from, to } of found) {
    for (let unit = from; unit < to; unit++) {
      if (isPlain(reading.text.charCodeAt(unit))) continue
      writer.copyTo(unit)
      writer.skipTo(unit + 1)
    }
  }
  return writer.finish()
}
