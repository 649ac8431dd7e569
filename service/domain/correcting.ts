import { personalSpansIn } from '../contract/personal-spans.ts'
import type { Act, Change, Comment } from './comment.ts'
import type { Correction } from './comment-facts.ts'
import type { Mover } from './mover.ts'
import { minute } from './durations.ts'

/** How often one answer is corrected; after that another answer says more. */
export const correctionsMost = 10

/** How long whoever corrected an answer may take that back, in milliseconds: it was read as it is by then. */
export const takenBackWithin = 15 * minute

/** Whether the public reads it as an office's words. */
export const correctable = ({ state, author }: Pick<Comment, 'state' | 'author'>): boolean =>
  state === 'published' && author.kind === 'office'

/** The words as they are shown beside those that took their place: what is a person's and was taken out is covered. */
export function earlierWords(before: string, after: string): string {
  const gone = personalSpansIn(before).filter(({ from, to }) => !after.includes(before.slice(from, to)))
  return gone.reduceRight(
    (text, { from, to }) => text.slice(0, from) + text.slice(from, to).replace(/[\p{L}\p{N}]/gu, '•') + text.slice(to),
    before,
  )
}

function moved(
  { id, version, state }: Comment,
  act: Act,
  set: Change['set'],
  { by, now: at, decision }: Pick<Correcting, 'by' | 'now' | 'decision'>,
): Change {
  return { id, version, state, set, entry: { at, by, act, from: state, to: state, reason: null, decision } }
}

export type Correcting = {
  text: string
  /** the words until now are not to be shown: they tell of a person */
  hide: boolean
  by: Mover
  now: number
  /** the audit's entry, which tells this act from another of the same moment */
  decision: string
}

/** The change that corrects an answer's words, and keeps what they were. Null where that changes nothing. */
export function correctChange(comment: Comment, correcting: Correcting): Change | null {
  const { text, hide, now } = correcting
  if (text === comment.text) return null
  const before: Correction = { text: hide ? null : earlierWords(comment.text, text), at: now }
  const corrections = [...(comment.corrections ?? []), before]
  return moved(comment, 'corrected', { text, editedAt: now, corrections }, correcting)
}

/**
 * The change that takes the last correction back, by whoever made it and soon. `text` are the words that stood before,
 * which the record has covered by then. Null where they are others, or it is not to be taken back.
 */
export function uncorrectChange(comment: Comment, taking: Omit<Correcting, 'hide'>): Change | null {
  const { text, by, now } = taking
  const rest = [...(comment.corrections ?? [])]
  const last = rest.pop()
  const entry = comment.history.findLast(({ act }) => act === 'corrected' || act === 'uncorrected')
  const isOwn = entry?.by.kind === 'member' && by.kind === 'member' && entry.by.member === by.member
  if (!last || last.text === null || entry?.act !== 'corrected' || entry.at !== last.at || !isOwn) return null
  if (now - last.at > takenBackWithin || earlierWords(text, comment.text) !== last.text) return null
  const corrections = rest.length > 0 ? rest : null
  return moved(comment, 'uncorrected', { text, editedAt: rest.at(-1)?.at ?? null, corrections }, taking)
}
