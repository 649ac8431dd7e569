import { kinds, letterOf } from './letter.ts'
import { isDigit, isLetter, isPlain, Writer, type Reading } from './reading.ts'
import { isLetterSign } from './signs.ts'

export type Joined = { reading: Reading; apart: number }

/** A stretch of letters and digits with nothing between them. */
type Piece = { from: number; to: number }

/**
 * What stands between two pieces: blanks alone, signs, both (then what they are), or nothing that sets letters apart.
 */
type Gap = string

/** More stands between words, not between letters of one. */
const gapMost = 6

/** Short words of everyday writing: "sy gk bs ke tps" is a sentence and not set apart. */
const everyday = new Set(
  (
    'di ke ya yg dr bs ga gk sy tp tv sm dg dgn sd jd km ak lg bp pk bu rt rw no kk ri ri ok oh ah eh lo lu gw gue aja ' +
    'bg sa so to wa ig yt fb hp pc mk pt cv ku mu nya pa ma si sa ni na mo mu in on of is it we he me my or at an as be ' +
    'by do go if up us am so'
  ).split(' '),
)

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = -1
  for (let unit = 0; unit <= text.length; unit++) {
    const within = unit < text.length && isPlain(text.charCodeAt(unit))
    if (within && from < 0) from = unit
    if (!within && from >= 0) {
      pieces.push({ from, to: unit })
      from = -1
    }
  }
  return pieces
}

function gapBetween(text: string, { to }: Piece, next: Piece | undefined): Gap {
  if (next === undefined || next.from - to > gapMost) return 'end'
  let blanks = 0
  let emoji = 0
  for (let unit = to; unit < next.from; unit++) {
    const code = text.codePointAt(unit) ?? 0
    if (code === 32) blanks++
    else if (isLetterSign(code)) return 'end'
    else if (code > 127) {
      const { kind } = letterOf(code)
      if (kind & kinds.foreign) return 'end'
      if (kind & kinds.sign) emoji++
    }
    if (code > 0xffff) unit++
  }
  if (blanks === next.from - to) return 'blank'
  if (blanks === 0) return 'signs'
  return emoji > 0 ? 'emoji and blanks' : text.slice(to, next.from)
}

const lengthOf = ({ from, to }: Piece): number => to - from

/** Letters among the pieces. */
function lettersOf(text: string, pieces: Piece[]): number {
  let letters = 0
  for (const { from, to } of pieces) {
    for (let unit = from; unit < to; unit++) if (isLetter(text.charCodeAt(unit))) letters++
  }
  return letters
}

/** Rows of pieces of one or two letters with the same kind of gap between them. */
function* rows(text: string, pieces: Piece[]): Generator<{ row: Piece[]; gap: Gap }> {
  let row: Piece[] = []
  let gap: Gap = 'end'
  for (const [place, piece] of pieces.entries()) {
    const behind = gapBetween(text, piece, pieces[place + 1])
    if (lengthOf(piece) > 2) {
      if (row.length > 2) yield { row, gap }
      row = []
      continue
    }
    row.push(piece)
    if (behind !== 'end' && (row.length === 1 || behind === gap)) {
      gap = behind
      continue
    }
    if (row.length > 2) yield { row, gap }
    row = behind === 'end' || row.length > 2 ? [] : [piece]
    gap = behind
  }
  if (row.length > 2) yield { row, gap }
}

/** At least three single letters or digits in a row, two of them letters: s l 0 t, K.L.E.P.O.N.3.0.3. */
function* singles(text: string, row: Piece[]): Generator<Piece[]> {
  let from = 0
  for (let place = 0; place <= row.length; place++) {
    const piece = row[place]
    if (piece && lengthOf(piece) === 1) continue
    const found = row.slice(from, place)
    from = place + 1
    if (found.length > 2 && lettersOf(text, found) > 1) yield found
  }
}

/** Of one letter are I and a, and what chats shorten: they are no syllables either. */
const isEveryday = (text: string, { from, to }: Piece): boolean => to - from === 1 || everyday.has(text.slice(from, to))
const isNumber = (text: string, { from }: Piece): boolean => isDigit(text.charCodeAt(from))

/** What leads to a word and is none of its syllables. */
const leading = new Set('di ke dr yg ya sy gk tp bs'.split(' '))

/**
 * Pairs in a row that are no words: GA RU DA HO KI, ma-xw-in. Numbers may only end them (not RT 02 RW 05), nor is it ha
 * ha ha.
 */
