// What is newest is looked for span by span: what is found is what one look at everything would find, wherever it begins.
import * as fc from 'fast-check'
import { MongoClient } from 'mongodb'
import { afterAll, expect, test } from 'vitest'
import { firstIdAt } from '../../service/domain/ids.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { countIn, newestIn, type Span, spansBefore } from '../../service/store/mongo/spans.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import { mongoUrl } from '../support/mongo.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'

const url = await mongoUrl()
const database = `t_spans_${crypto.randomUUID().slice(0, 8)}`
afterAll(async () => {
  const client = new MongoClient(url)
  await client.db(database).dropDatabase()
  await client.close()
})

const day = 86_400_000
const newestFirst = (one: number, other: number): number => other - one
const within = ({ from = -Infinity, before = Infinity }: Span, time: number): boolean => time >= from && time < before

test('spans hold every time once, so that what they give together is the newest of all', async () => {
  const times = fc.array(fc.integer({ min: 0, max: 400 * day }), { maxLength: 60 })
  const beginning = fc.option(fc.integer({ min: -day, max: 500 * day }))
  await fc.assert(
    fc.asyncProperty(times, beginning, fc.integer({ min: 0, max: 40 }), async (all, now, most) => {
      const inOrder = all.toSorted(newestFirst)
      const spans = spansBefore(now)
      const read = async (span: Span, limit: number) => inOrder.filter((one) => within(span, one)).slice(0, limit)
      expect(await newestIn(spans, most, read)).toEqual(inOrder.slice(0, most))
      const count = async (span: Span, limit: number) => (await read(span, limit)).length
      expect(await countIn(spans, most, count)).toBe(Math.min(all.length, most))
    }),
  )
})

test('tabs, their counts and the last decided are the same, whatever the clock of whoever looks says', async () => {
  const now = madeAt
  const plain = await openMongoStore({ url, database })
  const page = aPage()
  const back = [0, 0, 0.5, 1.9, 2.1, 5, 15, 17, 60, 127, 129, 300, 301]
  for (const [at, days] of back.entries()) {
    const createdAt = now - days * day
    const id = `${firstIdAt(createdAt).slice(0, 24)}${String(at).padStart(2, '0')}-skh`
    const decided = at % 3 === 0 ? { decision: `d${at}`, decidedAt: createdAt + 5 } : {}
    const office = at % 2 === 0 ? 'kpu-a' : 'kpu-b'
    await plain.comments.insert(aComment(page, { id, createdAt, office, ...decided }), page)
  }
  const everything = { tab: 'published', offices: 'all', search: null, after: null, upTo: null } as const
  const { comments: all } = await plain.comments.queue(everything, 100)
  expect(all.length).toBe(back.length)
  const filters: QueueFilter[] = [everything, { ...everything, offices: ['kpu-b'] }, { ...everything, search: 'kapan' }]
  const cursors = [null, all[0]?.id ?? '', all[6]?.id ?? '', all.at(-1)?.id ?? '']
  for (const clock of [now, now - 20 * day, now + 400 * day, 0]) {
    const store = await openMongoStore({ url, database, clock: { now: () => clock } })
    for (const filter of filters) {
      for (const after of cursors) {
        for (const upTo of [null, all[3]?.id ?? '']) {
          const asked = { ...filter, after, upTo }
          expect(await store.comments.queue(asked, 4)).toEqual(await plain.comments.queue(asked, 4))
          expect(await store.comments.countQueue(asked, 9)).toBe(await plain.comments.countQueue(asked, 9))
        }
      }
    }
    for (const limit of [1, 3, 50])
      expect(await store.comments.lastDecided(limit)).toEqual(await plain.comments.lastDecided(limit))
    await store.close()
  }
  await plain.close()
})

test('a process whose clock is an hour, or years, off hears of what others store from its first look on', async () => {
  const other = await openMongoStore({ url, database })
  const page = aPage()
  const wrong = [madeAt + 3_600_000, madeAt - 3_600_000, madeAt + 3_650 * day]
  for (const [at, clock] of wrong.entries()) {
    const store = await openMongoStore({ url, database, clock: { now: () => clock } })
    const { mark } = await store.comments.storedAfter(null, 10)
    const createdAt = madeAt + 60_000 + at
    const id = `${firstIdAt(createdAt).slice(0, 24)}zz-skh`
    await other.comments.insert(aComment(page, { id, createdAt }), page)
    const { copies } = await store.comments.storedAfter(mark, 10)
    expect(copies.map((copy) => copy.id)).toContain(id)
    await store.close()
  }
  await other.close()
})
