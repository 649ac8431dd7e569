/** So many of so many. */
export type Share = { hits: number; of: number }

const z = 1.96

/** Wilson's interval (1927) for 95 %: right for small counts and for shares near 0 and 1, where the usual one is not. */
export function interval({ hits, of }: Share): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 }
  const share = hits / of
  const base = 1 + (z * z) / of
  const centre = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { low: Math.max(0, (centre - half) / base), high: Math.min(1, (centre + half) / base) }
}

const percent = (share: number): string => (share * 100).toFixed(share > 0.1 && share < 0.995 ? 1 : 2)

export const rate = ({ hits, of }: Share): string => `${percent(of === 0 ? 0 : hits / of)} %`

export function told(share: Share): string {
  const { low, high } = interval(share)
  return `${rate(share)} (${percent(low)}–${percent(high)}; ${share.hits} of ${share.of})`
}

export const count = <Item>(list: readonly Item[], is: (item: Item) => boolean): Share => ({
  hits: list.filter(is).length,
  of: list.length,
})

/** The score that this share of harmless comments stands above, no more. */
export function cutAt(harmless: readonly number[], share: number): number {
  const sorted = [...harmless].toSorted((one, other) => other - one)
  return sorted[Math.floor(sorted.length * share)] ?? 1
}
