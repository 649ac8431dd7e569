// What is MongoDB's alone: its schema and indexes, its server away at start and later, processes side by side.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { MongoClient } from 'mongodb'
import { afterAll, expect, test } from 'vitest'
import { builtInClocks } from '../../service/domain/clock-table.ts'
import { markedMatter } from '../../service/domain/matters.ts'
import { asRefusal } from '../../service/store/mongo/database.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { indexes, schemaVersion } from '../../service/store/mongo/schema.ts'
import { freePort, mongoUrl, startMongo } from '../support/mongo.ts'
import { aComment, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { figures, mend, truth } from './mongo-truth.ts'

const url = await mongoUrl()
const client = new MongoClient(url)
const databases: string[] = []

function freshName(): string {
  const name = `t_mongo_${crypto.randomUUID().slice(0, 8)}`
  databases.push(name)
  return name
}

afterAll(async () => {
  for (const name of databases) await client.db(name).dropDatabase()
  await client.close()
})

const opener = new URL('../../service/store/mongo/open.ts', import.meta.url).href

/** Runs a program in a process of its own and gives what it printed. */
async function program(code: string, ...values: string[]): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, ...values], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout))
}

test('every index is there after opening, and opening again and at once by several changes nothing', async () => {
  const database = freshName()
  const names = async () => {
    const found = Object.entries(indexes).map(async ([collection]) => {
      const made = await client.db(database).collection(collection).indexes()
      return [collection, made.map(({ name }) => name)] as const
    })
    return Object.fromEntries(await Promise.all(found))
  }
  const opened = await Promise.all([1, 2, 3].map(() => openMongoStore({ url, database })))
  const first = await names()
  for (const [collection, wanted] of Object.entries(indexes)) {
    expect(new Set(first[collection])).toEqual(new Set(['_id_', ...wanted.map(({ name }) => name)]))
  }
  opened.push(await openMongoStore({ url, database }))
  expect(await names()).toEqual(first)
  expect(await client.db(database).collection('meta').find().toArray()).toEqual([
    { _id: 'schema', version: schemaVersion },
  ])
  for (const store of opened) await store.close()
})

test('a store that a newer version wrote is refused, and left as it is', async () => {
  const database = freshName()
  const meta = client.db(database).collection<{ _id: string; version: number }>('meta')
  await meta.insertOne({ _id: 'schema', version: schemaVersion + 1 })
  await expect(openMongoStore({ url, database })).rejects.toThrow(`schema version ${schemaVersion + 1}`)
  expect((await client.db(database).listCollections().toArray()).map(({ name }) => name)).toEqual(['meta'])
})

test('what version 1 has written is read, and what it did not know is counted by the duty', async () => {
  const database = freshName()
  const page = aPage()
  const top = aComment(page)
  const middle = aReply(page, top)
  const answer = aReply(page, middle, { author: anOffice })
  const held = aReply(page, top, { author: anOffice, state: 'held' })
  const all = [top, middle, answer, held]
  const ids = all.map(({ id }) => id)
  const first = await openMongoStore({ url, database })
  for (const one of all) await first.comments.insert(one, page)
  await first.pages.publish(page.id, ids, madeAt)
  await first.close()
  // As the first version left it: nothing of what came with the second.
  const raw = client.db(database)
  await raw.collection('comments').updateMany({}, { $unset: { answered: '', answersCounted: '' } })
  await raw.collection('comments').createIndex({ page: 1, state: 1 }, { name: 'page-count' })
  for (const name of ['supports', 'reactions', 'reports']) await raw.collection(name).drop()
  await raw.collection<{ _id: string }>('meta').updateOne({ _id: 'schema' }, { $set: { version: 1 } })
  const opened = await Promise.all([1, 2].map(() => openMongoStore({ url, database })))
  const [store, other] = opened
  if (!store || !other) throw new Error('Two were opened')
  expect(await store.pages.byId(page.id)).toMatchObject({ revision: 1, reactions: {}, pinned: null })
  expect((await store.comments.byId(top.id))?.answered).toBe(false)
  await mend(other)
  expect(await figures(store, page.id, ids)).toEqual(await truth(store, ids))
  expect((await store.comments.byIds(ids)).filter(({ answered }) => answered)).toHaveLength(2)
  expect(await store.engagement.support({ comment: top.id, reader: 'r', on: true, now: madeAt })).toBe(1)
  expect((await raw.collection('comments').indexes()).map(({ name }) => name)).not.toContain('page-count')
  for (const one of opened) await one.close()
})

