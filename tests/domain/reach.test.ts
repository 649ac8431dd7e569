// What saving a policy would change in the offices below, over any tree.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Directory, Office } from '../../service/domain/offices.ts'
import type { PolicySettings } from '../../service/domain/policy.ts'
import { reachOf } from '../../service/domain/reach.ts'
import { isWithin, officesWithin, policyIn, wayTo } from '../../service/domain/tree.ts'
import { anOffice } from './making.ts'

const directoryOf = (offices: Office[]): Directory => ({
  offices: new Map(offices.map((office) => [office.id, office])),
  sites: new Map(),
  revision: 1,
})
const officeOf = ({ offices }: Directory, id: string): Office => offices.get(id) as Office
const saved = (directory: Directory, id: string, settings: PolicySettings): Directory =>
  directoryOf([...directory.offices.values()].map((one) => (one.id === id ? { ...one, settings } : one)))

describe('what saving would change below', () => {
  const country = directoryOf([
    anOffice('kpu-ri', null),
    anOffice('jateng', 'kpu-ri'),
    anOffice('sukoharjo', 'jateng', { editMinutes: { value: 5, locked: false } }),
    anOffice('klaten', 'jateng'),
    anOffice('jatim', 'kpu-ri', { editMinutes: { value: 9, locked: false } }),
  ])
  const reach = (office: string, settings: PolicySettings) => reachOf(country, officeOf(country, office), settings)

  it('tells who gets the value and who keeps their own', () => {
    expect(reach('kpu-ri', { editMinutes: { value: 30, locked: false } })).toEqual({
      editMinutes: {
        inForce: 3,
        changed: ['kpu-ri', 'jateng', 'klaten'],
        kept: ['jatim', 'sukoharjo'],
        silenced: [],
        freed: [],
      },
    })
  })

  it('tells whose own value a lock puts out of force, and who follows it again once the lock is gone', () => {
    const locked: PolicySettings = { editMinutes: { value: 9, locked: true } }
    expect(reach('kpu-ri', locked).editMinutes).toMatchObject({
      inForce: 5,
      changed: ['kpu-ri', 'jateng', 'sukoharjo', 'klaten'],
      kept: [],
      silenced: ['jatim', 'sukoharjo'],
    })
    const after = saved(country, 'kpu-ri', locked)
    expect(reachOf(after, officeOf(after, 'kpu-ri'), {}).editMinutes).toMatchObject({
      inForce: 3,
      freed: ['jatim', 'sukoharjo'],
      silenced: [],
    })
  })

  it('names only settings that are set otherwise', () => {
    expect(reach('sukoharjo', { editMinutes: { value: 5, locked: false } })).toEqual({})
    expect(Object.keys(reach('sukoharjo', {}))).toEqual(['editMinutes'])
  })
})

const settingsOf: fc.Arbitrary<PolicySettings> = fc.record(
  {
    editMinutes: fc.record({ value: fc.integer({ min: 0, max: 3 }), locked: fc.boolean() }),
    holdLinks: fc.record({ value: fc.boolean(), locked: fc.boolean() }),
  },
  { requiredKeys: [] },
)
/** Each office hangs under one made before it. */
const trees = fc
  .array(fc.record({ above: fc.nat(), settings: settingsOf }), { minLength: 1, maxLength: 12 })
  .map((nodes) =>
    directoryOf(
      nodes.map(({ above, settings }, at) =>
        anOffice(`office-${at}`, at === 0 ? null : `office-${above % at}`, settings),
      ),
    ),
  )
const casesOf = fc.record({ directory: trees, at: fc.nat(), settings: settingsOf })
const chosenOf = (directory: Directory, at: number): string =>
  [...directory.offices.keys()][at % directory.offices.size] as string

describe('over any tree', () => {
  it('the reach is what saving really changes, and nothing outside the office and those below', () => {
    fc.assert(
      fc.property(casesOf, ({ directory, at, settings }) => {
        const id = chosenOf(directory, at)
        const after = saved(directory, id, settings)
        const reach = reachOf(directory, officeOf(directory, id), settings)
        for (const name of ['editMinutes', 'holdLinks'] as const) {
          const ids = [...directory.offices.keys()]
          const changed = ids.filter((one) => policyIn(directory, one)[name].value !== policyIn(after, one)[name].value)
          expect((reach[name]?.changed ?? []).toSorted()).toEqual(changed.toSorted())
          expect(changed.every((one) => isWithin(directory, one, id))).toBe(true)
          const found = reach[name]
          if (!found) continue
          const within = officesWithin(directory, id)
          const own = (one: string): boolean => policyIn(after, one)[name].from === one && one !== id
          expect(found.silenced.some(own)).toBe(false)
          expect(found.freed.every(own)).toBe(true)
          expect(
            found.inForce +
              within.filter(
                (one) =>
                  isWithin(directory, policyIn(after, one)[name].from ?? '', id) &&
                  policyIn(after, one)[name].from !== id,
              ).length,
          ).toBe(within.length)
        }
      }),
    )
  })

  it('no office loosens a lock above it, whatever it sets', () => {
    fc.assert(
      fc.property(casesOf, ({ directory, at, settings }) => {
        const id = chosenOf(directory, at)
        const after = saved(directory, id, settings)
        for (const name of ['editMinutes', 'holdLinks'] as const) {
          const lockers = wayTo(directory, id).slice(0, -1)
          const locker = lockers.find((one) => one.settings[name]?.locked)
          if (!locker) continue
          for (const one of officesWithin(after, locker.id)) {
            expect(policyIn(after, one)[name].value).toBe(locker.settings[name]?.value)
            expect(policyIn(after, one)[name].lockedBy).not.toBeNull()
          }
        }
      }),
    )
  })
})
