import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteCode } from '../../service/domain/site-codes.ts'

describe('a site’s code', () => {
  it.each([
    ['kpu-sukoharjo', 'skh'],
    ['kpu-ri', 'ri'],
    ['kip-aceh', 'ach'],
    ['kpu-kota-surakarta', 'srk'],
    ['demo-1', 'dem'],
  ])('of %s is %s', (id, code) => {
    expect(siteCode(id, new Set())).toBe(code)
  })

  it('is another where that one is taken, and none that reads as something else', () => {
    expect(siteCode('kpu-sukoharjo', new Set(['skh']))).toBe('skhr')
    expect(siteCode('kpu-tai', new Set())).not.toBe('tai')
  })

  it('is short, free, and found for any number of sites of one name', () => {
    const id = fc.string({ unit: fc.constantFrom(...'abc019-'), minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), (ids) => {
        const taken = new Set<string>()
        for (const one of ids) {
          const code = siteCode(one, taken)
          expect(code).toMatch(/^[a-z]{2,5}$/)
          expect(siteCode(one, new Set(taken))).toBe(code)
          expect(taken.has(code)).toBe(false)
          taken.add(code)
        }
      }),
      { numRuns: 50 },
    )
  })
})