test('what a new version has to say of every document is said of more than fit into one write', async () => {
  const database = freshName()
  const raw = client.db(database)
  const entries = Array.from({ length: 2_100 }, (_one, n) => ({ _id: `e-${String(n).padStart(4, '0')}`, subjects: [] }))
  await raw.collection<{ _id: string }>('audit').insertMany(entries)
  await raw.collection<{ _id: string; version: number }>('meta').insertOne({ _id: 'schema', version: 3 })
  const store = await openMongoStore({ url, database })
  expect(await store.audit.countUnsealed()).toBe(2_100)
  await store.close()
})

test('whose comments a kill had left to nobody, before it was written down who is being erased, is erased now', async () => {
  const database = freshName()
  const raw = client.db(database)
  const author = (person: string | null) => ({ kind: 'reader', person })
  const many = Array.from({ length: 1_200 }, (_one, n) => ({ _id: `m-${n}`, author: author('hilang') }))
  const others = ['ada', 'zilang', null].map((person) => ({ _id: `o-${person}`, author: author(person) }))
  await raw.collection<{ _id: string }>('comments').insertMany([...many, ...others])
  await raw.collection<{ _id: string }>('people').insertOne({ _id: 'ada' })
  await raw
    .collection<{ _id: string; version: number }>('meta')
    .insertOne({ _id: 'schema', version: schemaVersion - 1 })
  const store = await openMongoStore({ url, database })
  expect(await store.people.erasures()).toEqual([
    { person: 'hilang', begunAt: 0 },
    { person: 'zilang', begunAt: 0 },
  ])
  await store.close()
})

test('a server that is away at start, killed while in use, and back: unavailable in seconds, and then all is well', async () => {
  const data = mkdtempSync(join(tmpdir(), 'rembuk-mongo-away-'))
  const port = await freePort()
  const address = `mongodb://127.0.0.1:${port}/?directConnection=true`
  const inTime = async (asked: Promise<unknown>) => {
    const begun = performance.now()
    await expect(asked).rejects.toMatchObject({ code: 'unavailable', message: 'unavailable' })
    // The driver looks for a server for three.
    expect(performance.now() - begun).toBeLessThan(15_000)
  }
  await inTime(openMongoStore({ url: address }))
  const server = await startMongo({ port, data })
  const store = await openMongoStore({ url: address })
  const page = aPage()
  const [before, during] = [aComment(page), aComment(page)]
  await store.comments.insert(before, page)
  await server.kill()
  await Promise.all([
    inTime(store.comments.insert(during, page)),
    inTime(store.ping()),
    inTime(store.comments.byId('')),
  ])
  const again = await startMongo({ port, data })
  expect(await store.comments.byId(before.id)).toEqual(before)
  expect(await store.comments.insert(during, page)).toEqual({ outcome: 'inserted', person: null })
  await store.close()
  await again.stop()
  rmSync(data, { recursive: true, force: true })
})

test('a line that the system says is broken is a server that is away, though the driver makes nothing of it', () => {
  const broken = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' })
  expect(asRefusal(broken)).toMatchObject({ code: 'unavailable', message: 'unavailable', cause: broken })
  const defect = new TypeError('x is not a function')
  expect(asRefusal(defect)).toBe(defect)
})

test('the driver is loaded by opening a store, and not before', async () => {
  const loaded = `
    const { createRequire } = await import('node:module')
    await import(${JSON.stringify(opener)})
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('mongo'))))`
  expect(await program(loaded)).toEqual([])
})

