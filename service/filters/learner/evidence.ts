import type { Evidence } from '../../contract/views.ts'
import { perLetter } from './features.ts'
import { type Line, placeOf } from './line.ts'
import { type Loudest, slotsFor, type Weights } from './margin.ts'
import { pieceOf, type Stretch, type Telling, tellingWords } from './telling-words.ts'
import { isWordLetter } from './words.ts'

/** More marks than this help nobody to see why. */
const evidenceMost = 20

/** A word is shown if it weighs at least this share of what the heaviest one does, letter for letter. */
const shares = { disguised: 0.2, name: 0.2, trade: 0.2, plain: 0.5, short: Infinity } as const

type Word = Telling & { heat: number }

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

/** Of the word whose features stand at its first letter. */
function wordLength({ letters, length }: Line, from: number): number {
  let to = from + 1
  while (to < length && isWordLetter(letters[to] ?? 0)) to++
  return to - from
}

/** Words are shown whole, also where the part begins or ends within one, or in a row of single letters: half a link would puzzle. */
function whole(line: Line, part: Stretch): Stretch {
  const { letters, length } = line
  const isBlank = (at: number): boolean => at < 0 || at >= length || letters[at] === blank
  const beginOf = (at: number): number => {
    let begin = at
    while (!isBlank(begin - 1)) begin--
    return begin
  }
  const endOf = (at: number): number => {
    let end = at
    while (!isBlank(end)) end++
    return end
  }
  const isPiece = (from: number, to: number): boolean => {
    const { letter, digits } = pieceOf(line, { from, to })
    return from < to && (letter || digits)
  }
  let { from, to } = part
  if (!isBlank(from)) from = beginOf(from)
  while (to > from && isBlank(to - 1)) to--
  to = endOf(to)
  while (isPiece(from, endOf(from)) && isPiece(beginOf(from - 1), from - 1)) from = beginOf(from - 1)
  while (isPiece(beginOf(to), to) && isPiece(to + 1, endOf(to + 1))) to = endOf(to + 1)
  return { from, to }
}

/** Each word of the part, and how hot it is: for its length, since a long one has more letters to be hot by. */
function weighed(part: Loudest, weights: Weights): Word[] {
  const heat = heatOf(part, weights)
  return tellingWords(part.line, whole(part.line, part), weights.words).map((word) => {
    let sum = 0
    for (let letter = word.from; letter < word.to; letter++) sum += heat[letter] ?? 0
    return { ...word, heat: sum / Math.sqrt(word.to - word.from) }
  })
}

/** The words that say it: names and words of the trade of some weight, and others only where there are none of those. */
function chosen(words: readonly Word[], nameLength: number): Word[] {
  const most = words.reduce((heat, word) => Math.max(heat, word.heat), 0)
  const heavy = words.filter(({ kind, heat }) => heat > 0 && heat >= most * shares[kind])
  const telling = (some: readonly Word[]): Word[] => some.filter(({ kind }) => kind !== 'plain')
  const inName = telling(heavy.filter(({ from }) => from < nameLength))
  const inText = heavy.filter(({ from }) => from >= nameLength)
  const saidInText = telling(inText).length > 0 ? telling(inText) : inText
  // Persons are called Erwin, BUDI and Siti88: beside words that say it their name must say it itself to be shown.
  if (inName.some(({ kind }) => kind !== 'name')) return [...inName, ...telling(inText)]
  return saidInText.length > 0 ? saidInText : inName
}

/** Neighbours as one, also where a word that is warm itself stands between. */
function merged(words: readonly Word[], nameLength: number): Word[] {
  const shown = new Set(chosen(words, nameLength))
  const spans: Word[] = []
  let isBeside = false
  for (const [at, word] of words.entries()) {
    const last = spans.at(-1)
    if (!shown.has(word)) {
      isBeside = isBeside && word.heat > 0 && shown.has(words[at - 1] ?? word)
      continue
    }
    if (last && isBeside) [last.to, last.heat] = [word.to, Math.max(last.heat, word.heat)]
    else spans.push({ ...word })
    isBeside = true
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
  const spans = merged(weighed(part, weights), part.line.nameLength)
  return spans
    .toSorted((one, other) => other.heat - one.heat)
    .slice(0, evidenceMost)
    .toSorted((one, other) => one.from - other.from)
    .flatMap(({ from, to }) => inField(part.line, from, to))
    .filter(({ from, to }) => to > from)
}
