// The calendar of an election: set from above in days, in force by the clocks of each office.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextEdge, lastEdge, openingOf } from '../../service/domain/opening.ts'
import { settings, type SettingValues } from '../../service/domain/policy.ts'
import { policyAt, stagedPolicy } from '../../service/domain/staged-policy.ts'
import { faultIn, type Stage, stageAt } from '../../service/domain/stages.ts'
import type { Zone } from '../../service/domain/zones.ts'
import { aPolicy } from './making.ts'

const zones: Zone[] = ['WIB', 'WITA', 'WIT']
const quiet: Stage = { kind: 'quiet', from: '2029-02-11', until: '2029-02-13', name: 'Masa tenang', source: 'PKPU 7' }
const voting: Stage = { ...quiet, kind: 'voting', from: '2029-02-14', until: '2029-02-14', name: 'Pemungutan suara' }
const at = (local: string): number => Date.parse(local)
const here = { zone: 'WIB', closings: [] } as const

describe('when a stage is in force', () => {
  it('from the first midnight to before the last, by the clocks of each zone', () => {
    for (const [zone, offset] of [
      ['WIB', '+07:00'],
      ['WITA', '+08:00'],
      ['WIT', '+09:00'],
    ] as const) {
      const begin = at(`2029-02-11T00:00:00${offset}`)
      const end = at(`2029-02-14T00:00:00${offset}`)
      const kinds = [begin - 1, begin, end - 1, end].map((now) => stageAt([quiet, voting], zone, now)?.kind ?? null)
      expect([zone, kinds]).toEqual([zone, [null, 'quiet', 'quiet', 'voting']])
    }
  })

  it('so that eastern offices are quiet while western ones are not yet', () => {
    const now = at('2029-02-11T00:00:00+09:00')
    expect(zones.map((zone) => stageAt([quiet], zone, now)?.kind ?? null)).toEqual([null, null, 'quiet'])
  })
})

describe('what a calendar may be', () => {
  const fault = (...rows: unknown[]) => faultIn(rows)?.id ?? null

  it('rows of whole days, each with its name and source', () => {
    expect(settings.stages.accepts([quiet, voting])).toBe(true)
    expect(fault(quiet, { ...voting, source: '' })).toBe('Baris 2: source belum benar.')
    expect(fault({ ...quiet, from: '2029-02-30' })).toBe('Baris 1: from belum benar.')
    expect(fault({ ...quiet, from: '2029-02-11T07:00' })).toBe('Baris 1: from belum benar.')
    expect(fault({ ...quiet, kind: 'kampanye' })).toBe('Baris 1: kind belum benar.')
    expect(fault({ ...quiet, moderation: 'open' })).toBe('Baris 1: moderation belum benar.')
    expect(fault({ ...quiet, more: 1 })).toBe('Baris 1: more belum benar.')
    expect(fault(null)).toBe('Baris 1: kind belum benar.')
    expect(faultIn({})?.en).toBe('at most 60 rows')
    expect(fault({ ...quiet, until: '2029-02-10' })).toBe('Baris 1 (Masa tenang) berakhir sebelum mulai.')
  })

  it('without two rows on one day; both are named, wherever they stand', () => {
    expect(fault(voting, { ...quiet, until: '2029-02-14' })).toBe(
      'Baris 1 (Pemungutan suara) bertumpuk dengan baris 2 (Masa tenang): mulai 2029-02-14, padahal baris itu sampai 2029-02-14.',
    )
    expect(faultIn([quiet, { ...quiet }])?.en).toContain('Row 2 (Masa tenang) overlaps row 1 (Masa tenang)')
  })
})

