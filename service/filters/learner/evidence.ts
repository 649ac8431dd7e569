import type { Evidence } from '../../contract/views.ts'
import { perLetter } from './features.ts'
import { type Line, placeOf } from './line.ts'
import { type Loudest, slotsFor, type Weights } from './margin.ts'

/** More marks than this help nobody to see why. */
const evidenceMost = 20

/** A word is shown if it weighs at least this share of what the heaviest one does, letter for letter. */
const shownFrom = 0.5

type Word = { from: number; to: number; heat: number }

/** How much each letter of the part weighed: a feature's weight is shared among the letters it is made of. */
function heatOf({ line, from, to }: Loudest, { table, words }: Weights): Float64Array {
  const slots = slotsFor(line, words)
  // Differences first, sums after: a feature touches two cells, however many letters it has.
  const heat = new Float64Array(line.length + 1)
  for (let i = from; i < to; i++) {
    for (let k = 0; k < perLetter; k++) {
      const weight = table[slots[i * perLetter + k] ?? 0] ?? 0
      if (weight === 0) continue
      const width = Math.min(k < 8 ? (k % 4) + 2 : wordLength(line, i), line.length - i)
      heat[i] = (heat[i] ?? 0) + weight / width
      heat[i + width] = (heat[i + width] ?? 0) - weight / width
    }
  }
  for (let i = 1; i < heat.length; i++) heat[i] = (heat[i] ?? 0) + (heat[i - 1] ?? 0)
  return heat
}

const blank = 32

function wordLength({ letters, length }: Line, from: number): number {
  let to = from + 1
  while (to < length && letters[to] !== blank) to++
  return to - from
}

/** Words are shown whole, also where the part begins or ends within one: half a link would puzzle. */
function wordsOf({ line, from, to }: Loudest, heat: Float64Array): Word[] {
  const words: Word[] = []
  let begin = from
  while (begin > 0 && line.letters[begin] !== blank && line.letters[begin - 1] !== blank) begin--
  for (let i = begin; i < to; i++) {
    if (line.letters[i] === blank) continue
    const end = i + wordLength(line, i)
    let sum = 0
    for (let letter = i; letter < end; letter++) sum += heat[letter] ?? 0
    words.push({ from: i, to: end, heat: sum / Math.sqrt(end - i) })
    i = end
  }
  return words
}

/** Words that weighed, and neighbours as one. */
function merged(words: Word[]): Word[] {
  const most = words.reduce((heat, word) => Math.max(heat, word.heat), 0)
  if (most <= 0) return []
  const spans: Word[] = []
  for (const word of words.filter(({ heat }) => heat >= most * shownFrom)) {
    const last = spans.at(-1)
    if (last && word.from - last.to <= 1) [last.to, last.heat] = [word.to, Math.max(last.heat, word.heat)]
    else spans.push({ ...word })
  }
  return spans
}

/** The stretch of the original behind letters of a line, in the field it stands in. */
function inField(line: Line, from: number, to: number): Evidence[] {
  const { raw, length, textFrom } = line
  const begin = placeOf(line, from)
  let next = to
  while (next < length && placeOf(line, next) === placeOf(line, to - 1)) next++
  let end = placeOf(line, next)
  while (end > begin + 1 && /\s/.test(raw.charAt(end - 1))) end--
  if (begin < textFrom && end > textFrom) {
    return [
      { field: 'name', from: begin, to: textFrom - 1 },
      { field: 'text', from: 0, to: end - textFrom },
    ]
  }
  if (begin < textFrom) return [{ field: 'name', from: begin, to: Math.min(end, textFrom - 1) }]
  return [{ field: 'text', from: begin - textFrom, to: end - textFrom }]
}

/** The words of the original that gave it away, in their order, the heaviest where there are too many. */
export function evidenceOf(part: Loudest, weights: Weights): Evidence[] {
  const spans = merged(wordsOf(part, heatOf(part, weights)))
  return spans
    .toSorted((one, other) => other.heat - one.heat)
    .slice(0, evidenceMost)
    .toSorted((one, other) => one.from - other.from)
    .flatMap(({ from, to }) => inField(part.line, from, to))
    .filter(({ from, to }) => to > from)
}
