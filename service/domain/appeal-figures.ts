import { type Safe, Tally } from './tally.ts'
import type { Appeal } from './comment-facts.ts'

/** What of an appeal tells of figures. */
export type Appealed = Pick<Appeal, 'at' | 'outcome'>

/** Appeals: how many were asked for, how they were decided, how many wait. None is about fewer than five persons. */
export type AppealFigures = { asked: Safe; upheld: Safe; granted: Safe; waiting: Safe }

type Part = 'upheld' | 'granted' | 'waiting'
const parts = ['upheld', 'granted', 'waiting'] as const

/** What came of each of some appeals, whenever: the parts make up the whole. */
export class CohortOfAppeals {
  readonly #asked = new Tally()
  readonly #parts: Record<Part, Tally> = { upheld: new Tally(), granted: new Tally(), waiting: new Tally() }

  add({ outcome }: Appealed, reader: string | null): void {
    this.#asked.add(reader)
    this.#parts[outcome === null ? 'waiting' : outcome.granted ? 'granted' : 'upheld'].add(reader)
  }

  get figures(): AppealFigures {
    const told = this.#told()
    const safe = (part: Part): Safe => (told.has(part) ? this.#parts[part].safe : null)
    return { asked: this.#asked.safe, upheld: safe('upheld'), granted: safe('granted'), waiting: safe('waiting') }
  }

  /**
   * The parts that may be told: whoever takes them from the whole is left with nobody, or with five persons or more.
   */
  #told(): Set<Part> {
    const told = new Set(parts.filter((part) => this.#parts[part].safe !== null))
    const rest = (): Tally => Tally.together(parts.filter((part) => !told.has(part)).map((part) => this.#parts[part]))
    const fewestFirst = [...told].toSorted((one, other) => this.#parts[one].comments - this.#parts[other].comments)
    for (const part of fewestFirst) if (rest().comments > 0 && rest().safe === null) told.delete(part)
    return told
  }
}

/** What happened to appeals in a time, whenever they were asked for; and how many waited at its end. */
export class AppealsInTime {
  readonly #holds: (at: number) => boolean
  readonly #until: number
  readonly #asked = new Tally()
  readonly #upheld = new Tally()
  readonly #granted = new Tally()
  readonly #waiting = new Tally()

  /** in milliseconds UTC */
  constructor({ from, until }: { from: number; until: number }) {
    this.#holds = (at) => at >= from && at < until
    this.#until = until
  }

  add({ at, outcome }: Appealed, reader: string | null): void {
    if (this.#holds(at)) this.#asked.add(reader)
    if (outcome !== null && this.#holds(outcome.at)) (outcome.granted ? this.#granted : this.#upheld).add(reader)
    if (at < this.#until && (outcome === null || outcome.at >= this.#until)) this.#waiting.add(reader)
  }

  get figures(): AppealFigures {
    return {
      asked: this.#asked.safe,
      upheld: this.#upheld.safe,
      granted: this.#granted.safe,
      waiting: this.#waiting.safe,
    }
  }
}
