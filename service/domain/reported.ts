import type { Change, Comment } from './comment.ts'

/** The author's last words, as a place in the history: what was found of older ones is not about these. */
const lastWords = ({ history }: Pick<Comment, 'history'>): number =>
  Math.max(
    0,
    history.findLastIndex(({ act }) => act === 'edited'),
  )

/** Whether readers' reports have held these very words before. */
const wasHeld = (comment: Comment): boolean =>
  comment.history.slice(lastWords(comment)).some(({ act }) => act === 'reported')

/** Whether a member has looked at what readers report of these words, and left them up. */
function wasLookedAt(comment: Comment): boolean {
  const until = comment.reportsSettledUntil
  return until !== null && until >= (comment.history[lastWords(comment)]?.at ?? 0)
}

/**
 * Whether reports hold a public comment: more readers than the policy's number report the same words, once. What they
 * have held before, or a member has looked at and left up, only counts: a crowd cannot take away what an office stands
 * by. Nor can it take away what an office says itself.
 */
export function holdsReported(comment: Comment, most: number | null): boolean {
  if (most === null || comment.reports <= most) return false
  return comment.state === 'published' && comment.author.kind === 'reader' && !wasHeld(comment) && !wasLookedAt(comment)
}

/** The machine's hold. Whoever looks at it at the desk is told how many readers reported it. */
export function reportedChange(comment: Comment, now: number): Change {
  const { id, version, verdict, reports, state } = comment
  const others = verdict.reasons.filter(({ code }) => code !== 'reported')
  const set = { verdict: { ...verdict, reasons: [{ code: 'reported' as const, count: reports }, ...others] } }
  const entry = { at: now, by: { kind: 'machine' } as const, act: 'reported' as const, reason: null, decision: null }
  return { id, version, state: 'held', set, entry: { ...entry, from: state, to: 'held' } }
}

/** Whether it waits because readers reported it: no edit brings it back by itself. */
export const isHeldByReports = ({ state, history }: Pick<Comment, 'state' | 'history'>): boolean =>
  state === 'held' && history.findLast(({ from, to }) => to === 'held' && from !== 'held')?.act === 'reported'
