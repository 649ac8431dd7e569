import { type Beside, type Counted, Counting, type Figures } from './insights.ts'

/** Offices counted together, by the name they are given. */
export type Group = [name: string, offices: string[]]

/** What is told of offices at once: the figures of some, and groups beside each other. Groups may overlap. */
export type Asked = { whole: string[] | 'all'; groups: Group[] }
export type Surveyed = { whole: Figures; beside: Beside[] }

/** Counts what is fed to it for all who ask at once, so that a store reads each comment once. */
export class Survey {
  readonly #whole: Counting
  readonly #isWhole: (office: string) => boolean
  readonly #groups: { name: string; counting: Counting }[]
  readonly #groupsOf = new Map<string, Counting[]>()

  /** `from` and `until` in milliseconds UTC */
  constructor({ from, until }: { from: number; until: number }, { whole, groups }: Asked) {
    this.#whole = new Counting(from, until)
    const among = new Set(whole === 'all' ? [] : whole)
    this.#isWhole = whole === 'all' ? () => true : (office) => among.has(office)
    this.#groups = groups.map(([name]) => ({ name, counting: new Counting(from, until) }))
    for (const [at, [, offices]] of groups.entries()) {
      const { counting } = this.#groups[at] ?? { counting: this.#whole }
      for (const office of offices) this.#groupsOf.getOrInsertComputed(office, () => []).push(counting)
    }
  }

  add(one: Counted): void {
    if (this.#isWhole(one.office)) this.#whole.add(one)
    for (const counting of this.#groupsOf.get(one.office) ?? []) counting.add(one)
  }

  get told(): Surveyed {
    const beside = this.#groups.map(({ name, counting }) => {
      const { received, published, answered, toDecide } = counting.figures
      return { office: name, received, published, answered, toDecide }
    })
    return { whole: this.#whole.figures, beside }
  }
}
