/** What one benchmark found: a figure of ours beside its baseline's in the same run, and what was promised. */
export type Row = {
  what: string
  ours: string
  baseline: string
  /** ours ÷ baseline, the median of the pairs; null where there is no baseline */
  ratio: number | null
  /** what was promised; '' for a figure that is printed for scale alone */
  budget: string
  /** null where nothing was promised */
  kept: boolean | null
}

export type Options = {
  /** the size that the budget names, where the usual one is smaller */
  large: boolean
  /** of benchmarks that know both stores, the one that is wanted; null: both */
  store: 'sqlite' | 'mongo' | null
  /** where what takes long to fill is kept, and found again by the next run; null: it goes with the run */
  kept: string | null
  /** where pictures of what was measured are put; null: none are made */
  pictures: string | null
  /** says how far a long benchmark is */
  say(line: string): void
}

export type Benchmark = { name: string; run(options: Options): Promise<Row[]> }

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2
}

export type Pairs = { ours: number; baseline: number; ratio: number }

/**
 * Measures ours and the baseline in turn, so that a machine that slows down slows both; the first pair warms up and
 * is not counted.
 */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Pairs> {
  const pairs: { a: number; b: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const a = await ours()
    const b = await baseline()
    if (round > 0) pairs.push({ a, b })
  }
  return {
    ours: median(pairs.map((pair) => pair.a)),
    baseline: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  }
}

/** Chance that is the same in every run: xorshift32, from a seed that is not 0. Gives 0 up to 1, without 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const columns = ['what', 'ours', 'baseline', 'ratio', 'budget', ''] as const

const judgement = ({ kept }: Row): string => (kept === null ? '' : kept ? 'kept' : 'MISSED')

/** The table as people read it, one line a figure. */
export function table(rows: Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    row.ours,
    row.baseline,
    row.ratio === null ? '' : `${row.ratio.toFixed(2)} ×`,
    row.budget,
    judgement(row),
  ])
  const all = [[...columns], ...lines]
  const widths = columns.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)))
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
