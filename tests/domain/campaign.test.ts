import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { campaignId, type Copy, type Standing, standingAt, standingFor, waveOf } from '../../service/domain/campaign.ts'
import { noon } from './making.ts'

const aCopy = (over: Partial<Copy> = {}): Copy => ({
  id: '01kz0000000000000000000001-skh',
  site: 'kpu-a',
  office: 'kpu-a',
  page: 'kpu-a:1',
  fingerprint: '00ff00ff00ff00ff',
  campaign: null,
  state: 'held',
  score: 0,
  ...over,
})
const numbered = (n: number, over: Partial<Copy> = {}): Copy =>
  aCopy({ id: `01kz000000000000000000000${n}-skh`, ...over })

describe('near copies', () => {
  test('are a campaign from three on that a person would look at twice', () => {
    const shown = { state: 'published', score: 0.49 } as const
    expect(waveOf([numbered(1), numbered(2)])).toBeNull()
    expect(waveOf([numbered(1), numbered(2), numbered(3, shown)])).toBeNull()
    expect(waveOf([numbered(1), numbered(2, { state: 'rejected' }), numbered(3)])).toBeNull()
    const three = [numbered(3), numbered(2, { state: 'spam' }), numbered(4, { state: 'published', score: 0.5 })]
    expect(waveOf(three)?.joining).toEqual(three)
    expect(waveOf([...three, numbered(1, shown)])?.joining, 'the harmless go along').toHaveLength(4)
    expect(waveOf([])).toBeNull()
  })

  test('make the same campaign whoever finds them, in whatever order: that of the oldest', () => {
    const copies = [1, 2, 3, 4, 5].map((n) => numbered(n, { fingerprint: `00ff00ff00ff00f${n}` }))
    fc.assert(
      fc.property(fc.shuffledSubarray(copies, { minLength: 5 }), (found) => {
        const id = '01kz0000000000000000000001'
        const wave = waveOf(found)
        expect(wave).toMatchObject({ campaign: id, begins: { id, fingerprint: '00ff00ff00ff00f1', standing: [] } })
        expect(new Set(wave?.joining)).toEqual(new Set(copies))
      }),
    )
    expect(campaignId({ id: '01kz0000000000000000000001-skh' })).toBe('01kz0000000000000000000001')
  })

  test('join what any of them is of, the oldest where there are several', () => {
    const copies = [numbered(1), numbered(2, { campaign: 'c2' }), numbered(3, { campaign: 'c1' }), numbered(4)]
    expect(waveOf(copies)).toEqual({ campaign: 'c1', begins: null, joining: [copies[0], copies[3]] })
    expect(waveOf([numbered(1, { campaign: 'c1' })])).toEqual({ campaign: 'c1', begins: null, joining: [] })
  })
})

test('of the decisions that reach an office the last one holds, until it ends', () => {
  const aStanding = (decision: string, over: Partial<Standing> = {}): Standing => ({
    decision,
    action: 'spam',
    reason: null,
    by: { kind: 'operator' },
    office: 'prov',
    from: noon,
    until: noon + standingFor,
    endedAt: null,
    ...over,
  })
  const of = (...standing: Standing[]) => standingAt({ standing }, noon, (office) => office === 'prov')?.decision
  expect(of()).toBeUndefined()
  expect(of(aStanding('d2'), aStanding('d1'))).toBe('d2')
  expect(of(aStanding('d1'), aStanding('d2'))).toBe('d2')
  expect(of(aStanding('d2', { office: 'elsewhere' }), aStanding('d1'))).toBe('d1')
  expect(of(aStanding('d2', { endedAt: noon }), aStanding('d1'))).toBe('d1')
  expect(of(aStanding('d2', { until: noon }), aStanding('d1', { until: noon + 1 }))).toBe('d1')
})
