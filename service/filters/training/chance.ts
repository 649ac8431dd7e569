/** Chance from a seed, the same in every run and on every machine: xorshift32 (Marsaglia 2003). From 0 up to 1, without 1. */
export type Chance = () => number

export function seeded(seed: number): Chance {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** One of a list that is not empty. */
export function pick<const Item>(list: readonly Item[], chance: Chance): Item {
  const item = list[Math.floor(chance() * list.length)]
  if (item === undefined) throw new RangeError('Nothing to pick from')
  return item
}

/** A list in another order (Fisher and Yates). */
export function shuffled<Item>(list: readonly Item[], chance: Chance): Item[] {
  const all = [...list]
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    const kept = all[last] as Item
    all[last] = all[other] as Item
    all[other] = kept
  }
  return all
}

/** A number that depends on a text alone (FNV-1a), for splits that a new row does not stir. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
