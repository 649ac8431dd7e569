// What the demo's seed makes: every kind of hold, times of the past days, and nothing twice wherever it was cut short.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed.ts'
import { readConfig } from '../../service/config.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { reasonCodes } from '../../service/domain/verdict.ts'
import type { Collaborators } from '../../service/operations/collaborators.ts'
import { machine, openWorkroom } from '../../service/service.ts'

const origin = 'http://127.0.0.1:8701'
/** What only waves, attacks and a judge outside the process bring about. */
const ofOtherTimes = [
  'held-person',
  'names-contestant',
  'reported',
  'copied',
  'under-attack',
  'unjudged',
  'akismet-spam',
  'akismet-ham',
  'akismet-away',
]
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function open(): Promise<Collaborators> {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-seed-'))
  const config = readConfig({ REMBUK_DATA: folder })
  const room = await openWorkroom(config, 'http://127.0.0.1:8700', { ...machine, log: pino({ level: 'silent' }) })
  ends.push(async () => {
    await room.close()
    rmSync(folder, { recursive: true })
  })
  return room.collaborators
}

async function made({ store }: Collaborators): Promise<{ comments: Comment[]; others: Record<string, number> }> {
  const comments: Comment[] = []
  const others: Record<string, number> = {}
  for await (const { kind, record } of store.meta.dump()) {
    if (kind === 'comment') comments.push(record as Comment)
    else others[kind] = (others[kind] ?? 0) + 1
  }
  return { comments, others }
}

/** How each comment came out, without what chance and the clock made of it. */
const outline = (comments: Comment[]): string[] =>
  comments
    .map(({ author, text, state, history }) =>
      [author.name, text, state, history.map(({ act }) => act).join()].join(' | '),
    )
    .toSorted()

test('every kind of hold waits, and whatever happened did so in the past and in its order', async () => {
  const needs = await open()
  expect(await seedDemo(needs, { origin })).toBe(true)
  const { comments } = await made(needs)
  const codesIn = (state: Comment['state']): string[] =>
    comments
      .filter((comment) => comment.state === state)
      .flatMap(({ verdict }) => verdict.reasons.map(({ code }) => code))
  // Under one policy a browser's first comment is no reason of its own, and no phase fails here. Adverts in odd
  // lettering are nearly all sure enough for the folder.
  const others = new Set<string>([
    'first-time',
    'phase-failed',
    'trap',
    'judol-disguised',
    'disguised',
    ...ofOtherTimes,
  ])
  expect(new Set(codesIn('held'))).toEqual(new Set(reasonCodes.filter((code) => !others.has(code))))
  expect(codesIn('spam')).toEqual(expect.arrayContaining(['trap', 'judol-disguised']))
  const rejected = comments.find(({ state }) => state === 'rejected')
  expect(rejected?.history.at(-1)?.reason).toMatch(/^Memuat data pribadi/)
  expect(comments.some(({ author, parent }) => author.kind === 'office' && parent !== null)).toBe(true)

  const now = Date.now()
  const ids = comments.map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted())
  for (const { createdAt, history } of comments) {
    const times = history.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times[0]).toBe(createdAt)
    expect(times.at(-1)).toBeLessThanOrEqual(now)
  }
})

test('cut short at any of its writes and begun again, it makes nothing twice', async () => {
  const whole = await open()
  await seedDemo(whole, { origin })
  const expected = await made(whole)

  const needs = await open()
  for (const most of [1, 3, 8, 13]) await expect(seedDemo(failingAfter(needs, most), { origin })).rejects.toThrow('cut')
  expect(await seedDemo(needs, { origin })).toBe(true)
  expect(await seedDemo(needs, { origin })).toBe(false)
  const found = await made(needs)
  expect(outline(found.comments)).toEqual(outline(expected.comments))
  expect({ ...found.others, audit: 0 }).toEqual({ ...expected.others, audit: 0 })
})

/** The same store, whose writes of comments stop working after some. */
function failingAfter(needs: Collaborators, most: number): Collaborators {
  let left = most
  const spend = (): void => {
    if (left === 0) throw new Error('cut')
    left -= 1
  }
  const comments: Collaborators['store']['comments'] = {
    ...needs.store.comments,
    async insert(...args) {
      spend()
      return needs.store.comments.insert(...args)
    },
    async apply(changes) {
      spend()
      return needs.store.comments.apply(changes)
    },
  }
  return { ...needs, store: { ...needs.store, comments } }
}
