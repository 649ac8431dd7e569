/** Work by the clock. It may run late, twice, or be cut short: it finds what is owed in the store, and nothing else. */
export type Duty = {
  name: string
  /** milliseconds between two runs */
  every: number
  run(now: number): Promise<void>
}