describe('what a stage changes', () => {
  const lasting = aPolicy({
    moderation: 'post',
    stages: [quiet],
    contestants: [{ number: 2, names: ['Subagyo'] }],
    blockedPhrases: ['gacor'],
  })

  it('holds contestants while it is quiet, and at no other time', () => {
    expect(stagedPolicy(lasting, quiet).contestants.value).toHaveLength(1)
    for (const stage of [null, voting, { ...quiet, contestants: false }]) {
      expect(stagedPolicy(lasting, stage).contestants.value).toEqual([])
    }
    expect(stagedPolicy(lasting, { ...voting, contestants: true }).contestants.value).toHaveLength(1)
    // What policy itself says is left as it is, and a question is published as usual.
    expect(stagedPolicy(lasting, quiet).moderation.value).toBe('post')
  })

  it('adds words to those that are held, and takes none away', () => {
    const staged = stagedPolicy(lasting, { ...quiet, words: ['serangan fajar'] })
    expect(staged.blockedPhrases.value).toEqual(['gacor', 'serangan fajar'])
  })

  it('may ask for more than policy, and for less only where no lock of another office stands', () => {
    const moderated = (moderation: SettingValues['moderation'], lockedBy: string | null, asked: typeof moderation) => {
      const policy = aPolicy({ stages: [{ ...quiet, moderation: asked }], moderation })
      const locked = { ...policy, moderation: { ...policy.moderation, lockedBy } }
      return stagedPolicy(locked, locked.stages.value[0] ?? null).moderation.value
    }
    expect(moderated('post', null, 'pre')).toBe('pre')
    expect(moderated('pre', null, 'post')).toBe('post')
    expect(moderated('pre', 'kpu-ri', 'post')).toBe('post')
    expect(moderated('pre', 'kpu-lain', 'post')).toBe('pre')
    expect(moderated('pre', 'kpu-lain', 'closed')).toBe('closed')
    expect(moderated('closed', null, 'post')).toBe('closed')
  })

  it('closes pages with its reason, until it ends; a quiet one without a reason says that it is quiet', () => {
    const during = at('2029-02-12T00:00:00+07:00')
    const end = at('2029-02-14T00:00:00+07:00')
    const closed = (stage: Stage) => openingOf(aPolicy({ stages: [stage] }), during, here)
    expect(closed({ ...quiet, moderation: 'closed' })).toEqual({
      open: false,
      code: 'quiet-period',
      reason: null,
      until: end,
    })
    expect(closed({ ...quiet, moderation: 'closed', reason: 'Sesuai PKPU 7.' })).toMatchObject({
      code: 'stage',
      reason: 'Sesuai PKPU 7.',
    })
    expect(closed({ ...quiet, kind: 'campaign', moderation: 'closed' })).toMatchObject({ reason: 'Masa tenang' })
    expect(closed(quiet)).toEqual({ open: true, until: Infinity })
  })

  it('one that closes runs into the next that does, and the page opens after both', () => {
    const stages = [quiet, voting].map((stage): Stage => ({ ...stage, moderation: 'closed' }))
    const policy = aPolicy({ stages })
    expect(openingOf(policy, at('2029-02-12T00:00:00+07:00'), here)).toMatchObject({
      until: at('2029-02-15T00:00:00+07:00'),
    })
  })
})

const day = 86_400_000
const first = Date.UTC(2029, 0, 1)
const dayOf = (number: number): string => new Date(first + number * day).toISOString().slice(0, 10)
const moderations = ['pre', 'first-time', 'post', 'closed'] as const
/** Any rows, many of which overlap. */
const rows: fc.Arbitrary<Stage[]> = fc.array(
  fc
    .record({
      begin: fc.nat(40),
      days: fc.nat(6),
      kind: fc.constantFrom('campaign', 'quiet', 'voting'),
      moderation: fc.option(fc.constantFrom(...moderations), { nil: undefined }),
    })
    .map(({ begin, days, kind, moderation }) => ({
      kind: kind as Stage['kind'],
      from: dayOf(begin),
      until: dayOf(begin + days),
      name: 'Tahap',
      source: 'PKPU',
      ...(moderation ? { moderation } : {}),
    })),
  { maxLength: 6 },
)
const moments = fc.integer({ min: first - 2 * day, max: first + 50 * day })

describe('over any calendar', () => {
  it('one that is accepted gives at most one stage at each moment, and one that is not has two', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...zones), (calendar, zone) => {
        const instants = Array.from({ length: 50 }, (_, at) => first + at * day)
        const most = Math.max(
          0,
          ...instants.map((now) => calendar.filter((stage) => stageAt([stage], zone, now) !== null).length),
        )
        expect(faultIn(calendar) === null).toBe(most <= 1)
      }),
    )
  })

  it('nothing changes between two edges, whichever way the clock is set', () => {
    const calendars = rows.filter((calendar) => faultIn(calendar) === null)
    fc.assert(
      fc.property(calendars, fc.constantFrom(...zones), moments, fc.nat(), (stages, zone, now, other) => {
        const policy = aPolicy({ stages, moderation: 'post' })
        const where = { zone, closings: [] }
        const edges = { from: lastEdge(policy, now, where), until: nextEdge(policy, now, where) }
        expect(edges.from).toBeLessThanOrEqual(now)
        expect(edges.until).toBeGreaterThan(now)
        const from = Math.max(edges.from, first - 9 * day)
        const within = from + (other % (Math.min(edges.until, first + 99 * day) - from))
        const seen = (moment: number) => {
          const { policy: staged, stage } = policyAt(policy, zone, moment)
          return [stage, staged.moderation.value, openingOf(policy, moment, where).open]
        }
        expect(seen(within)).toEqual(seen(now))
        if (edges.until < Infinity) {
          const crossed = [edges.until - 1, edges.until].map((moment) => stageAt(stages, zone, moment))
          expect(crossed[0]).not.toBe(crossed[1])
        }
      }),
    )
  })

  it('a page that says it opens again does so then, and not before', () => {
    const calendars = rows.filter((calendar) => faultIn(calendar) === null)
    fc.assert(
      fc.property(calendars, moments, (stages, now) => {
        const policy = aPolicy({ stages, moderation: 'post' })
        const { open, until } = openingOf(policy, now, here)
        if (until === null || until === Infinity) return
        expect(openingOf(policy, until - 1, here).open).toBe(open)
        expect(openingOf(policy, until, here).open).toBe(!open)
      }),
    )
  })
})
