// The ground under the MongoDB suites: the server that the tests run on keeps what it acknowledged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { mongoUrl, startMongo } from '../support/mongo.ts'

const shared = await mongoUrl()

test('the run has one server, which every suite may use', async () => {
  const client = await MongoClient.connect(shared)
  expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
  await client.close()
})

test('an acknowledged write survives a kill -9 and a start on the same port', async () => {
  const data = mkdtempSync(join(tmpdir(), 'rembuk-crash-'))
  const first = await startMongo({ data })
  const client = await MongoClient.connect(first.url)
  const notes = client.db('crash').collection('notes', { writeConcern: { w: 'majority' } })
  await notes.insertOne({ said: 'before' })
  await first.kill()
  const second = await startMongo({ data, port: first.port })
  expect(await notes.countDocuments({ said: 'before' })).toBe(1)
  await client.close()
  await second.stop()
  rmSync(data, { recursive: true })
})
