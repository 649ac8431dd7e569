import type { Kind } from '../contract/matters.ts'
import { type Clocks, daysFor, dueFrom } from './clocks.ts'
import type { Comment } from './comment.ts'
import type { Matter, MatterEvent } from './comment-facts.ts'
import { forwardedTo } from './forwarding.ts'

const trailMost = 20

const owedIn = ({ step, due }: Matter): { owed?: number } => (step === 'answer' && due !== null ? { owed: due } : {})

const changed = (matter: Matter, event: MatterEvent, set: Partial<Matter>): Matter => ({
  ...matter,
  ...set,
  trail: [...matter.trail, { ...event, ...owedIn(matter) }].slice(-trailMost),
  turn: matter.turn + 1,
})

/** A comment as far as its matter depends on it. */
type Followed = Pick<Comment, 'createdAt' | 'matter' | 'forwarded'>

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

/** When the answer that is owed in public is due; null where none is. */
export const answerDue = ({ state, matter }: Pick<Comment, 'state' | 'matter'>): number | null =>
  state === 'published' && matter?.step === 'answer' ? matter.due : null

type Step = Pick<Matter, 'step' | 'since' | 'due' | 'forwardBy'>

/**
 * The step to answer, from this moment on; it has no clock where the table has no time for the kind. What was passed on
 * need not be again.
 */
function toAnswer(clocks: Clocks, kind: Kind, since: number, { forwarded }: Pick<Followed, 'forwarded'>): Step {
  const due = dueFrom(clocks, kind, 'answer', since)
  if (due === null) return { ...resting, since }
  return { step: 'answer', since, due, forwardBy: forwarded ? null : dueFrom(clocks, kind, 'forward', since) }
}

/** What is left for the author to say, from the answer on; without a time for it, the answer closes the matter. */
function toSettle(clocks: Clocks, kind: Kind, since: number): Step {
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

/** Since when its author waits for an answer: since it was asked, or they last said that it is not settled. */
export function askedSince({ createdAt, matter }: Pick<Followed, 'createdAt' | 'matter'>): number {
  return matter?.trail.findLast(({ act }) => act === 'reopened')?.at ?? createdAt
}

/** Since when an answer is owed by the office that is to give it: another one's time begins when it was passed on. */
export function owedSince(comment: Followed): number {
  const { forwarded } = comment
  return Math.max(askedSince(comment), forwarded && forwardedTo(comment) !== null ? forwarded.at : 0)
}

/**
 * Marks a comment as a member judges it, or (null) takes that back. Its clock runs from when it was received, since
 * that is how long its author has waited; where an office has answered already, the author's time runs.
 */
export function markedMatter(comment: Followed, { kind, clocks, answeredAt, now }: Marking): Matter {
  const before = comment.matter ?? unmarked
  const mark = (set: Partial<Matter>): Matter => changed(before, { at: now, act: 'marked' }, { kind, ...set })
  if (kind === null || daysFor(clocks, kind, 'answer') === null) return mark(resting)
  if (before.step === 'settle' || before.step === 'closed') return mark({})
  const since = owedSince(comment)
  const isAnswered = answeredAt !== null && answeredAt >= since
  return mark(
    isAnswered ? { answeredAt, ...toSettle(clocks, kind, answeredAt) } : toAnswer(clocks, kind, since, comment),
  )
}

/** An office has answered in public: now its author may say whether that settles it. Null where none was owed. */
export function answeredMatter(
  matter: Matter,
  { clocks, at, now }: { clocks: Clocks; at: number; now: number },
): Matter | null {
  if (matter.kind === null || matter.step !== 'answer' || at < matter.since) return null
  return changed(matter, { at: now, act: 'answered' }, { answeredAt: at, ...toSettle(clocks, matter.kind, at) })
}

/** The answer is gone: the step to answer runs on from when it began. Null where none was given. */
export function unansweredMatter(comment: Followed, { clocks, now }: { clocks: Clocks; now: number }): Matter | null {
  const { matter } = comment
  if (matter === null || matter.kind === null || (matter.step !== 'settle' && matter.step !== 'closed')) return null
  const set = { answeredAt: null, ...toAnswer(clocks, matter.kind, owedSince(comment), comment) }
  return changed(matter, { at: now, act: 'marked' }, set)
}

/** Whether its author may say now that it is not settled. */
export const isOpenToSettle = (matter: Matter | null, now: number): matter is Matter & { kind: Kind } =>
  matter !== null && matter.kind !== null && matter.step === 'settle' && matter.due !== null && now < matter.due

/** When something last happened to it; null where nothing did. A clock that was set back does not make that earlier. */
export const movedAt = ({ trail }: Pick<Matter, 'trail'>): number | null =>
  trail.length === 0 ? null : Math.max(...trail.map(({ at }) => at))

/**
 * Until when an answer was owed at a moment; null where none was owed then. What lies before the trail is not known.
 */
export function owedAt({ step, due, trail }: Pick<Matter, 'step' | 'due' | 'trail'>, at: number): number | null {
  const next = trail.find((one) => one.at >= at)
  if (next) return next.owed ?? null
  return step === 'answer' ? due : null
}

/** "Belum terjawab": an answer is owed again, from now on. Null where the time for that is over, or has not begun. */
export function reopenedMatter(comment: Followed, { clocks, now }: { clocks: Clocks; now: number }): Matter | null {
  const { matter } = comment
  if (!isOpenToSettle(matter, now)) return null
  const set = { reopened: matter.reopened + 1, answeredAt: null, ...toAnswer(clocks, matter.kind, now, comment) }
  return changed(matter, { at: now, act: 'reopened' }, set)
}

/** Nobody objected in time. Null where the time is not over. */
export function closedMatter(matter: Matter, now: number): Matter | null {
  if (matter.step !== 'settle' || matter.due === null || now < matter.due) return null
  return changed(matter, { at: now, act: 'closed' }, { step: 'closed', since: matter.due, due: null })
}

/**
 * It was passed on, or that was taken back: whoever is to answer it now has their own time for that, and the step to
 * pass it on is met. Null where none is owed, or where it is so already.
 */
export function forwardedMatter(comment: Followed, { clocks, now }: { clocks: Clocks; now: number }): Matter | null {
  const { matter, forwarded } = comment
  if (matter === null || matter.kind === null || matter.step !== 'answer') return null
  const since = owedSince(comment)
  const isSo = matter.since === since && (forwarded === null ? matter.forwardBy !== null : matter.forwardBy === null)
  if (isSo) return null
  const event: MatterEvent =
    forwarded === null
      ? { at: now, act: 'unforwarded' }
      : { at: forwarded.at, act: 'forwarded', ...(matter.forwardBy !== null && { due: matter.forwardBy }) }
  return changed(matter, event, toAnswer(clocks, matter.kind, since, comment))
}
