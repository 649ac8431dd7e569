import type { Folded } from './folding.ts'
import { endsAsSitesDo, isSiteName } from './learner/trade.ts'

/** A text of fewer letters has no fingerprint: short words of thanks are alike, whoever writes them. */
export const fewestLetters = 24

/**
 * Fingerprints that differ in no more bits than this are of nearly the same words: see README.md for what was measured.
 */
export const nearMost = 8

/** Letters of one feature: as many as 32 bits hold. */
const gram = 4

/**
 * A feature of ordinary words weighs 2^2, one that touches a name or a number 2^0: waves change those from copy to
 * copy.
 */
const plainPlane = 2
const namePlane = 0

/** A word with digits that is longer is no name, but a text whose blanks are lost. */
const nameMost = 30

/** Room for one text, made once and grown as needed. */
let letters = new Uint16Array(0)
let isPlain = new Uint8Array(0)

/**
 * Thirty-two sums beside one another, bit by bit: plane n holds the bit 2^n of each, so that adding to all of them is
 * what adding two numbers is on paper.
 */
type Sums = Int32Array
const planes = 24
const halves: readonly [Sums, Sums] = [new Int32Array(planes), new Int32Array(planes)]

/** Adds 2^plane to every sum whose bit is set. */
function add(sums: Sums, bits: number, plane: number): void {
  let carry = bits
  for (let at = plane; carry !== 0 && at < planes; at++) {
    const before = sums[at] ?? 0
    sums[at] = before ^ carry
    carry &= before
  }
}

/** The sums that are above a number, as bits. */
function above(sums: Sums, number: number): number {
  let more = 0
  let same = -1
  for (let at = planes - 1; at >= 0; at--) {
    const plane = sums[at] ?? 0
    if ((number >>> at) & 1) same &= plane
    else {
      more |= same & plane
      same &= ~plane
    }
  }
  return more
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 127 && (code < 0x2000 || code > 0x2bff) && (code < 0xd800 || code > 0xf8ff))

/** Letters that stand for one another in disguises are one; digits are all the same. */
function plainest(code: number): number {
  if (isDigit(code)) return 48
  // i and l, which 1 may be read as.
  return code === 108 ? 105 : code
}

/**
 * Fills the room with what of a text does not change when it is written otherwise: letters alone, each once in a row.
 * Gives their number.
 */
function skeletonOf(text: string): number {
  if (letters.length < text.length) {
    letters = new Uint16Array(text.length * 2)
    isPlain = new Uint8Array(text.length * 2)
  }
  let length = 0
  let before = 0
  let word = 0
  let from = 0
  // Only what has a digit, a sign within it, or ends as sites do may be a name; other words are not looked at again.
  let last = -1
  let isBroken = false
  const close = (end: number): void => {
    const mayBe = end - word <= nameMost && (isBroken || endsAsSitesDo(text, last))
    isPlain.fill(mayBe && isSiteName(text.slice(word, end)) ? 0 : 1, from, length)
    last = -1
    isBroken = false
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 32) {
      close(at)
      word = at + 1
      from = length
      continue
    }
    if (isDigit(code)) isBroken = true
    else if (code >= 97 && code <= 122) {
      if (last >= 0 && last !== at - 1) isBroken = true
      last = at
    } else if (!isLetter(code)) continue
    const letter = plainest(code)
    if (letter !== before) letters[length++] = letter
    before = letter
  }
  close(text.length)
  return length
}

/** Murmur's last mixing (Appleby), for every bit of the hash must be a coin of its own. */
function mixed(hash: number): number {
  let mix = hash
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return mix ^ (mix >>> 16)
}

const hex = (bits: number): string => (bits >>> 0).toString(16).padStart(8, '0')

/**
 * What stays of a text however it is written: 64 bits as 16 hexadecimal digits, near for near texts (SimHash, Charikar
 * 2002, over four letters each), or null where the text is too short to tell. Linear in the length.
 */
export function fingerprintOf({ readings }: Folded): string | null {
  const length = skeletonOf(readings.at(-1)?.text ?? '')
  if (length < fewestLetters) return null
  for (const sums of halves) sums.fill(0)
  const [low, high] = halves
  let packed = 0
  let plainRun = 0
  let total = 0
  for (let at = 0; at < length; at++) {
    packed = (packed << 8) | ((letters[at] ?? 0) & 255)
    plainRun = isPlain[at] === 1 ? plainRun + 1 : 0
    if (at < gram - 1) continue
    const plane = plainRun < gram ? namePlane : plainPlane
    add(low, mixed(packed), plane)
    add(high, mixed(packed ^ 0x5bd1e995), plane)
    total += 1 << plane
  }
  return hex(above(high, total >> 1)) + hex(above(low, total >> 1))
}

/** A fingerprint as two whole numbers, for comparing many. */
export type Bits = { high: number; low: number }

/** A fingerprint as it is compared. */
export const bitsOf = (fingerprint: string): Bits => ({
  high: Number.parseInt(fingerprint.slice(0, 8), 16) | 0,
  low: Number.parseInt(fingerprint.slice(8), 16) | 0,
})

/** How many bits of 32 are set. */
export function setIn(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many of the 64 bits differ. */
export const distance = (one: Bits, other: Bits): number => setIn(one.high ^ other.high) + setIn(one.low ^ other.low)

/** Whether two are of nearly the same words. */
export const isNear = (one: Bits, other: Bits): boolean => distance(one, other) <= nearMost

const bandBits = 7

/**
 * Keys by which near ones are found without comparing all: two that differ in `nearMost` bits at most share one of
 * these. One key a band, all bands' keys different, each below 2^11.
 */
export function bandsOf({ high, low }: Bits): number[] {
  return Array.from({ length: nearMost + 1 }, (_, band) => {
    const from = band * bandBits
    const bits = from >= 32 ? high >>> (from - 32) : (low >>> from) | (from > 32 - bandBits ? high << (32 - from) : 0)
    return (band << bandBits) | (bits & ((1 << bandBits) - 1))
  })
}
