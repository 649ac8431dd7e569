import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readyReasons } from '../../service/contract/ready-reasons.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { week } from '../../service/domain/durations.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const hour = 3_600_000
let made = 0

/** A reader's comment, written so long after `madeAt`, by this browser. */
async function write(store: Store, over: Partial<Comment> & { after?: number; by?: string | null; on?: string } = {}) {
  const { after = 0, by = `r${made}`, on, ...rest } = over
  const page = aPage(on === undefined ? {} : { id: `kpu-sukoharjo:${on}` })
  const createdAt = madeAt + after
  const id = `${firstIdAt(createdAt).slice(0, 10)}${String((made += 1)).padStart(16, '0')}-skh`
  const author = { kind: 'reader', name: 'Sri', person: null, reader: by, avatar: '000' } as const
  const comment = aComment(page, { id, createdAt, author, office: 'a', ...rest })
  await store.comments.insert(comment, page)
  return { comment, page }
}

const refused: Comment['appeal'] = {
  key: 'k',
  text: 'Bukan promosi.',
  at: madeAt + 9 * week,
  office: 'above',
  against: 'd1',
  decidedBy: null,
  outcome: { at: madeAt + 10 * week, granted: false, reason: null, decision: 'd9', by: { kind: 'operator' } },
}

const all = { offices: 'all', from: madeAt, until: madeAt + 4 * week } as const

