// An instance filled for trials: at full size, believable, and as sound as what readers and officers make.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../service/filters/training/chance.ts'
import { planOf } from '../../service/cli/seed/plan.ts'
import { zipf } from '../../service/cli/seed/draw.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { join } from 'node:path'
import { type Desk, openDesk } from './rembuk.ts'

let desk: Desk
beforeAll(() => {
  desk = openDesk()
})
afterAll(() => desk.end())

const now = Date.UTC(2026, 10, 26)
const sites = ['satu', 'dua', 'tiga'].map((name) => ({
  id: `kpu-${name}`,
  code: name.slice(0, 3),
  name: `KPU ${name}`,
  office: 'kpu-ri',
  origins: [`https://${name}.example`],
  createdAt: 0,
}))

test('the same number makes the same comments, another makes others', () => {
  expect(planOf(300, sites, now, seeded(7))).toEqual(planOf(300, sites, now, seeded(7)))
  expect(planOf(300, sites, now, seeded(8))).not.toEqual(planOf(300, sites, now, seeded(7)))
})

test('few pages get most of the words, adverts come in waves over many pages, and nothing is of tomorrow', () => {
  const { comments, pages } = planOf(6_000, sites, now, seeded(1))
  expect(comments).toHaveLength(6_000)
  const civic = comments.filter(({ kind }) => kind !== 'advert')
  const byPage = [...Map.groupBy(civic, ({ page }) => page).values()]
    .map(({ length }) => length)
    .toSorted((a, b) => b - a)
  const busiest = byPage.slice(0, pages.length / 10).reduce((sum, count) => sum + count, 0)
  expect(busiest / civic.length).toBeGreaterThan(0.4)
  const waves = [
    ...Map.groupBy(
      comments.filter(({ kind }) => kind === 'advert'),
      ({ writer }) => writer,
    ).values(),
  ]
  const widest = waves.reduce((one, other) => (one.length > other.length ? one : other))
  expect(new Set(widest.map(({ page }) => page)).size).toBeGreaterThan(widest.length / 3)
  expect(comments.every(({ at, page }) => at < now && page.at < now)).toBe(true)
  expect(comments.map(({ at }) => at)).toEqual(comments.map(({ at }) => at).toSorted((a, b) => a - b))
})

test('Zipf: the second place comes half as often as the first, the tenth a tenth', () => {
  const draw = zipf(100, seeded(3))
  const counts = Array.from({ length: 100 }, () => 0)
  for (let n = 0; n < 200_000; n++) {
    const place = draw()
    counts[place] = (counts[place] ?? 0) + 1
  }
  const [first = 0, second = 0] = counts
  expect(first / second).toBeGreaterThan(1.8)
  expect(first / second).toBeLessThan(2.2)
  expect(first / (counts[9] ?? 1)).toBeGreaterThan(8)
  expect(first / (counts[9] ?? 1)).toBeLessThan(12)
})

test('every comment lies in the store with its history, and every page shows what is published', async () => {
  expect((await desk.run(['seed', '--comments', '10'])).stderr).toContain('There is no site to fill.')
  expect(await desk.run(['seed', '--comments', 'many'])).toMatchObject({ code: 2 })
  const table = ['offices', 'add', '--id', 'kpu-uji', '--name', 'KPU Uji', '--kind', 'regency']
  await desk.ask(...table)
  const filled = await desk.run(['seed', '--comments', '900', '--everywhere'])
  expect(filled.stdout).toMatch(/^Made 900 comments on 30 pages of 1 site, \d+ answers, \d+ decisions\.\n$/)
  expect(filled.stderr).toContain('comments 100 %')

  const store = await openSqliteStore({ folder: join(desk.folder, 'data') })
  try {
    const states = new Map<string, number>()
    for await (const { kind, record } of store.meta.dump()) {
      if (kind !== 'comment') continue
      const comment = record as { state: string; page: string; version: number; history: { to: string }[] }
      states.set(comment.state, (states.get(comment.state) ?? 0) + 1)
      expect(comment.history).toHaveLength(comment.version)
      expect(comment.history.at(-1)?.to).toBe(comment.state)
    }
    for (const state of ['published', 'held', 'spam', 'rejected']) expect(states.get(state)).toBeGreaterThan(0)
    const filter = { tab: 'published', offices: 'all', search: null, after: null, upTo: null } as const
    expect(await store.comments.countQueue(filter, 10_000)).toBe(states.get('published'))
    expect(await store.comments.countToAnswer({ offices: 'all', dueBy: null }, 10_000)).toBeGreaterThan(0)
    expect(await store.comments.toAnswerThoughAnswered('', 10), 'what was answered waits for its author').toEqual([])
    expect(await store.comments.owing(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
  } finally {
    await store.close()
  }
})
