import { readyReasons } from '../contract/ready-reasons.ts'
import type { State } from '../contract/views.ts'
import { type AppealFigures, type Appealed, CohortOfAppeals } from './appeal-figures.ts'
import { Durations, newTally, type Safe, type Spread, Tally } from './tally.ts'
import { week } from './durations.ts'

/**
 * A queue that nobody opens: something waits for longer than these working days, and nothing was decided for so long.
 */
export const idleWorkingDays = 2
export const idleTime = week

/** What a store reads of one comment by a reader, to count it. */
export type Counted = {
  office: string
  page: string
  createdAt: number
  state: State
  withdrawn: boolean
  /** when it was decided last, and the decision's reason where it was rejected */
  decidedAt: number | null
  reason: string | null
  /** the browser; null where none is known, and then each comment counts as somebody */
  reader: string | null
  /** when an office first answered it in public; null where none has */
  answeredAt: number | null
  /** what its author said against a decision */
  appeal: Appealed | null
}

/** What became of comments, and why: free words of a member are `other`. */
export type Outcome = 'published' | 'held' | 'spam' | 'removed' | 'withdrawn' | 'unsaid' | 'other' | (string & {})

const codes = new Map(readyReasons.map(({ id, code }) => [id, code]))

/** A ready reason is told by its code, so that figures never hold what a member has written themselves. */
export function outcomeOf({ state, withdrawn, reason }: Pick<Counted, 'state' | 'withdrawn' | 'reason'>): Outcome {
  if (withdrawn) return 'withdrawn'
  if (state !== 'rejected') return state
  return reason === null ? 'unsaid' : (codes.get(reason) ?? 'other')
}

/** One week: when it began, what came in, and what became of it. */
export type FigureWeek = {
  from: number
  received: Safe
  published: Safe
  answered: Safe
  outcomes: OutcomeCount[]
  /** what came of appeals about what was written in it */
  appeals: AppealFigures
}

/** How many came to this; what is of fewer than five persons is left out. */
export type OutcomeCount = { outcome: Outcome; comments: number }

export type Figures = {
  received: Safe
  writers: Safe
  published: Safe
  /** of what was published, how much an office has answered */
  answered: Safe
  /** pages that were commented, and those of them where nothing was answered */
  pages: Safe
  silentPages: Safe
  weeks: FigureWeek[]
  /** what became of it and why, most first; what is of fewer than five persons is left out */
  outcomes: OutcomeCount[]
  appeals: AppealFigures
  toDecide: Spread | null
  toAnswer: Spread | null
}

const newWeek = () => ({
  received: new Tally(),
  published: new Tally(),
  answered: new Tally(),
  outcomes: new Map<Outcome, Tally>(),
  appeals: new CohortOfAppeals(),
})

/** Those of enough persons, most first. */
export const safeOf = (outcomes: Map<Outcome, Tally>): OutcomeCount[] =>
  Array.from(outcomes, ([outcome, tally]) => ({ outcome, comments: tally.safe }))
    .flatMap(({ outcome, comments }) => (comments === null ? [] : [{ outcome, comments }]))
    .toSorted((one, other) => other.comments - one.comments || (one.outcome < other.outcome ? -1 : 1))

/** Counts what is fed to it; what it tells is never about fewer than five persons. */
export class Counting {
  readonly #from: number
  readonly #weeks: ReturnType<typeof newWeek>[]
  readonly #all = newWeek()
  /** whether anything was answered on it */
  readonly #pages = new Map<string, boolean>()
  readonly #writers = new Set<string>()
  #alone = 0
  readonly #toDecide = new Durations()
  readonly #toAnswer = new Durations()

  /** `from` and `until` in milliseconds UTC */
  constructor(from: number, until: number) {
    this.#from = from
    this.#weeks = Array.from({ length: Math.max(Math.ceil((until - from) / week), 1) }, newWeek)
  }

  add(one: Counted): void {
    const { reader, createdAt, decidedAt, answeredAt } = one
    const isPublic = one.state === 'published'
    const outcome = outcomeOf(one)
    if (reader === null) this.#alone++
    else this.#writers.add(reader)
    for (const tallies of [this.#all, this.#weeks[Math.floor((createdAt - this.#from) / week)]]) {
      if (!tallies) continue
      tallies.received.add(reader)
      tallies.outcomes.getOrInsertComputed(outcome, newTally).add(reader)
      if (isPublic) tallies.published.add(reader)
      if (isPublic && answeredAt !== null) tallies.answered.add(reader)
      if (one.appeal !== null) tallies.appeals.add(one.appeal, reader)
    }
    if (isPublic) {
      this.#pages.set(one.page, (this.#pages.get(one.page) ?? false) || answeredAt !== null)
    }
    if (decidedAt !== null) this.#toDecide.add(decidedAt - createdAt, reader)
    if (answeredAt !== null) this.#toAnswer.add(answeredAt - createdAt, reader)
  }

  get figures(): Figures {
    const pages = [...this.#pages.values()]
    const { received, published, answered } = this.#all
    return {
      received: received.safe,
      writers: received.safe === null ? null : this.#writers.size + this.#alone,
      published: published.safe,
      answered: answered.safe,
      pages: published.safe === null ? null : pages.length,
      silentPages: published.safe === null ? null : pages.filter((isAnswered) => !isAnswered).length,
      weeks: this.#weeks.map((one, number) => ({
        from: this.#from + number * week,
        received: one.received.safe,
        published: one.published.safe,
        answered: one.answered.safe,
        outcomes: safeOf(one.outcomes),
        appeals: one.appeals.figures,
      })),
      outcomes: safeOf(this.#all.outcomes),
      appeals: this.#all.appeals.figures,
      toDecide: this.#toDecide.spread,
      toAnswer: this.#toAnswer.spread,
    }
  }
}

/** An office beside others: never about fewer than five persons. */
export type Beside = Pick<Figures, 'received' | 'published' | 'answered'> & {
  office: string
  toDecide: Spread | null
}
