import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as opening from '../../service/domain/opening.ts'
import type { Policy } from '../../service/domain/policy.ts'
import { aPolicy, noon } from './making.ts'

const here = { zone: 'WIB', closings: [] } as const
const openingOf = (policy: Policy, now: number) => opening.openingOf(policy, now, here)
const nextEdge = (policy: Policy, now: number) => opening.nextEdge(policy, now, here)
const engagementAt = (policy: Policy, now: number) => opening.engagementAt(policy, now, null)

const hour = 3_600_000
const at = (hours: number): string => new Date(noon + hours * hour).toISOString()
const quiet = (...periods: [number, number, string?][]) =>
  aPolicy({
    quietPeriods: periods.map(([from, until, reason = 'masa tenang']) => ({
      from: at(from),
      until: at(until),
      reason,
    })),
  })

describe('whether readers may support and react', () => {
  it('rests in a quiet period, from its first instant to before its last, also where no comments are taken', () => {
    for (const policy of [
      quiet([1, 3]),
      { ...quiet([1, 3]), moderation: aPolicy({ moderation: 'closed' }).moderation },
    ]) {
      expect(engagementAt(policy, noon)).toEqual({ open: true })
      expect(engagementAt(policy, noon + hour)).toEqual({ open: false, code: 'quiet-period' })
      expect(engagementAt(policy, noon + 3 * hour)).toEqual({ open: true })
    }
  })

  it('is not where the office wants none of it', () => {
    expect(engagementAt(aPolicy({ engagement: 'off' }), noon)).toEqual({ open: false, code: 'off' })
  })
})

describe('whether a page takes comments', () => {
  it('is always so where nothing is said', () => {
    expect(openingOf(aPolicy(), noon)).toEqual({ open: true, until: Infinity })
    expect(nextEdge(aPolicy(), noon)).toBe(Infinity)
  })

  it('is never so where policy is closed, quiet or not', () => {
    expect(openingOf(aPolicy({ moderation: 'closed' }), noon)).toEqual({
      open: false,
      code: 'closed',
      reason: null,
      until: null,
    })
  })

  it('changes at the first instant of a quiet period, and back at its last', () => {
    const policy = quiet([1, 3])
    expect(openingOf(policy, noon)).toEqual({ open: true, until: noon + hour })
    expect(openingOf(policy, noon + hour - 1).open).toBe(true)
    const closed = { open: false, code: 'quiet-period', reason: 'masa tenang', until: noon + 3 * hour }
    expect(openingOf(policy, noon + hour)).toEqual(closed)
    expect(openingOf(policy, noon + 3 * hour - 1)).toEqual(closed)
    expect(openingOf(policy, noon + 3 * hour)).toEqual({ open: true, until: Infinity })
  })

  it('does not reopen where one period runs into the next', () => {
    expect(openingOf(quiet([0, 2], [2, 4], [3, 5], [6, 7]), noon + hour)).toMatchObject({ until: noon + 5 * hour })
  })

  it('stays as it is until it says it changes', () => {
    const period = fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([from, length]): [number, number] => [from, from + length])
    fc.assert(
      fc.property(fc.array(period, { maxLength: 5 }), fc.integer({ min: -9, max: 9 }), (periods, hours) => {
        const policy = quiet(...periods)
        const now = noon + hours * hour
        const standing = openingOf(policy, now)
        const until = standing.until ?? Infinity
        expect(until).toBeGreaterThan(now)
        expect(nextEdge(policy, now)).toBeLessThanOrEqual(until)
        if (until === Infinity) return
        expect(openingOf(policy, until - 1).open).toBe(standing.open)
        expect(openingOf(policy, until).open).toBe(!standing.open)
      }),
    )
  })
})
