import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeEvery } from '../../service/operations/operator/audit/keep.ts'

const hour = 3_600_000

test('a chain of up to 10,000 lines is walked whole once an hour, the longest once a day', () => {
  expect([0, 1, 10_000].map(wholeEvery)).toEqual([hour, hour, hour])
  expect([120_000, 240_000, 50_000_000].map(wholeEvery)).toEqual([12 * hour, 24 * hour, 24 * hour])
})

test('a longer chain never waits for less, and nothing that was removed stays hidden for more than a day', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (lines, more) => {
      expect(wholeEvery(lines + more)).toBeGreaterThanOrEqual(wholeEvery(lines))
      expect(wholeEvery(lines)).toBeLessThanOrEqual(24 * hour)
    }),
  )
})
