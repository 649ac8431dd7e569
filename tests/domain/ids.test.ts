import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstIdAt, idMaker, idSiteCode, idTime } from '../../service/domain/ids.ts'
import { noon, seededChance } from './making.ts'

const digits = /^[0-9a-hjkmnp-tv-z]{26}$/

function maker(times: number[], seed = 'ids') {
  let turn = 0
  const now = (): number => times[Math.min(turn++, times.length - 1)] ?? 0
  return idMaker({ now }, seededChance(seed))
}

describe('ids', () => {
  it('are 26 digits without i, l, o, u, and the site code where there is one', () => {
    expect(maker([noon])('')).toMatch(digits)
    const id = maker([noon])('skh')
    expect(id.slice(0, 26)).toMatch(digits)
    expect(id.slice(26)).toBe('-skh')
    expect(idSiteCode(id)).toBe('skh')
    expect(idSiteCode(id.slice(0, 26))).toBe('')
  })

  it('tell when they were made', () => {
    expect(idTime(maker([noon])('skh'))).toBe(noon)
    expect(idTime('')).toBeNaN()
    expect(idTime('{"$gt":""}')).toBeNaN()
  })

  it('grow within one millisecond, when the clock jumps back, and whatever the site', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: noon, max: noon + 5 }), fc.constantFrom('', 'skh', 'bjn')), {
          minLength: 2,
        }),
        (calls) => {
          const next = maker(calls.map(([time]) => time))
          const ids = calls.map(([, code]) => next(code))
          expect(ids.toSorted()).toEqual(ids)
          expect(new Set(ids.map((id) => id.slice(0, 26))).size).toBe(ids.length)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('grow where chance is used up within a millisecond', () => {
    const next = idMaker({ now: () => noon }, { bytes: (length) => new Uint8Array(length).fill(255) })
    const [first, second] = [next(''), next('')]
    expect(second > first).toBe(true)
    expect(idTime(second)).toBe(noon + 1)
  })

  it('have a lower bound for a time', () => {
    const bound = firstIdAt(noon)
    expect(maker([noon - 1])('skh') < bound).toBe(true)
    expect(maker([noon])('skh') > bound).toBe(true)
  })
})
