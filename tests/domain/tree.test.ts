import { describe, expect, it } from 'vitest'
import type { Directory, Office } from '../../service/domain/offices.ts'
import { isWithin, officesWithin, policyIn, wayTo } from '../../service/domain/tree.ts'
import { anOffice } from './making.ts'

const directoryOf = (...offices: Office[]): Directory => ({
  offices: new Map(offices.map((office) => [office.id, office])),
  sites: new Map(),
  revision: 1,
})

const country = directoryOf(
  anOffice('kpu-ri', null, { moderation: { value: 'post', locked: true }, editMinutes: { value: 30, locked: false } }),
  anOffice('jateng', 'kpu-ri', { editMinutes: { value: 5, locked: false } }),
  anOffice('sukoharjo', 'jateng', { moderation: { value: 'pre', locked: false } }),
  anOffice('klaten', 'jateng'),
  anOffice('jatim', 'kpu-ri'),
)
const ids = (offices: Office[]): string[] => offices.map(({ id }) => id)

describe('the tree of offices', () => {
  it('leads from the root down', () => {
    expect(ids(wayTo(country, 'sukoharjo'))).toEqual(['kpu-ri', 'jateng', 'sukoharjo'])
    expect(wayTo(country, 'nowhere')).toEqual([])
  })

  it('knows who stands below whom, themselves included', () => {
    expect(isWithin(country, 'sukoharjo', 'jateng')).toBe(true)
    expect(isWithin(country, 'sukoharjo', 'sukoharjo')).toBe(true)
    expect(isWithin(country, 'jateng', 'sukoharjo')).toBe(false)
    expect(isWithin(country, 'klaten', 'jatim')).toBe(false)
    expect(isWithin(country, 'nowhere', 'nowhere')).toBe(false)
    expect(officesWithin(country, 'jateng').toSorted()).toEqual(['jateng', 'klaten', 'sukoharjo'])
    expect(officesWithin(country, 'kpu-ri')).toHaveLength(5)
    expect(officesWithin(country, 'nowhere')).toEqual([])
  })

  it('ends where a circle closes', () => {
    const circle = directoryOf(anOffice('a', 'b'), anOffice('b', 'a'))
    expect(ids(wayTo(circle, 'a'))).toEqual(['b', 'a'])
    expect(officesWithin(circle, 'a').toSorted()).toEqual(['a', 'b'])
  })

  it('hands policy down: locked above, own, nearest above, built in', () => {
    const policy = policyIn(country, 'sukoharjo')
    expect(policy.moderation).toEqual({ value: 'post', from: 'kpu-ri', lockedBy: 'kpu-ri' })
    expect(policy.editMinutes).toEqual({ value: 5, from: 'jateng', lockedBy: null })
    expect(policy.maxLength).toEqual({ value: 2_000, from: null, lockedBy: null })
  })
})