onEveryStore('figures', (_, fresh) => {
  test('tell what came in, what became of it and why, week by week, and how fast', async () => {
    const stand = await fresh()
    const { store } = stand
    const { id: advert = '' } = readyReasons[1] ?? {}
    for (const [decision, reason] of [
      ['d1', advert],
      ['d2', 'Bapak Budi, kata-kata Anda kasar'],
      ['d3', null],
    ] as const) {
      const by = { kind: 'operator' } as const
      const subjects: string[] = []
      await store.audit.append({
        id: decision,
        at: 1,
        by,
        act: 'reject',
        offices: ['a'],
        subjects,
        reason,
        undone: null,
      })
    }
    for (let n = 0; n < 5; n++) {
      const decided = { decidedAt: madeAt + (n + 1) * hour }
      await write(store, { state: 'rejected', decision: 'd1', ...decided, appeal: refused })
      await write(store, { state: 'rejected', decision: 'd2', after: week + n })
      await write(store, { state: 'spam', after: week + n })
      const { comment, page } = await write(store, { state: 'published', after: week + n, on: 'satu' })
      const author = { kind: 'office', office: 'a', name: 'KPU', member: 'm', avatar: '000' } as const
      const createdAt = comment.createdAt + 2 * hour
      const answer = aComment(page, { parent: comment.id, root: comment.id, author, createdAt, office: 'a' })
      await store.comments.insert(answer, page)
      await store.pages.publish(page.id, [comment.id, answer.id], 1)
    }
    for (let n = 0; n < 4; n++) await write(store, { state: 'rejected', decision: 'd3' })
    await write(store, { after: -1 })
    const late = { id: `${firstIdAt(madeAt + 30 * week).slice(0, 10)}${'7'.repeat(16)}-skh`, by: 'r-late' }
    await write(store, { ...late, after: week, state: 'spam' })
    await write(store, { after: 4 * week })
    const figures = await store.figures.figures(all)
    expect(figures.outcomes).toEqual([
      { outcome: 'spam', comments: 6 },
      { outcome: 'advert', comments: 5 },
      { outcome: 'other', comments: 5 },
      { outcome: 'published', comments: 5 },
    ])
    expect(figures).toMatchObject({ received: 25, writers: 25, published: 5, answered: 5, pages: 1, silentPages: 0 })
    expect(figures.weeks.map(({ received, published }) => [received, published])).toEqual([
      [9, null],
      [16, 5],
      [null, null],
      [null, null],
    ])
    const none = { asked: null, upheld: null, granted: null, waiting: null }
    expect(figures.weeks.map(({ appeals }) => appeals)).toEqual([{ ...none, asked: 5, upheld: 5 }, none, none, none])
    expect(figures.appeals).toEqual({ ...none, asked: 5, upheld: 5 })
    expect(figures.toDecide).toEqual({ median: 3 * hour, ninth: 5 * hour, of: 5 })
    expect(figures.toAnswer).toEqual({ median: 2 * hour, ninth: 2 * hour, of: 5 })
    expect(JSON.stringify(figures), 'free words of a member are nobody’s to read here').not.toContain('Budi')
    await stand.end()
  })

  test('no figure is about fewer than five persons, however often they wrote, in whatever office and state', async () => {
    const stand = await fresh()
    const { store } = stand
    const states = ['held', 'published', 'spam', 'rejected', 'removed'] as const
    const written: { office: string; state: Comment['state']; by: string; after: number; text: string }[] = fc.sample(
      fc.record({
        office: fc.constantFrom('a', 'b', 'c'),
        state: fc.constantFrom(...states),
        by: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'),
        after: fc.constantFrom(0, week, 2 * week),
        text: fc.constantFrom('daftar pemilih tetap', 'jadwal kampanye', 'lokasi TPS rumah sakit'),
      }),
      { numRuns: 90, seed: 7 },
    )
    for (const one of written) await write(store, { ...one, decidedAt: madeAt + one.after + hour })
    for (const offices of [['a'], ['b', 'c'], 'all'] as const) {
      const seen = written.filter(({ office }) => offices === 'all' || offices.includes(office as never))
      const safe = (some: typeof written) => (new Set(some.map(({ by }) => by)).size < 5 ? null : some.length)
      const asked = { ...all, offices: offices === 'all' ? ('all' as const) : [...offices] }
      const figures = await store.figures.figures(asked)
      expect(figures.received).toBe(safe(seen))
      for (const [number, one] of figures.weeks.entries()) {
        expect(one.received).toBe(safe(seen.filter(({ after }) => after === number * week)))
      }
      for (const state of ['held', 'published', 'spam', 'removed'] as const) {
        const told = figures.outcomes.find(({ outcome }) => outcome === state)?.comments ?? null
        expect(told, state).toBe(safe(seen.filter((one) => one.state === state)))
      }
      const spoken = seen.filter(({ state }) => state === 'published' || state === 'held')
      const { recurring } = await store.figures.phrases({ ...asked, most: 20 })
      for (const { words, persons } of recurring) {
        const by = new Set(
          spoken.filter(({ text }) => ` ${text.toLowerCase()} `.includes(` ${words} `)).map(({ by: who }) => who),
        )
        expect([words, persons]).toEqual([words, by.size])
        expect(persons).toBeGreaterThanOrEqual(5)
      }
    }
    const groups: [string, string[]][] = [
      ['one', ['a']],
      ['two', ['b', 'c']],
      ['none', []],
      ['over both', ['a', 'b']],
    ]
    const { whole, beside } = await store.figures.survey({ ...all, whole: ['b', 'c'], groups })
    expect(beside.map(({ office }) => office)).toEqual(['one', 'two', 'none', 'over both'])
    expect(beside[2]).toEqual({ office: 'none', received: null, published: null, answered: null, toDecide: null })
    expect(whole).toEqual(await store.figures.figures({ ...all, offices: ['b', 'c'] }))
    for (const [at, [, offices]] of groups.entries()) {
      const alone = await store.figures.figures({ ...all, offices })
      const { received, published, answered, toDecide } = alone
      expect(beside[at]).toMatchObject({ received, published, answered, toDecide })
    }
    await stand.end()
  })

  test('the oldest of what waits is told for five persons on, and offices whose queue nobody opens by name', async () => {
    const stand = await fresh()
    const { store } = stand
    for (let n = 0; n < 4; n++) await write(store, { state: 'held', after: n, office: 'a' })
    expect(await store.figures.oldestHeld('all')).toBeNull()
    await write(store, { state: 'held', after: 9, office: 'b' })
    expect(await store.figures.oldestHeld('all')).toBe(madeAt)
    expect(await store.figures.oldestHeld(['b'])).toBeNull()
    await write(store, { state: 'published', office: 'b', decidedAt: madeAt + 50, decision: 'd' })
    const idle = (heldBefore: number) => store.figures.idle({ offices: 'all', heldBefore, decidedSince: madeAt + 40 })
    expect((await idle(madeAt + 2 * week)).map(({ office }) => office)).toEqual(['a'])
    expect(await idle(madeAt - 1)).toEqual([])
    expect(
      await store.figures.idle({ offices: ['b'], heldBefore: madeAt + week, decidedSince: madeAt + 60 }),
    ).toHaveLength(1)
    await stand.end()
  })
})