function pairs(text: string, row: Piece[], gap: Gap): Piece[] {
  let [from, to] = [0, row.length]
  const isLeading = (piece: Piece | undefined): boolean =>
    gap === 'blank' && piece !== undefined && leading.has(text.slice(piece.from, piece.to))
  while (isLeading(row[from])) from++
  while (to > from && isLeading(row[to - 1])) to--
  const found = row.slice(from, to)
  if (found.length < (gap === 'blank' ? 4 : 3)) return []
  const words = gap === 'blank' ? found.filter((piece) => isEveryday(text, piece)).length : 0
  const isBroken = found.slice(0, -1).some((piece) => isNumber(text, piece))
  const isLaughter = new Set(found.map(({ from, to }) => text.slice(from, to))).size < 3
  return words * 2 > found.length || isBroken || isLaughter ? [] : found
}

/** Wider blanks part words ("s l o t   g a c o r"), if there are letters enough on both sides. */
function wordsOf({ at }: Reading, found: Piece[]): Piece[][] {
  const width = (place: number): number => {
    const piece = found[place]
    return piece ? (at[piece.to + 1] ?? 0) - (at[piece.to] ?? 0) : 0
  }
  let narrowest = Infinity
  for (let place = 0; place < found.length - 1; place++) narrowest = Math.min(narrowest, width(place))
  const words: Piece[][] = [[]]
  for (const [place, piece] of found.entries()) {
    words.at(-1)?.push(piece)
    if (place < found.length - 1 && width(place) > narrowest) words.push([])
  }
  return words.every((word) => word.length > 2) ? words : [found]
}

/** What is set apart within a row. Singles first: in "di S L O T" the first is a word. */
function foundIn(reading: Reading, row: Piece[], gap: Gap): Piece[][] {
  const single = [...singles(reading.text, row)]
  if (single.length > 0) return gap === 'blank' ? single.flatMap((found) => wordsOf(reading, found)) : single
  const found = pairs(reading.text, row, gap)
  return found.length > 0 ? [found] : []
}

/** Three short pieces with dots are also an abbreviation (K.P.U., S.Pd.I.): joined, but not counted. */
const isPlainlyApart = (found: Piece[]): boolean => found.length > 3 || found.every((piece) => lengthOf(piece) === 2)

const glue = /^[*~^`]$/

/** The one emoji or sign that alone stands between two pieces, as nobody writes between words: KLE🔥PON, max*win. */
function glueBetween(text: string, { from, to }: Piece, next: Piece): string | null {
  const gap = text.slice(to, next.from)
  if (gap.length > gapMost) return null
  if (glue.test(gap)) return isLetter(text.charCodeAt(to - 1)) && isLetter(text.charCodeAt(next.from)) ? gap : null
  const code = gap.codePointAt(0) ?? 0
  // A name ends in its number: GARUDA88🔥mantap.
  if (isDigit(text.charCodeAt(to - 1)) && isLetter(text.charCodeAt(next.from)) && to - from > 1) return null
  const isOne = gap.length === (code > 0xffff ? 2 : 1) && (letterOf(code).kind & kinds.sign) > 0
  return isOne && lettersOf(text, [{ from, to }, next]) > 0 ? gap : null
}

/** The reading in which what was set apart stands together, and how many letters that are. */
export function join(reading: Reading): Joined {
  const { text } = reading
  const pieces = piecesOf(text)
  const gaps: Piece[] = []
  let apart = 0
  for (const { row, gap } of rows(text, pieces)) {
    for (const found of foundIn(reading, row, gap)) {
      if (isPlainlyApart(found)) apart += found.reduce((sum, piece) => sum + lengthOf(piece), 0)
      gaps.push(...found.slice(1).map(({ from }, place) => ({ from: found[place]?.to ?? from, to: from })))
    }
  }
  const done = new Set(gaps.map(({ to }) => to))
  let before: string | null = null
  let isCounted = false
  for (const [place, piece] of pieces.entries()) {
    const next = pieces[place + 1]
    const glued = next === undefined || done.has(next.from) ? null : glueBetween(text, piece, next)
    if (next && glued !== null) {
      gaps.push({ from: piece.to, to: next.from })
      // The same sign twice in a word; once may be an emoji without its blanks.
      const isAgain = glued === before
      const first = pieces[place - 1]
      if (isAgain) apart += lengthOf(next) + (isCounted || !first ? 0 : lengthOf(first) + lengthOf(piece))
      isCounted = isAgain
    } else isCounted = false
    before = glued
  }
  return { reading: without(reading, gaps), apart }
}

function without(reading: Reading, gaps: Piece[]): Reading {
  if (gaps.length === 0) return reading
  const writer = new Writer(reading)
  for (const { from, to } of gaps.toSorted((one, other) => one.from - other.from)) {
    writer.copyTo(from)
    writer.skipTo(to)
  }
  return writer.finish()
}
