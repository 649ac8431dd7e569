import type { Evidence, ReasonView } from '../../../service/contract/views.ts'

/** A stretch of a text with the numbers of the reasons that point at it: none, one or several. */
export type Piece = {
  text: string
  reasons: number[]
  /** reasons whose evidence ends here, to be numbered here */ ends: number[]
}

/**
 * Cuts a text where evidence begins and ends. Offsets are UTF-16 units, as `slice` takes them; what lies outside
 * the text or inside out is left alone, and no cut goes through the middle of one character.
 * Reasons are numbered from 1, in their order.
 */
export function piecesOf(text: string, field: Evidence['field'], reasons: readonly ReasonView[]): Piece[] {
  const spans = reasons.flatMap((reason, index) =>
    (reason.evidence ?? [])
      .filter((evidence) => evidence.field === field)
      .map(({ from, to }) => ({ number: index + 1, from: whole(text, from, -1), to: whole(text, to, 1) }))
      .filter(({ from, to }) => from < to),
  )
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0
    const over = spans.filter((span) => span.from <= from && span.to >= to)
    return {
      text: text.slice(from, to),
      reasons: unique(over.map(({ number }) => number)),
      ends: unique(over.filter((span) => span.to === to).map(({ number }) => number)),
    }
  })
}

/** Where a row's one line begins: a little before the first evidence, at the start of a word. */
export function startOf(text: string, reasons: readonly ReasonView[]): number {
  const firsts = reasons.flatMap(({ evidence }) =>
    (evidence ?? []).filter(({ field }) => field === 'text').map(({ from }) => from),
  )
  if (firsts.length === 0) return 0
  const first = Math.min(...firsts)
  // What fits into the line anyway needs no cut.
  if (first < 24) return 0
  const space = text.lastIndexOf(' ', Math.max(0, first - 8))
  return space < 0 || first - space > 24 ? whole(text, first, -1) : space + 1
}

/** Inside the text, and moved off the middle of a surrogate pair. */
function whole(text: string, at: number, way: -1 | 1): number {
  const inside = Math.max(0, Math.min(text.length, Math.trunc(at)))
  const split = isHigh(text.charCodeAt(inside - 1)) && isLow(text.charCodeAt(inside))
  return split ? inside + way : inside
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const unique = (numbers: number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)
