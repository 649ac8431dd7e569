// The calendar of an election as a strip of weeks: where each stage lies, and where today is.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateHere, weeksOf } from '../../widget/desk/pages/weeks.ts'

const quiet = { from: '2029-02-11', until: '2029-02-13' }

test('whole weeks from Monday to Sunday, with today marked', () => {
  expect(weeksOf([quiet], '2029-02-14')).toEqual({
    from: '2029-02-05',
    until: '2029-02-18',
    ticks: [0, 0.5],
    bars: [{ at: 6 / 14, width: 3 / 14 }],
    today: 9.5 / 14,
  })
})

test('today is drawn near the calendar, and left out where all else would shrink', () => {
  expect(weeksOf([quiet], '2029-01-01')).toMatchObject({ from: '2029-01-01', today: 0.5 / 49 })
  expect(weeksOf([quiet], '2026-11-26')).toMatchObject({ from: '2029-02-05', until: '2029-02-18', today: null })
})

test('without rows, or with one that is no span of days, there is no picture', () => {
  expect(weeksOf([], '2029-02-14')).toBeNull()
  expect(weeksOf([{ from: '2029-02-13', until: '2029-02-11' }], '2029-02-14')).toBeNull()
  expect(weeksOf([{ from: '', until: '' }], '2029-02-14')).toBeNull()
})

test('whatever the rows are, every bar and today lie within the strip', () => {
  const first = Date.UTC(2029, 0, 1)
  const dateOf = (days: number): string => new Date(first + days * 86_400_000).toISOString().slice(0, 10)
  const row = fc.tuple(fc.nat(400), fc.nat(90)).map(([at, days]) => ({ from: dateOf(at), until: dateOf(at + days) }))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.integer({ min: -300, max: 900 }), (rows, now) => {
      const weeks = weeksOf(rows, dateOf(now))
      expect(weeks?.bars).toHaveLength(rows.length)
      for (const { at, width } of weeks?.bars ?? []) {
        expect(at).toBeGreaterThanOrEqual(0)
        expect(width).toBeGreaterThan(0)
        expect(at + width).toBeLessThanOrEqual(1 + 1e-9)
      }
      if (weeks && weeks.today !== null) expect(weeks.today > 0 && weeks.today < 1).toBe(true)
    }),
  )
})

test('a day is that of the clock on the wall', () => {
  expect(dateHere(new Date(2029, 1, 3, 23, 59).getTime())).toBe('2029-02-03')
})
