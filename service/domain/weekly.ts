import { type AppealFigures, AppealsInTime } from './appeal-figures.ts'
import { type Counted, type Outcome, type OutcomeCount, outcomeOf, safeOf } from './insights.ts'
import { owedAt } from './matters.ts'
import type { TimeSpan } from './spans.ts'
import { Durations, newTally, type Safe, type Spread, Tally } from './tally.ts'
import type { Matter } from './comment-facts.ts'
import { week } from './durations.ts'

/** What of a matter tells of a week. */
export type Lived = Pick<Matter, 'kind' | 'step' | 'due' | 'trail'>

/** What a store reads of one comment by a reader, to count it into a week. */
export type WeekCounted = Counted & {
  matter: Lived | null
  /** the office that it was passed on to, and whose it then is to answer */
  forwardedTo: string | null
}

/** What happened to questions and complaints in a week. */
export type LifeFigures = {
  /** those written in it */
  asked: Safe
  /** public answers to those whose time ran, each again after "belum terjawab" */
  answered: Safe
  /** of these answers, those that followed "belum terjawab" */
  answeredAgain: Safe
  /** "belum terjawab" */
  reopened: Safe
  /** closed, since nobody objected in time */
  closed: Safe
  /** passed on to another office */
  forwarded: Safe
  /** late at its end: an answer was owed by these offices, and its time was over */
  late: Safe
}

/** A week of one or several offices. None of its figures is about fewer than five persons. */
export type WeekFigures = {
  received: Safe
  writers: Safe
  /** of what was received, what is public, and how much of that was answered by the end of the week */
  published: Safe
  replied: Safe
  /** pages that were commented in public, and those of them without any answer */
  pages: Safe
  silentPages: Safe
  /** what was decided in the week, whenever it was written, and why */
  decided: Safe
  outcomes: OutcomeCount[]
  toDecide: Spread | null
  /** what was answered first in the week, whenever it was written */
  answered: Safe
  toAnswer: Spread | null
  life: LifeFigures
  /** what happened to appeals in the week, and how many waited at its end */
  appeals: AppealFigures
}

type Happening = keyof LifeFigures

const newLife = (): Record<Happening, Tally> => ({
  asked: new Tally(),
  answered: new Tally(),
  answeredAgain: new Tally(),
  reopened: new Tally(),
  closed: new Tally(),
  forwarded: new Tally(),
  late: new Tally(),
})

/** Whether a kind of comment is followed to its answer. */
const isFollowed = ({ kind }: Lived): boolean => kind === 'question' || kind === 'complaint'

/** Counts what is fed to it into one week; what it tells is never about fewer than five persons. */
class WeekCounting {
  readonly #span: TimeSpan
  /** null: all */
  readonly #offices: Set<string> | null
  readonly #received = new Tally()
  readonly #published = new Tally()
  readonly #replied = new Tally()
  readonly #decided = new Tally()
  readonly #answered = new Tally()
  readonly #outcomes = new Map<Outcome, Tally>()
  readonly #toDecide = new Durations()
  readonly #toAnswer = new Durations()
  /** whether anything was answered on it */
  readonly #pages = new Map<string, boolean>()
  readonly #writers = new Set<string>()
  #alone = 0
  readonly #life = newLife()
  readonly #appeals: AppealsInTime

  constructor({ from, until, offices }: TimeSpan & { offices: string[] | 'all' }) {
    this.#appeals = new AppealsInTime({ from, until })
    this.#span = { from, until }
    this.#offices = offices === 'all' ? null : new Set(offices)
  }

