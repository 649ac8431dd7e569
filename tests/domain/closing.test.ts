// One switch closes all pages of an office and of those below, whatever they set themselves.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Closing } from '../../service/domain/closing.ts'
import type { Directory, Office } from '../../service/domain/offices.ts'
import { lastEdge, nextEdge, openingOf } from '../../service/domain/opening.ts'
import type { PolicySettings } from '../../service/domain/policy.ts'
import { stagedPolicy } from '../../service/domain/staged-policy.ts'
import { type Stage, stageAt } from '../../service/domain/stages.ts'
import { closingsOver, officesWithin, policyIn, wayTo } from '../../service/domain/tree.ts'
import { anOffice, noon } from './making.ts'

const hour = 3_600_000
const directoryOf = (offices: Office[]): Directory => ({
  offices: new Map(offices.map((office) => [office.id, office])),
  sites: new Map(),
  revision: 1,
})
const openingIn = (directory: Directory, office: string, now: number) =>
  openingOf(policyIn(directory, office), now, { zone: 'WIB', closings: closingsOver(directory, office) })

describe('what readers are told', () => {
  const closing = { reason: 'Gempa bumi.', at: noon, until: noon + 2 * hour }
  const country = directoryOf([
    { ...anOffice('kpu-ri', null), closing },
    { ...anOffice('jateng', 'kpu-ri'), closing: { reason: 'Banjir.', at: noon, until: noon + 3 * hour } },
    anOffice('klaten', 'jateng', { moderation: { value: 'closed', locked: true } }),
  ])

  it('the reason of the highest that closes now, and when the page opens again', () => {
    expect(openingIn(country, 'jateng', noon)).toEqual({
      open: false,
      code: 'switch',
      reason: 'Gempa bumi.',
      until: noon + 3 * hour,
    })
    expect(openingIn(country, 'kpu-ri', noon + 2 * hour)).toEqual({ open: true, until: Infinity })
    expect(openingIn(country, 'jateng', noon + 2 * hour)).toMatchObject({ reason: 'Banjir.' })
    expect(openingIn(country, 'kpu-ri', noon - 1)).toEqual({ open: true, until: noon })
  })

  it('no end where the office has closed its pages for good', () => {
    expect(openingIn(country, 'klaten', noon)).toMatchObject({ reason: 'Gempa bumi.', until: null })
    expect(openingIn(country, 'klaten', noon + 4 * hour)).toMatchObject({ code: 'closed', reason: null })
  })
})

const moderations = ['pre', 'first-time', 'post', 'closed'] as const
const strictness = ['post', 'first-time', 'pre', 'closed']
const stages = fc.option(fc.constantFrom(...moderations), { nil: undefined }).map((moderation): Stage[] => [
  {
    kind: 'campaign',
    from: '2026-11-20',
    until: '2026-11-30',
    name: 'Kampanye',
    source: 'PKPU',
    ...(moderation ? { moderation } : {}),
  },
])
const settingsOf: fc.Arbitrary<PolicySettings> = fc.record(
  {
    moderation: fc.record({ value: fc.constantFrom(...moderations), locked: fc.boolean() }),
    stages: fc.record({ value: stages, locked: fc.boolean() }),
  },
  { requiredKeys: [] },
)
const closingOf: fc.Arbitrary<Closing | undefined> = fc.option(
  fc
    .record({ from: fc.integer({ min: -3, max: 3 }), hours: fc.option(fc.integer({ min: 1, max: 4 })) })
    .map(({ from, hours }) => ({
      reason: 'Sebab',
      at: noon + from * hour,
      until: hours === null ? null : noon + (from + hours) * hour,
    })),
  { nil: undefined },
)
const officeOf = fc.record({ above: fc.nat(), settings: settingsOf, closing: closingOf })
/** Each office hangs under one made before it. */
const trees = fc.array(officeOf, { minLength: 1, maxLength: 10 }).map((nodes) =>
  directoryOf(
    nodes.map(({ above, settings, closing }, at) => ({
      ...anOffice(`office-${at}`, at === 0 ? null : `office-${above % at}`, settings),
      ...(closing ? { closing } : {}),
    })),
  ),
)
const cases = fc.record({ directory: trees, at: fc.nat(), changed: officeOf, now: fc.integer({ min: -8, max: 8 }) })

describe('over any tree', () => {
  it('what an office closes stays closed in it and below until it ends, whatever another office sets or closes', () => {
    fc.assert(
      fc.property(cases, ({ directory, at, changed, now: hours }) => {
        const now = noon + hours * hour
        const ids = [...directory.offices.keys()]
        const id = ids[at % ids.length] as string
        const office = directory.offices.get(id) as Office
        const { closing: _, ...rest } = office
        const other = { ...rest, settings: changed.settings, ...(changed.closing ? { closing: changed.closing } : {}) }
        const after = { ...directory, offices: new Map(directory.offices).set(id, other) }
        for (const closer of directory.offices.values()) {
          const { closing } = closer
          if (closer.id === id || !closing || now < closing.at || now >= (closing.until ?? Infinity)) continue
          for (const below of officesWithin(after, closer.id)) expect(openingIn(after, below, now).open).toBe(false)
        }
      }),
    )
  })

  it('no calendar of a lower office takes comments more loosely than a lock above it says', () => {
    fc.assert(
      fc.property(cases, ({ directory }) => {
        for (const { id } of directory.offices.values()) {
          const locker = wayTo(directory, id).find(({ settings }) => settings.moderation?.locked)
          const policy = policyIn(directory, id)
          if (!locker || policy.stages.from === locker.id) continue
          const staged = stagedPolicy(policy, stageAt(policy.stages.value, 'WIB', noon))
          const asked = strictness.indexOf(locker.settings.moderation?.value ?? '')
          expect(strictness.indexOf(staged.moderation.value)).toBeGreaterThanOrEqual(asked)
        }
      }),
    )
  })

  it('nothing changes between two edges', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ directory, at, now: hours }, other) => {
        const now = noon + hours * hour
        const ids = [...directory.offices.keys()]
        const id = ids[at % ids.length] as string
        const where = { zone: 'WIB', closings: closingsOver(directory, id) } as const
        const [from, until] = [lastEdge, nextEdge].map((edge) => edge(policyIn(directory, id), now, where))
        const begin = Math.max(from ?? 0, noon - 99 * hour)
        const within = begin + (other % (Math.min(until ?? 0, noon + 999 * hour) - begin))
        const seen = (moment: number) => {
          const opening = openingIn(directory, id, moment)
          return opening.open ? opening.open : [opening.code, opening.reason]
        }
        expect(seen(within)).toEqual(seen(now))
      }),
    )
  })
})
