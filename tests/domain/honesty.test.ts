// How right the filter was: shares with their bounds, by week, never about a handful of people.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { week } from '../../service/domain/durations.ts'
import { type JudgedCount, shareOf, weeksOf } from '../../service/domain/honesty.ts'
import { weekStart } from '../../service/domain/weeks.ts'

describe('a week', () => {
  test('begins on Monday at midnight in Western Indonesia', () => {
    // 23 November 2026 is a Monday; midnight in Jakarta is 17.00 UTC of the day before.
    const monday = Date.UTC(2026, 10, 22, 17)
    expect(weekStart(monday)).toBe(monday)
    expect(weekStart(monday - 1)).toBe(monday - week)
    expect(weekStart(monday + week - 1)).toBe(monday)
  })
})

describe('a share', () => {
  test('of fewer than five is not told', () => {
    expect(shareOf(4, 4)).toBeNull()
    expect(shareOf(0, 0)).toBeNull()
    expect(shareOf(5, 5)).toMatchObject({ value: 1, of: 5 })
  })

  test('has Wilson’s bounds: ten of ten is not certainty', () => {
    const { value, low, high } = shareOf(10, 10) ?? { value: 0, low: 0, high: 0 }
    expect(value).toBe(1)
    expect(low).toBeCloseTo(0.7225, 3)
    expect(high).toBe(1)
    expect(shareOf(5, 10)?.low).toBeCloseTo(0.2366, 3)
    expect(shareOf(5, 10)?.high).toBeCloseTo(0.7634, 3)
  })

  test('always lies within its bounds, which lie between nothing and all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const share = shareOf(Math.round(part * of), of)
        if (!share) return false
        const { low, value, high } = share
        return 0 <= low && low <= value + 1e-12 && value <= high + 1e-12 && high <= 1
      }),
    )
  })
})

describe('the weeks', () => {
  const from = weekStart(1_790_000_000_000)
  const count = (over: Partial<JudgedCount>): JudgedCount => ({
    week: 0,
    suspected: false,
    found: null,
    comments: 1,
    ...over,
  })

  test('tell precision of what was suspected, recall of what was spam, and how much was held back', () => {
    const [one, two] = weeksOf(
      from,
      2,
      [
        count({ suspected: true, found: 'spam', comments: 45 }),
        count({ suspected: true, found: 'fine', comments: 5 }),
        count({ suspected: true, found: null, comments: 10 }),
        count({ suspected: false, found: 'spam', comments: 15 }),
        count({ suspected: false, found: 'fine', comments: 125 }),
        count({ week: 1, suspected: true, found: 'spam', comments: 3 }),
      ],
      [
        { at: from + 1, spam: true },
        { at: from + week - 1, spam: false },
        { at: from + week, spam: false },
      ],
    )
    expect(one).toMatchObject({ from, received: 200, suspected: 60, sample: { judged: 2, spam: 1 } })
    expect([one?.precision?.value, one?.recall?.value, one?.held?.value]).toEqual([0.9, 0.75, 0.3])
    expect(two).toMatchObject({ from: from + week, received: 3, precision: null, recall: null, held: null })
    expect(two?.sample).toEqual({ judged: 1, spam: 0 })
  })
})