  #isOurs(office: string): boolean {
    return this.#offices === null || this.#offices.has(office)
  }

  #holds(at: number | null): at is number {
    return at !== null && at >= this.#span.from && at < this.#span.until
  }

  /** Whatever has no part in the week changes nothing. */
  add(one: WeekCounted): void {
    const { office, forwardedTo, matter } = one
    if (this.#isOurs(office)) this.#addOurs(one)
    if (matter !== null && isFollowed(matter) && this.#isOurs(forwardedTo ?? office)) this.#addLate(one, matter)
  }

  #addOurs(one: WeekCounted): void {
    const { reader, createdAt, decidedAt, answeredAt, matter, appeal } = one
    if (this.#holds(createdAt)) this.#addReceived(one)
    if (this.#holds(decidedAt)) {
      this.#decided.add(reader)
      this.#outcomes.getOrInsertComputed(outcomeOf(one), newTally).add(reader)
      this.#toDecide.add(decidedAt - createdAt, reader)
    }
    if (this.#holds(answeredAt)) {
      this.#answered.add(reader)
      this.#toAnswer.add(answeredAt - createdAt, reader)
    }
    if (matter !== null && isFollowed(matter)) this.#addLife(one, matter)
    if (appeal !== null) this.#appeals.add(appeal, reader)
  }

  #addReceived({ reader, state, page, answeredAt }: WeekCounted): void {
    this.#received.add(reader)
    if (reader === null) this.#alone++
    else this.#writers.add(reader)
    if (state !== 'published') return
    const isAnswered = answeredAt !== null && answeredAt < this.#span.until
    this.#published.add(reader)
    if (isAnswered) this.#replied.add(reader)
    this.#pages.set(page, (this.#pages.get(page) ?? false) || isAnswered)
  }

  #addLife({ reader, createdAt }: WeekCounted, { trail }: Lived): void {
    const add = (what: Happening): void => this.#life[what].add(reader)
    if (this.#holds(createdAt)) add('asked')
    let isReopened = false
    for (const [number, { at, act }] of trail.entries()) {
      if (act === 'reopened') isReopened = true
      if (!this.#holds(at)) continue
      if (act === 'answered' || act === 'reopened' || act === 'closed') add(act)
      if (act === 'answered' && isReopened) add('answeredAgain')
      if (act === 'forwarded' && trail[number + 1]?.act !== 'unforwarded') add('forwarded')
    }
  }

  #addLate({ reader, state }: WeekCounted, matter: Lived): void {
    const due = owedAt(matter, this.#span.until)
    if (state === 'published' && due !== null && due <= this.#span.until) this.#life.late.add(reader)
  }

  get figures(): WeekFigures {
    const pages = [...this.#pages.values()]
    const [received, published] = [this.#received.safe, this.#published.safe]
    const { asked, answered, answeredAgain, reopened, closed, forwarded, late } = this.#life
    return {
      received,
      writers: received === null ? null : this.#writers.size + this.#alone,
      published,
      replied: this.#replied.safe,
      pages: published === null ? null : pages.length,
      silentPages: published === null ? null : pages.filter((isAnswered) => !isAnswered).length,
      decided: this.#decided.safe,
      outcomes: safeOf(this.#outcomes),
      toDecide: this.#toDecide.spread,
      answered: this.#answered.safe,
      toAnswer: this.#toAnswer.spread,
      life: {
        asked: asked.safe,
        answered: answered.safe,
        answeredAgain: answeredAgain.safe,
        reopened: reopened.safe,
        closed: closed.safe,
        forwarded: forwarded.safe,
        late: late.safe,
      },
      appeals: this.#appeals.figures,
    }
  }
}

/** A week, and the one before as far as this one has come: both are counted from the same comments. */
export type TwoWeeks = { week: WeekFigures; before: WeekFigures }

/** What was written, decided, answered or moved from here on may have part in a week or in the one before. */
export const firstOfTwoWeeks = ({ from }: TimeSpan): number => from - week

/** Counts what is fed to it into a week and into the one before. */
export class TwoWeeksCounting {
  readonly #week: WeekCounting
  readonly #before: WeekCounting

  constructor(read: TimeSpan & { offices: string[] | 'all' }) {
    this.#week = new WeekCounting(read)
    this.#before = new WeekCounting({ ...read, from: read.from - week, until: read.until - week })
  }

  add(one: WeekCounted): void {
    this.#week.add(one)
    this.#before.add(one)
  }

  get figures(): TwoWeeks {
    return { week: this.#week.figures, before: this.#before.figures }
  }
}
