import type { Change, Comment } from './comment.ts'
import type { Mover } from './mover.ts'

/**
 * What an answer is called that is given with others: by the sender's own name for the act, so that none is made twice.
 */
export const answerKey = (key: string, question: string): string => `jawaban:${key}:${question}`

/** The act that gave an official answer; null for what is none, or was given before acts had names. */
export function actOf({ author, history }: Pick<Comment, 'author' | 'history'>): string | null {
  const [first] = history
  return author.kind === 'office' && first?.act === 'answered' ? first.decision : null
}

/**
 * The change that takes an answer back by the act that gave it. Null where anything has happened to it since: what was
 * corrected or decided stays.
 */
export function unanswerChange(
  comment: Comment,
  { decision, by, now }: { decision: string; by: Mover; now: number },
): Change | null {
  const { id, version, state, history } = comment
  if (actOf(comment) !== decision || history.length > 1 || state !== 'published') return null
  const entry = { at: now, by, act: 'undo', from: state, to: 'removed', reason: null, decision } as const
  return { id, version, state: 'removed', set: { before: { state, confirmed: false } }, entry }
}
