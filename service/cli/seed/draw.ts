import type { Chance } from '../../filters/training/chance.ts'
import { day, hour } from '../../domain/durations.ts'

/**
 * Draws places from 0 to `count`, the n-th as often as Zipf's law has it (Newman 2005): with a share of 1 ÷ (n + 1).
 */
export function zipf(count: number, chance: Chance): () => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let place = 0; place < count; place++) sums[place] = sum += 1 / (place + 1)
  return () => {
    const wanted = chance() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

const aheadOfUtc = 7 * hour

/** How long after a moment something comes that mostly comes soon: exponential, with this mean, in milliseconds. */
export const soon = (mean: number, chance: Chance): number => -Math.log(1 - chance()) * mean

/** When news appear: on working days between 8 and 16 in Western Indonesia, within `days` before now. */
export function newsTime(now: number, days: number, chance: Chance): number {
  for (;;) {
    const at = Math.floor((now - chance() * days * day + aheadOfUtc) / day) * day - aheadOfUtc
    const weekday = new Date(at + aheadOfUtc).getUTCDay()
    const time = at + (8 + chance() * 8) * hour
    if (weekday !== 0 && weekday !== 6 && time < now) return Math.floor(time)
  }
}

/** The same moment in waking hours: what falls between 0 and 5 is moved to the morning. */
export function awake(time: number): number {
  const hours = Math.floor(((time + aheadOfUtc) % day) / hour)
  return hours < 5 ? time + 6 * hour : time
}
