/** Figures about fewer persons than this say more of persons than of an office: the stores' queries give none. */
export const fewest = 5

/** A count, or null where it is of fewer than five persons. */
export type Safe = number | null

/** Of durations in milliseconds: the middle one, the one that nine of ten do not exceed, and of how many. */
export type Spread = { median: number; ninth: number; of: number }

/** Counts comments, and their writers only until they are enough to tell of. */
export class Tally {
  #comments = 0
  readonly #writers = new Set<string>()
  #alone = 0

  add(reader: string | null): void {
    this.#comments++
    if (reader === null) this.#alone++
    else if (this.#writers.size < fewest) this.#writers.add(reader)
  }

  get comments(): number {
    return this.#comments
  }

  /** All that was counted in each of these. Enough persons in one are enough; below that each is known. */
  static together(tallies: readonly Tally[]): Tally {
    const all = new Tally()
    for (const { comments, writers, alone } of tallies.map((one) => one.#counted)) {
      all.#comments += comments
      all.#alone += alone
      for (const writer of writers) all.#writers.add(writer)
    }
    return all
  }

  get #counted() {
    return { comments: this.#comments, writers: this.#writers, alone: this.#alone }
  }

  get safe(): Safe {
    return this.#writers.size + this.#alone < fewest ? null : this.#comments
  }
}

/** Counts durations, and tells the middle one where they are of enough persons. */
export class Durations {
  readonly #lasted: number[] = []
  readonly #tally = new Tally()

  add(lasted: number, reader: string | null): void {
    this.#lasted.push(Math.max(lasted, 0))
    this.#tally.add(reader)
  }

  get spread(): Spread | null {
    if (this.#tally.safe === null) return null
    const sorted = this.#lasted.toSorted((one, other) => one - other)
    const at = (share: number): number => sorted[Math.min(Math.ceil(share * sorted.length), sorted.length) - 1] ?? 0
    return { median: at(0.5), ninth: at(0.9), of: sorted.length }
  }
}

export const newTally = (): Tally => new Tally()