test('processes side by side: one winner, right figures, and each sees what the others did', async () => {
  const database = freshName()
  const store = await openMongoStore({ url, database })
  const page = aPage()
  const top = aComment(page)
  const held = aComment(page, { state: 'held' })
  for (const one of [top, held]) await store.comments.insert(one, page)
  const shares = ['a', 'b', 'c'].map((name) => ({
    url,
    database,
    page,
    replies: Array.from({ length: 10 }, () => aReply(page, top)),
    change: {
      id: held.id,
      version: 1,
      state: 'published',
      set: { decision: name },
      entry: { ...held.history[0], act: 'approve', from: 'held', to: 'published', decision: name },
    },
  }))
  const code = `
    const { openMongoStore } = await import(${JSON.stringify(opener)})
    const { url, database, page, replies, change } = JSON.parse(process.argv[1])
    const store = await openMongoStore({ url, database })
    const won = await store.comments.apply([change])
    await Promise.all(replies.map(async (reply) => {
      await store.comments.insert(reply, page)
      await store.pages.publish(page.id, [reply.id, ...won], ${madeAt})
    }))
    console.log(JSON.stringify(won))
    await store.close()`
  const won = await Promise.all(shares.map((share) => program(code, JSON.stringify(share))))
  expect(won.flat()).toEqual([held.id])
  const ids = [top, held, ...shares.flatMap(({ replies }) => replies)].map(({ id }) => id)
  expect(await figures(store, page.id, ids)).toEqual(await truth(store, ids))
  expect((await store.pages.byId(page.id))?.revision).toBe(30)
  await mend(store)
  expect(await figures(store, page.id, ids)).toEqual(await truth(store, ids))
  await store.close()
})

test('whose answer is due when is derived of what an older version has written, and found by it alone', async () => {
  const database = freshName()
  const page = aPage()
  const clocks = { rows: builtInClocks, stages: [], zone: 'WIB' } as const
  const matter = markedMatter(aComment(page), { kind: 'question', clocks, answeredAt: null, now: madeAt })
  const asked = aComment(page, { matter })
  const others = [aComment(page), aComment(page, { matter, state: 'held' })]
  const first = await openMongoStore({ url, database })
  for (const one of [asked, ...others]) await first.comments.insert(one, page)
  await first.close()
  const raw = client.db(database)
  await raw.collection('comments').updateMany({}, { $unset: { answerDue: '', answerer: '' } })
  await raw.collection('comments').createIndex({ state: 1, 'matter.due': 1, _id: 1 }, { name: 'to-answer' })
  await raw.collection<{ _id: string }>('meta').updateOne({ _id: 'schema' }, { $set: { version: 6 } })
  const store = await openMongoStore({ url, database })
  for (const offices of ['all' as const, [asked.office]]) {
    const { comments } = await store.comments.toAnswer({ offices, search: null, after: null, limit: 10 })
    expect(comments.map(({ id }) => id)).toEqual([asked.id])
  }
  expect(await store.comments.countToAnswer({ offices: ['kpu-lain'], dueBy: null }, 10)).toBe(0)
  expect((await raw.collection('comments').indexes()).map(({ name }) => name)).not.toContain('to-answer')
  await store.close()
})

test('when a matter last moved is derived of what an older version has written, and the week finds it', async () => {
  const database = freshName()
  const page = aPage()
  const clocks = { rows: builtInClocks, stages: [], zone: 'WIB' } as const
  const marked = markedMatter(aComment(page), { kind: 'question', clocks, answeredAt: null, now: madeAt })
  const trail = [
    { at: madeAt + 500, act: 'marked' },
    // By a clock that was set back.
    { at: madeAt + 100, act: 'answered' },
  ] as const
  const moved = aComment(page, { matter: { ...marked, trail: [...trail] } })
  const unmoved = aComment(page, { matter: { ...marked, trail: [] } })
  const first = await openMongoStore({ url, database })
  for (const one of [moved, unmoved, aComment(page)]) await first.comments.insert(one, page)
  await first.close()
  const comments = client.db(database).collection<{ _id: string; matterMovedAt?: number }>('comments')
  await comments.updateMany({}, { $unset: { matterMovedAt: '' } })
  await comments.createIndex({ 'matter.trail.at': 1 }, { name: 'matter-moved-at' })
  await comments.createIndex({ 'matter.since': 1 }, { name: 'matter-moved' })
  await client
    .db(database)
    .collection<{ _id: string }>('meta')
    .updateOne({ _id: 'schema' }, { $set: { version: 7 } })
  const store = await openMongoStore({ url, database })
  const found = await comments.find({ matterMovedAt: { $gte: 0 } }).toArray()
  expect(found.map(({ _id, matterMovedAt }) => [_id, matterMovedAt])).toEqual([[moved.id, madeAt + 500]])
  const names = (await comments.indexes()).map(({ name }) => name)
  expect(names.filter((name) => name?.startsWith('matter-moved'))).toEqual([])
  expect(await store.comments.byId(moved.id), 'and is nothing of the comment').toEqual(moved)
  await store.close()
})
