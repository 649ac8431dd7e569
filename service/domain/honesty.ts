/** How right the filter was, against what members made of it in the end. */
import { week } from './durations.ts'
import { weekStart } from './weeks.ts'

/** How many comments of one week the machine suspected or not, and what members found in the end; null: nobody has. */
export type JudgedCount = { week: number; suspected: boolean; found: 'spam' | 'fine' | null; comments: number }

/** One comment that had passed unseen, by when it was written, read for the sample. */
export type Sampled = { at: number; spam: boolean }

/** A share with the bounds that hold it with 95 % certainty, and of how many it was taken. */
export type Share = { value: number; low: number; high: number; of: number }

export type Week = {
  from: number
  received: number
  suspected: number
  /** of what was suspected and decided, how much was spam */
  precision: Share | null
  /** of the spam that members found, how much had been suspected */
  recall: Share | null
  /** of all, how much the machine kept back for its words */
  held: Share | null
  sample: { judged: number; spam: number }
}

/** Figures about fewer than this say more of persons than of the filter. */
const fewest = 5

const z = 1.96

/** A share with its 95 % interval (Wilson 1927), or null for too few. */
export function shareOf(part: number, of: number): Share | null {
  if (of < fewest) return null
  const value = part / of
  const middle = (value + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const reach = (z / (1 + (z * z) / of)) * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of))
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach), of }
}

/** The weeks from `from` on, oldest first, each with what is known of it. */
export function weeksOf(
  from: number,
  weeks: number,
  counts: readonly JudgedCount[],
  samples: readonly Sampled[],
): Week[] {
  return Array.from({ length: weeks }, (_, number) => {
    const start = from + number * week
    const of = counts.filter((count) => count.week === number)
    const sampled = samples.filter(({ at }) => weekStart(at) === start)
    return weekOf(start, of, sampled)
  })
}

function weekOf(from: number, counts: JudgedCount[], samples: Sampled[]): Week {
  const sum = (wanted: (count: JudgedCount) => boolean): number =>
    counts.reduce((total, count) => total + (wanted(count) ? count.comments : 0), 0)
  const received = sum(() => true)
  const suspected = sum((count) => count.suspected)
  const caught = sum((count) => count.suspected && count.found === 'spam')
  const wrongly = sum((count) => count.suspected && count.found === 'fine')
  const missed = sum((count) => !count.suspected && count.found === 'spam')
  return {
    from,
    received,
    suspected,
    precision: shareOf(caught, caught + wrongly),
    recall: shareOf(caught, caught + missed),
    held: shareOf(suspected, received),
    sample: { judged: samples.length, spam: samples.filter(({ spam }) => spam).length },
  }
}
