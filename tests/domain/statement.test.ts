// What an office says above the comments in a tense time: dated, sourced, for 72 hours at most.
import { expect, test } from 'vitest'
import { nextEdge } from '../../service/domain/opening.ts'
import { settings } from '../../service/domain/policy.ts'
import { statementAt } from '../../service/domain/statement.ts'
import { aPolicy, noon } from './making.ts'

const hour = 3_600_000
const here = { zone: 'WIB', closings: [] } as const
const iso = (at: number): string => new Date(at).toISOString()
const said = {
  text: 'TPS 3 pindah ke balai desa.',
  source: 'Pengumuman 7',
  at: iso(noon),
  until: iso(noon + 72 * hour),
}

test('it stands from its first moment to before its last, and the page is drawn anew at both', () => {
  const policy = aPolicy({ statement: said })
  expect(statementAt(policy, noon - 1)).toBeNull()
  expect(statementAt(policy, noon)).toEqual({ ...said, office: 'kpu-ri' })
  expect(statementAt(policy, noon + 72 * hour)).toBeNull()
  expect([nextEdge(policy, noon - 1, here), nextEdge(policy, noon, here)]).toEqual([noon, noon + 72 * hour])
  expect(statementAt(aPolicy(), noon)).toBeNull()
})

test('it has words, a source, and lasts for 72 hours at most', () => {
  const { accepts } = settings.statement
  expect(accepts(said)).toBe(true)
  expect(accepts(null)).toBe(true)
  for (const wrong of [
    { text: ' ' },
    { text: 'x'.repeat(501) },
    { source: '' },
    { source: 'a\nb' },
    { at: 'kemarin' },
    { until: said.at },
    { until: iso(noon + 72 * hour + 1) },
    { more: 1 },
  ]) {
    expect(accepts({ ...said, ...wrong }), JSON.stringify(wrong)).toBe(false)
  }
})
