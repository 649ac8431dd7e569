// What came lately, by its fingerprints: what is near is found, what is old is forgotten, what others wrote is heard of.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Campaign, type Copy, type Standing, standingFor } from '../../../service/domain/campaign.ts'
import { idMaker } from '../../../service/domain/ids.ts'
import { bitsOf, isNear } from '../../../service/filters/fingerprint.ts'
import { openNearIndex } from '../../../service/live/near-index.ts'
import { openRecent } from '../../../service/live/recent.ts'
import { anOffice, noon } from '../making.ts'

const wave = 'ffffffff00000000'
const nearWave = 'ffffffff00000007'
const civic = '0123456789abcdef'

function setUp() {
  let now = noon
  let luck = 0
  const luckOf = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    new DataView(bytes.buffer).setUint32(0, (luck += 1))
    return bytes
  }
  const idAt = (time: number) => idMaker({ now: () => time }, { bytes: luckOf })
  const aCopy = (over: Partial<Copy> = {}, at = now): Copy => ({
    id: idAt(at)('skh'),
    site: 'kpu-a',
    office: 'kpu-a',
    page: 'kpu-a:1',
    fingerprint: wave,
    campaign: null,
    state: 'held',
    score: 0.9,
    ...over,
  })
  // What the store holds, in the order in which it was stored.
  const stored: Copy[] = []
  const edited: { at: number; copy: Copy }[] = []
  const standing: Campaign[] = []
  let isAway = false
  const answer = async <Value>(value: Value): Promise<Value> => {
    if (isAway) throw new Error('away')
    return value
  }
  const source = {
    comments: {
      latest: ({ before, limit }: { before: string | null; limit: number }) =>
        answer(
          stored
            .filter(({ id }) => before === null || id < before)
            .toSorted((one, other) => (one.id < other.id ? 1 : -1))
            .slice(0, limit),
        ),
      storedAfter: (mark: string | null, limit: number) => {
        const from = mark === null ? stored.length : Number(mark)
        const copies = stored.slice(from, from + limit)
        const to = from + copies.length
        return answer({ copies, mark: String(to), more: to < stored.length })
      },
      editedSince: (since: number) => answer(edited.filter(({ at }) => at >= since).map(({ copy }) => copy)),
    },
    campaigns: {
      standing: (at: number) => answer(standing.filter((one) => one.standing.some(({ until }) => until > at))),
    },
  }
  const offices = new Map(
    [anOffice('kpu-ri', null), anOffice('prov', 'kpu-ri'), anOffice('kpu-a', 'prov'), anOffice('kpu-b', 'kpu-ri')].map(
      (office) => [office.id, office],
    ),
  )
  const directory = {
    current: () => ({ offices, sites: new Map(), revision: 1 }),
    reload: async () => {},
    refresh: async () => {},
  }
  const arrivals = { see: () => {}, learn: () => {} }
  const recent = openRecent(source, { directory, clock: { now: () => now }, arrivals, pause: async () => undefined })
  const asked = { id: null, page: 'kpu-a:9', office: 'kpu-a', fingerprint: wave }
  return {
    recent,
    aCopy,
    stored,
    edited,
    standing,
    similar: (over: Partial<typeof asked> = {}) => recent.similarTo({ ...asked, ...over }),
    pass: (milliseconds: number) => (now += milliseconds),
    away: (is: boolean) => (isAway = is),
    now: () => now,
  }
}

