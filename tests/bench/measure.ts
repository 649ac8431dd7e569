/** What one benchmark found: a figure of ours beside its baseline's in the same run, and what was promised. */
export type Row = {
  what: string
  ours: string
  baseline: string
  /** ours ÷ baseline, the median of the pairs; null where there is no baseline */
  ratio: number | null
  budget: string
  kept: boolean
}

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

const columns = ['what', 'ours', 'baseline', 'ratio', 'budget', ''] as const

/** The table as people read it, one line a benchmark. */
export function table(rows: Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    row.ours,
    row.baseline,
    row.ratio === null ? '' : `${row.ratio.toFixed(2)} ×`,
    row.budget,
    row.kept ? 'kept' : 'MISSED',
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
