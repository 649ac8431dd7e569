import type { Author, Change, Comment, HistoryEntry } from './comment.ts'
import type { Mover } from './mover.ts'
import { hour } from './durations.ts'

/** A stretch of a comment's words or name, in UTF-16 units as `slice` takes them. */
export type Span = { field: 'text' | 'name'; from: number; to: number }

/** What stood in a span before it was covered, and which words those were: an author's edit makes them others. */
export type Uncovered = { spans: (Span & { words: string })[]; editedAt: number | null }

/** What lets a cover be taken off again, sealed; gone when the session in which it was put on is over. */
export type Covering = {
  /** also the audit entry's, by which it is undone */
  id: string
  comment: string
  /** id of the member */
  by: string
  at: number
  /** until when it may be taken off */
  until: number
  sealed: Uint8Array
}

/** How long a cover may be taken off: as long as a session lasts, in milliseconds. */
export const coverableBackFor = 12 * hour

/** Whether there is something to cover: words that are public, or may become so. */
export const coverable = ({ state, withdrawn }: Pick<Comment, 'state' | 'withdrawn'>): boolean =>
  !withdrawn && (state === 'published' || state === 'held')

const dotted = (words: string): string => words.replace(/\S/g, '•')

const fieldOf = (comment: Pick<Comment, 'text' | 'author'>, field: Span['field']): string =>
  field === 'text' ? comment.text : comment.author.name

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const isSplit = (text: string, at: number): boolean => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))

/** Inside the field, and never through the middle of a character. Null where nothing of it can be seen. */
function whole(comment: Comment, { field, from, to }: Span): (Span & { words: string }) | null {
  const text = fieldOf(comment, field)
  const [first, last] = [isSplit(text, from) ? from - 1 : from, isSplit(text, to) ? to + 1 : to]
  const words = text.slice(first, last)
  return from < to && to <= text.length && dotted(words) !== words ? { field, from: first, to: last, words } : null
}

const replaced = (text: string, { from, to }: Span, words: string): string =>
  text.slice(0, from) + words + text.slice(to)

type Put = { span: Span; words: string }

function withWords({ text, author }: Pick<Comment, 'text' | 'author'>, puts: Put[]): { text: string; author: Author } {
  const inField = (field: Span['field'], from: string): string =>
    puts.filter(({ span }) => span.field === field).reduce((words, put) => replaced(words, put.span, put.words), from)
  return { text: inField('text', text), author: { ...author, name: inField('name', author.name) } }
}

const moved = (comment: Comment, puts: Put[], act: HistoryEntry['act'], by: Mover, now: number): Change => ({
  id: comment.id,
  version: comment.version,
  state: comment.state,
  set: withWords(comment, puts),
  entry: { at: now, by, act, from: comment.state, to: comment.state, reason: null, decision: null },
})

/**
 * The change that covers these spans with dots, as long as what they cover, so that whatever points into the text
 * points to the same place; and what it takes to uncover them. Null where nothing is left to cover, or a span does not
 * lie in its field. An office's name is nobody's to cover.
 */
export function coverChange(
  comment: Comment,
  { spans, by, now }: { spans: Span[]; by: Mover; now: number },
): { change: Change; uncovered: Uncovered } | null {
  const all = spans.map((span) =>
    span.field === 'name' && comment.author.kind === 'office' ? null : whole(comment, span),
  )
  const found = all.filter((span) => span !== null)
  if (found.length === 0 || found.length < all.length) return null
  const puts = found.map((span) => ({ span, words: dotted(span.words) }))
  const change = moved(comment, puts, 'covered', by, now)
  return { change, uncovered: { spans: found, editedAt: comment.editedAt } }
}

/** The change that takes a cover off, or null where its dots do not stand there any more. */
export function uncoverChange(
  comment: Comment,
  { uncovered, by, now }: { uncovered: Uncovered; by: Mover; now: number },
): Change | null {
  const { spans, editedAt } = uncovered
  const stands = spans.every(({ field, from, to, words }) => fieldOf(comment, field).slice(from, to) === dotted(words))
  if (!stands || comment.withdrawn || comment.editedAt !== editedAt) return null
  const puts = spans.map((span) => ({ span, words: span.words }))
  return moved(comment, puts, 'uncovered', by, now)
}

/** Whether an officer's cover stands on the present words: its author is told. */
export function isCovered({ history }: Pick<Comment, 'history'>): boolean {
  let covers = 0
  for (const { act } of history) {
    if (act === 'covered') covers += 1
    if (act === 'uncovered') covers -= 1
    if (act === 'edited' || act === 'erased') covers = 0
  }
  return covers > 0
}
