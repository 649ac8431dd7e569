import type { Kind, MatterStep } from '../contract/matters.ts'
import { type Clocks, daysFor, dueFrom } from './clocks.ts'
import type { Comment } from './comment.ts'

export type MatterAct = 'marked' | 'answered' | 'reopened' | 'closed' | 'forwarded'

/** A citizen's matter, followed to its answer: what a comment is by a member's judgement, and which step's time runs. */
export type Matter = {
  /** null: it was one, and a member took that back */
  kind: Kind | null
  /** `answer`: an office owes one; `settle`: its author may say that it is not settled; null: no time runs for its kind */
  step: MatterStep | null
  /** when the step began, and the midnight that ends it (null for a closed one) */
  since: number
  due: number | null
  /** the midnight until which it is to be forwarded, where it is another office's; null once it was, or is answered */
  forwardBy: number | null
  /** how often its author said that it is not settled */
  reopened: number
  /** the first answer since the step to answer began last */
  answeredAt: number | null
  /** what happened, oldest first, the last 20 */
  trail: { at: number; act: MatterAct }[]
  /** grows with every change: whoever changes it names the one that was seen */
  turn: number
}

const trailMost = 20

const changed = (matter: Matter, act: MatterAct, at: number, set: Partial<Matter>): Matter => ({
  ...matter,
  ...set,
  trail: [...matter.trail, { at, act }].slice(-trailMost),
  turn: matter.turn + 1,
})

const unmarked: Matter = {
  kind: null,
  step: null,
  since: 0,
  due: null,
  forwardBy: null,
  reopened: 0,
  answeredAt: null,
  trail: [],
  turn: 0,
}

const resting = { step: null, due: null, forwardBy: null } as const

/** The step to answer, from this moment on; it has no clock where the table has no time for the kind. */
function toAnswer(clocks: Clocks, kind: Kind, since: number): Pick<Matter, 'step' | 'since' | 'due' | 'forwardBy'> {
  const due = dueFrom(clocks, kind, 'answer', since)
  if (due === null) return { ...resting, since }
  return { step: 'answer', since, due, forwardBy: dueFrom(clocks, kind, 'forward', since) }
}

/** What is left for the author to say, from the answer on; without a time for it, the answer closes the matter. */
function toSettle(clocks: Clocks, kind: Kind, since: number): Pick<Matter, 'step' | 'since' | 'due' | 'forwardBy'> {
  const due = dueFrom(clocks, kind, 'settle', since)
  return { step: due === null ? 'closed' : 'settle', since, due, forwardBy: null }
}

export type Marking = {
  kind: Kind | null
  clocks: Clocks
  /** when an office answered it in public last, null where none has */
  answeredAt: number | null
  now: number
}

/** Since when an answer is owed: since its author last said that it is not settled, or it came to another office. */
export function owedSince({ createdAt, matter }: Marked): number {
  const begun = matter?.trail.findLast(({ act }) => act === 'reopened' || act === 'forwarded')
  return begun?.at ?? createdAt
}

type Marked = Pick<Comment, 'createdAt' | 'matter'>

/**
 * Marks a comment as a member judges it, or (null) takes that back. Its clock runs from when it was received, since that
 * is how long its author has waited; where an office has answered already, the author's time runs.
 */
export function markedMatter(comment: Marked, { kind, clocks, answeredAt, now }: Marking): Matter {
  const before = comment.matter ?? unmarked
  const mark = (set: Partial<Matter>): Matter => changed(before, 'marked', now, { kind, ...set })
  if (kind === null || daysFor(clocks, kind, 'answer') === null) return mark(resting)
  if (before.step === 'settle' || before.step === 'closed') return mark({})
  const since = owedSince(comment)
  const isAnswered = answeredAt !== null && answeredAt >= since
  return mark(isAnswered ? { answeredAt, ...toSettle(clocks, kind, answeredAt) } : toAnswer(clocks, kind, since))
}

/** An office has answered in public: now its author may say whether that settles it. Null where none was owed. */
export function answeredMatter(
  matter: Matter,
  { clocks, at, now }: { clocks: Clocks; at: number; now: number },
): Matter | null {
  if (matter.kind === null || matter.step !== 'answer' || at < matter.since) return null
  return changed(matter, 'answered', now, { answeredAt: at, ...toSettle(clocks, matter.kind, at) })
}

/** The answer is gone: the step to answer runs on from when it began. Null where none was given. */
export function unansweredMatter(comment: Marked, { clocks, now }: { clocks: Clocks; now: number }): Matter | null {
  const { matter } = comment
  if (matter === null || matter.kind === null || (matter.step !== 'settle' && matter.step !== 'closed')) return null
  return changed(matter, 'marked', now, { answeredAt: null, ...toAnswer(clocks, matter.kind, owedSince(comment)) })
}

/** Whether its author may say now that it is not settled. */
export const isOpenToSettle = (matter: Matter | null, now: number): matter is Matter & { kind: Kind } =>
  matter !== null && matter.kind !== null && matter.step === 'settle' && matter.due !== null && now < matter.due

/** "Belum terjawab": an answer is owed again, from now on. Null where the time for that is over, or has not begun. */
export function reopenedMatter(matter: Matter | null, { clocks, now }: { clocks: Clocks; now: number }): Matter | null {
  if (!isOpenToSettle(matter, now)) return null
  const set = { reopened: matter.reopened + 1, answeredAt: null, ...toAnswer(clocks, matter.kind, now) }
  return changed(matter, 'reopened', now, set)
}

/** Nobody objected in time. Null where the time is not over. */
export function closedMatter(matter: Matter, now: number): Matter | null {
  if (matter.step !== 'settle' || matter.due === null || now < matter.due) return null
  return changed(matter, 'closed', now, { step: 'closed', since: matter.due, due: null })
}

/** Another office has it now: its time to answer begins there. Null where none is owed. */
export function forwardedMatter(
  matter: Matter | null,
  { clocks, now }: { clocks: Clocks; now: number },
): Matter | null {
  if (matter === null || matter.kind === null || matter.step !== 'answer') return null
  return changed(matter, 'forwarded', now, { ...toAnswer(clocks, matter.kind, now), forwardBy: null })
}
