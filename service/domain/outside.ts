import type { Comment } from './comment.ts'
import type { Answer, Outside } from './comment-facts.ts'
import { minute, second } from './durations.ts'

/** How long after which attempt the next one may be made: longer than any answer is waited for. */
const waits = [15 * second, minute, 5 * minute, 30 * minute, 120 * minute]

/** So long after a decision its correction waits, for a member may take it back. */
const correctionRest = minute

/** It is to be asked, at once. */
export const toAsk = (now: number): Outside => ({ due: now, tries: 0, heard: null, told: null })

/** An attempt begins: unless something comes of it, there is another later. */
export const trying = (outside: Outside, now: number): Outside => ({
  ...outside,
  due: now + (waits[Math.min(outside.tries, waits.length - 1)] ?? minute),
  tries: outside.tries + 1,
})

/** It has answered, and nothing more is owed. */
export const heardFrom = (outside: Outside, heard: Answer): Outside => ({ ...outside, due: null, tries: 0, heard })

/**
 * After a decision, or one taken back: whoever was judged may have been judged wrongly. One not yet heard is no judge.
 */
export const owedAfterDecision = (outside: Outside | null, now: number): Outside | null =>
  outside?.heard ? { ...outside, due: now + correctionRest, tries: 0 } : null

type Decided = Pick<Comment, 'state' | 'confirmed' | 'decision'>

/** What members found of a comment, or null where they found nothing: a rejection says neither. */
export function foundBy({ state, confirmed, decision }: Decided): Answer | null {
  if (decision === null) return null
  if (state === 'published') return 'ham'
  return state === 'spam' && confirmed ? 'spam' : null
}

/** What the judge must be told, or null where it knows: it hears of its mistakes alone, and of each once. */
export function correctionFor(comment: Decided & Pick<Comment, 'outside'>): Answer | null {
  const { outside } = comment
  const found = foundBy(comment)
  return outside?.heard && found !== (outside.told ?? outside.heard) ? found : null
}