describe('what came lately', () => {
  test('is told at once of own posts: how many copies, on how many pages, in how many offices', () => {
    const { recent, aCopy, similar } = setUp()
    expect(similar()).toBeNull()
    recent.see(aCopy())
    recent.see(aCopy({ fingerprint: nearWave, page: 'kpu-b:2', office: 'kpu-b' }))
    recent.see(aCopy({ fingerprint: civic }))
    recent.see(aCopy({ fingerprint: null }))
    expect(similar()).toEqual({ copies: 2, pages: 3, offices: 2, rule: null })
    expect(similar({ page: 'kpu-a:1' })).toEqual({ copies: 2, pages: 2, offices: 2, rule: null })
    expect(recent.similarTo({ id: null, page: 'x', office: 'x', fingerprint: null })).toBeNull()
  })

  test('counts a comment once, by its present words, and never a comment as its own copy', () => {
    const { recent, aCopy, similar } = setUp()
    const copy = aCopy()
    for (const _ of [1, 2]) recent.see(copy)
    expect(similar()).toMatchObject({ copies: 1 })
    expect(similar({ id: copy.id } as never)).toBeNull()
    recent.see({ ...copy, fingerprint: civic })
    expect(similar()).toBeNull()
    expect(similar({ fingerprint: civic })).toMatchObject({ copies: 1 })
    recent.see({ ...copy, fingerprint: null })
    expect(recent.size()).toBe(0)
  })

  test('is forgotten after 72 hours', async () => {
    const { recent, aCopy, similar, pass } = setUp()
    recent.see(aCopy())
    pass(standingFor - 1_000)
    recent.see(aCopy())
    pass(1_000)
    await recent.look()
    expect(similar()).toMatchObject({ copies: 2 })
    pass(1)
    await recent.look()
    expect(similar()).toMatchObject({ copies: 1 })
    recent.see(aCopy({}, noon))
    expect(similar(), 'one that comes too late').toMatchObject({ copies: 1 })
  })

  test('holds 20,000 comments, and forgets the oldest first', () => {
    const { recent, aCopy, similar } = setUp()
    recent.see(aCopy())
    for (let n = 0; n < 20_000; n++) recent.see(aCopy({ fingerprint: civic, page: `kpu-a:${n % 3}` }))
    expect(recent.size()).toBe(20_000)
    expect(similar()).toBeNull()
    expect(similar({ fingerprint: civic })).toMatchObject({ copies: 20_000, pages: 4 })
  })

  test('is heard of others by a look: what they wrote, what was edited, and after a start what came in 72 hours', async () => {
    const { recent, aCopy, stored, edited, similar, now, pass } = setUp()
    stored.push(aCopy({}, noon - 3_600_000), aCopy({ fingerprint: null }))
    await recent.look()
    expect(similar()).toMatchObject({ copies: 1 })
    for (let n = 0; n < 2_500; n++) stored.push(aCopy())
    await recent.look()
    expect(similar()).toMatchObject({ copies: 2_501 })
    pass(1_000)
    edited.push({ at: now() - 4_000, copy: { ...(stored[0] as Copy), fingerprint: civic } })
    await recent.look()
    expect(similar()).toMatchObject({ copies: 2_500 })
  })

  test('stands although the store is away, and is filled once it is back', async () => {
    const { recent, aCopy, stored, similar, away } = setUp()
    stored.push(aCopy())
    recent.see(aCopy())
    away(true)
    await expect(recent.look()).rejects.toThrow('away')
    expect(similar()).toMatchObject({ copies: 1 })
    away(false)
    await recent.look()
    expect(similar()).toMatchObject({ copies: 2 })
  })

  test('carries what a member has decided of such words, for their offices, until it ends', async () => {
    const { recent, aCopy, standing, similar, now, pass } = setUp()
    const one: Standing = {
      decision: 'd1',
      action: 'spam',
      reason: null,
      by: { kind: 'member', member: 'm', role: 'lead' },
      office: 'prov',
      from: noon,
      until: noon + standingFor,
      endedAt: null,
    }
    standing.push({ id: 'c1', fingerprint: wave, standing: [one] })
    await recent.look()
    expect(similar()).toEqual({ copies: 0, pages: 1, offices: 1, rule: 'spam' })
    expect(similar({ office: 'kpu-b' }), 'not below the member').toBeNull()
    expect(similar({ fingerprint: civic })).toBeNull()
    standing[0] = { id: 'c1', fingerprint: civic, standing: [one, { ...one, decision: 'd2', action: 'approve' }] }
    const copy = aCopy({ fingerprint: nearWave, campaign: 'c1' })
    recent.see(copy)
    await recent.look()
    expect(similar({ fingerprint: nearWave }), 'by a copy; the last decision holds').toMatchObject({ rule: 'approve' })
    standing[0] = { id: 'c1', fingerprint: wave, standing: [{ ...one, endedAt: now() }] }
    await recent.look()
    expect(similar(), 'taken back').toMatchObject({ rule: null })
    standing[0] = { id: 'c1', fingerprint: wave, standing: [one] }
    await recent.look()
    pass(standingFor)
    expect(similar({ fingerprint: wave })?.rule ?? null, 'its time is over').toBeNull()
  })

  test('hands on what nobody has grouped yet, the oldest first, and what is near it', () => {
    const { recent, aCopy } = setUp()
    const [one, two, known] = [aCopy(), aCopy({ fingerprint: nearWave }), aCopy({ campaign: 'c' })]
    for (const copy of [one, two, known]) recent.see(copy)
    expect(recent.ungrouped(1)).toEqual([one])
    expect(recent.ungrouped(9)).toEqual([one, two])
    expect(new Set(recent.nearTo(one, 9))).toEqual(new Set([one.id, two.id, known.id]))
    expect(recent.nearTo(one, 2)).toHaveLength(2)
    recent.grouped([one.id], 'c')
    recent.grouped([two.id], null)
    expect(recent.ungrouped(9)).toEqual([])
    recent.see({ ...two, fingerprint: civic })
    expect(recent.ungrouped(9), 'edited').toEqual([{ ...two, fingerprint: civic }])
  })
})

test('the index finds what comparing all would find, whatever came and went', () => {
  const bits = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 12 })
  const fingerprint = fc
    .tuple(fc.constantFrom<bigint>(0n, 0xffffffff00000000n, 0x0123456789abcdefn), bits)
    .map(([from, flipped]) =>
      flipped
        .reduce((all, bit) => all ^ (1n << BigInt(bit)), from)
        .toString(16)
        .padStart(16, '0'),
    )
  const step = fc.record({ fingerprint, id: fc.integer({ min: 0, max: 20 }).map(String), goes: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fingerprint, (steps, asked) => {
      const index = openNearIndex()
      const held = new Map<string, { id: string; fingerprint: string; page: string; office: string }>()
      for (const { id, goes, fingerprint: of } of steps) {
        const before = held.get(id)
        if (before) index.remove(before)
        held.delete(id)
        if (goes) continue
        const one = { id, fingerprint: of, page: `p${Number(id) % 3}`, office: `o${Number(id) % 2}` }
        index.add(one)
        held.set(id, one)
      }
      const near = [...held.values()].filter((one) => isNear(bitsOf(one.fingerprint), bitsOf(asked)))
      const found = index.near(asked)
      expect(new Set(index.idsOf(found, 100))).toEqual(new Set(near.map(({ id }) => id)))
      const { copies, pages, offices } = index.sizeOf(found, null)
      expect(copies).toBe(near.length)
      expect(pages).toEqual(new Set(near.map(({ page }) => page)))
      expect(offices).toEqual(new Set(near.map(({ office }) => office)))
    }),
  )
})
