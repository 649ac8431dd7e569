import { limits } from '../contract/limits.ts'
import { isAppealOpen } from './appeals.ts'
import type { Act, Change, Comment, HistoryEntry } from './comment.ts'
import { decisionChange, isDecision, publicState } from './moving.ts'
import type { Mover } from './mover.ts'
import type { Appeal, AppealOutcome } from './comment-facts.ts'
import { day } from './durations.ts'

/**
 * Until when its author may appeal; null where there is nothing to appeal against: a member's decision that keeps it
 * from the public, or took it from there. What the filter alone did nobody has decided yet.
 */
export function appealableUntil(comment: Comment): number | null {
  const { author, appeal, text, withdrawn, decision, decidedAt } = comment
  if (author.kind !== 'reader' || appeal !== null || text === '' || withdrawn) return null
  if (decision === null || decidedAt === null) return null
  const shown = publicState(comment)
  return shown === 'rejected' || shown === 'removed' ? decidedAt + limits.appealDays * day : null
}

/** The same as long as that time runs; null once it is over. */
export function mayAppealUntil(comment: Comment, now: number): number | null {
  const until = appealableUntil(comment)
  return until !== null && now < until ? until : null
}

/** The line of history by which a comment stands as it does; undefined where nobody has decided it. */
export const standingDecision = ({
  history,
  decision,
}: Pick<Comment, 'history' | 'decision'>): HistoryEntry | undefined =>
  history.findLast((entry) => entry.decision === decision && isDecision(entry))

type Line = { at: number; by: Mover; act: Act; reason?: string | null; decision?: string | null }

function changeOf({ id, version, state }: Comment, appeal: Appeal, line: Line): Change {
  const entry = { reason: null, decision: null, ...line, from: state, to: state }
  return { id, version, state, set: { appeal }, entry }
}

export type Appealing = Pick<Appeal, 'key' | 'text' | 'office'> & { now: number }

/** The change by which its author appeals, or null where there is nothing to appeal against, or no time left. */
export function appealChange(comment: Comment, { now, ...asked }: Appealing): Change | null {
  if (mayAppealUntil(comment, now) === null || comment.decision === null) return null
  const by = standingDecision(comment)?.by
  const decidedBy = by?.kind === 'member' ? by.member : null
  const appeal = { ...asked, at: now, against: comment.decision, decidedBy, outcome: null }
  return changeOf(comment, appeal, { at: now, by: { kind: 'author' }, act: 'appealed' })
}

export type DecidingAppeal = Omit<AppealOutcome, 'at'> & { now: number }

/**
 * The change that decides an appeal: granted, the comment is approved as by any decision; else it stays as it is. Null
 * where none waits.
 */
export function appealDecided(comment: Comment, { now, ...outcome }: DecidingAppeal): Change | null {
  const { appeal } = comment
  if (appeal === null || !isAppealOpen(comment)) return null
  const decided = { ...appeal, outcome: { ...outcome, at: now } }
  const { granted, by, reason, decision } = outcome
  if (!granted) return changeOf(comment, decided, { at: now, by, act: 'upheld', reason, decision })
  const move = granting(comment, { by, decision, reason, now })
  return move && { ...move, set: { ...move.set, appeal: decided } }
}

/** What was removed goes out in public as what was rejected does: no other decision leads there. */
function granting(comment: Comment, deciding: { by: Mover; decision: string; reason: string | null; now: number }) {
  const bare: Comment = { ...comment, appeal: null }
  const isRemoved = comment.state === 'removed'
  const change = decisionChange(
    { ...bare, state: isRemoved ? 'rejected' : comment.state },
    { action: 'approve', ...deciding },
  )
  if (change === null || !isRemoved) return change
  const before = { state: comment.state, confirmed: comment.confirmed }
  return { ...change, set: { ...change.set, before }, entry: { ...change.entry, from: comment.state } }
}

/** The change that takes back that it was not granted, so that it waits again; null where it does not stand so. */
export function reconsiderChange(
  comment: Comment,
  { decision, by, now }: { decision: string; by: Mover; now: number },
): Change | null {
  const { appeal } = comment
  if (!appeal?.outcome || appeal.outcome.granted || appeal.outcome.decision !== decision) return null
  if (comment.withdrawn || comment.text === '') return null
  return changeOf(comment, { ...appeal, outcome: null }, { at: now, by, act: 'reconsidered' })
}
