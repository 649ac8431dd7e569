import { perLetter, slotsOf } from './features.ts'
import type { Line } from './line.ts'
import { eachPart } from './windows.ts'

/** The part of a comment that speaks loudest for spam, and how loud: the log odds before calibration. */
export type Loudest = { line: Line; from: number; to: number; margin: number }

/** A table of weights, in steps of `scale`, and the words that were known when they were learned. */
export type Weights = {
  table: Int8Array | Int16Array | Float32Array
  scale: number
  bias: number
  words: Uint8Array
}

/** Added to a part's length before its root is taken: a part of a few letters is no evidence yet. */
const shortest = 8

/**
 * How much quieter a part is for each halving of the whole: a long text has many parts, and by chance alone one of them
 * is loud. Measured: at 0.6 a citizen's long text is held half as often, and an advert in one found nearly as often.
 */
const quieter = 0.6

/** What divides a part's sum, so that its loudness does not grow with its length: the norm of its features, nearly. */
export const normOf = (from: number, to: number): number => Math.sqrt((to - from + shortest) * perLetter)

/** Room for one line's features, made once and grown as needed; judging is never entered twice at a time. */
let slots = new Int32Array(0)
let sums = new Float64Array(0)

export function slotsFor(line: Line, words: Uint8Array): Int32Array {
  if (slots.length < line.length * perLetter) slots = new Int32Array(line.length * perLetter * 2)
  slotsOf(line, words, slots)
  return slots
}

/** Sums up to each letter: any part's sum is then one subtraction. */
function sumsOf(line: Line, { table, words }: Pick<Weights, 'table' | 'words'>): Float64Array {
  const places = slotsFor(line, words)
  if (sums.length <= line.length) sums = new Float64Array(line.length * 2 + 1)
  const at = (place: number): number => table[places[place] ?? 0] ?? 0
  let sum = 0
  let p = 0
  for (let i = 0; i < line.length; i++) {
    sums[i] = sum
    // Written out, since small whole numbers that do not wait for one another are added in half the time.
    const letters = at(p) + at(p + 1) + (at(p + 2) + at(p + 3))
    const forms = at(p + 4) + at(p + 5) + (at(p + 6) + at(p + 7))
    sum += letters + forms + (at(p + 8) + at(p + 9) + (at(p + 10) + at(p + 11)))
    p += perLetter
  }
  sums[line.length] = sum
  return sums
}

/**
 * The loudest part of all lines a comment can be read as. A text is as suspicious as its most suspicious part; training
 * looks at the same part (Andrews, Tsochantaridis, Hofmann 2002, "Support vector machines for multiple-instance
 * learning").
 */
export function loudest(lines: readonly Line[], { table, scale, bias, words }: Weights): Loudest | null {
  let best: Loudest | null = null
  for (const line of lines) {
    if (line.length === 0) continue
    const total = sumsOf(line, { table, words })
    let from = 0
    let to = 0
    let margin = -Infinity
    eachPart(line, (begin, end) => {
      const sum = ((total[end] ?? 0) - (total[begin] ?? 0)) * scale
      const loud =
        sum / normOf(begin, end) -
        quieter * Math.log2((begin < line.nameLength ? line.length : line.length - line.nameLength) / (end - begin))
      if (loud > margin) [from, to, margin] = [begin, end, loud]
    })
    margin += bias
    if (!best || margin > best.margin) best = { line, from, to, margin }
  }
  return best
}
