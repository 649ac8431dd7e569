// A backup taken while readers write, read back into another folder; and files that are none.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadView } from '../../service/contract/views.ts'
import { demo } from '../../demo/names.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type RunningService, startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const page = 'http://127.0.0.1:8701/berita/cek-nama-anda'

const mongo = await newDatabase()

let from: Desk
let to: Desk
beforeAll(async () => {
  from = openDesk()
  to = openDesk()
  await from.ask('demo', 'seed')
})
afterAll(async () => {
  from.end()
  to.end()
  await dropDatabase(mongo)
})

const fileOf = (desk: Desk, name: string): string => join(desk.folder, name)
const open = (desk: Desk): Promise<RunningService> => startService({ config: { data: join(desk.folder, 'data') } })

async function thread(service: RunningService): Promise<ThreadView> {
  const query = new URLSearchParams({ url: page })
  return (await (await fetch(service.url(`/v1/sites/${demo.site.id}/thread?${query}`))).json()) as ThreadView
}

async function post(service: RunningService, number: number): Promise<void> {
  const email = `pembaca${number}@example.com`
  const body = { key: crypto.randomUUID(), url: page, name: 'Pembaca', email, text: `Pertanyaan ${number}` }
  const answer = await fetch(service.url(`/v1/sites/${demo.site.id}/comments`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(201)
}

/** What the root office sets has to come back too, although every store has a root office of its own. */
async function setAtRoot(service: RunningService): Promise<void> {
  const { token } = await service.makeMember()
  const answer = await fetch(service.url('/v1/offices/kpu-ri/policy'), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ settings: { editMinutes: { value: 7, locked: true } } }),
  })
  expect(answer.status).toBe(200)
}

test('written while readers post, it holds all that was acknowledged before and reads back as the same thread', async () => {
  const service = await open(from)
  await setAtRoot(service)
  for (let number = 0; number < 5; number++) await post(service, number)
  const writing = from.run(['backup', fileOf(from, 'all.gz'), '--keys', fileOf(from, 'keys.gz'), '--json'])
  const written = new AbortController()
  void writing.finally(() => written.abort())
  for (let number = 5; !written.signal.aborted && number < 500; number++) await post(service, number)
  const ended = await writing
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const before = await thread(service)
  await service.close()
  expect(before.page.comments).toBeGreaterThan(10)
  expect(readdirSync(from.folder).toSorted()).toEqual(['all.gz', 'data', 'keys.gz'])
  if (process.platform !== 'win32') expect(statSync(fileOf(from, 'all.gz')).mode & 0o777).toBe(0o600)

  mkdirSync(fileOf(to, 'data'))
  copyFileSync(join(from.folder, 'data/secret.key'), join(to.folder, 'data/secret.key'))
  const { records } = JSON.parse(ended.stdout) as { records: number }
  const read = await to.ask('restore', fileOf(from, 'all.gz'), '--keys', fileOf(from, 'keys.gz'))
  expect(read).toMatchObject({ records, pages: 2 })

  const again = await open(to)
  const after = await thread(again)
  expect({ ...after, revision: 0 }).toEqual({ ...before, revision: 0 })
  expect(after.rules.editMinutes).toBe(7)
  expect(after.revision).toBeGreaterThanOrEqual(before.revision)
  await again.close()
  const held = await to.ask('people', 'export', '--email', 'pembaca4@example.com')
  expect(held).toMatchObject({ email: 'pembaca4@example.com', comments: [{ text: 'Pertanyaan 4', state: 'held' }] })
})

/** What a backup says, whatever the order; figures that publication counts anew are left out. */
function said(file: string): string[] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const records = lines.map((line) => JSON.parse(line) as { kind: string; record: Record<string, unknown> })
  const kept = records.map(({ kind, record }) => {
    const { revision: _, changes: __, ...fields } = record
    return { kind, fields: Object.fromEntries(Object.entries(fields).toSorted()) }
  })
  return kept.map((record) => JSON.stringify(record)).toSorted()
}

test('it moves everything to the other store, and a backup of that says the same', async () => {
  const secret = readFileSync(join(from.folder, 'data/secret.key'), 'utf8').trim()
  const env = { MONGODB_URL: mongo, REMBUK_SECRET: secret }
  const keys = ['--keys', fileOf(from, 'keys.gz')]
  expect(await to.run(['restore', fileOf(from, 'all.gz'), ...keys], { env })).toMatchObject({ code: 0 })
  expect(await to.run(['backup', fileOf(to, 'moved.gz')], { env })).toMatchObject({ code: 0 })
  expect(said(fileOf(to, 'moved.gz'))).toEqual(said(fileOf(from, 'all.gz')))
  rmSync(fileOf(to, 'moved.gz'))
})

test('addresses stand in no backup, nor do keys in the ordinary one', () => {
  const text = gunzipSync(readFileSync(fileOf(from, 'all.gz'))).toString()
  expect(text).toContain('Yuni Astuti')
  for (const secret of ['example.com"', 'yuni.astuti@', 'pembaca4@', 'person-key', 'wrapped'])
    expect(text).not.toContain(secret)
  const keys = gunzipSync(readFileSync(fileOf(from, 'keys.gz'))).toString()
  expect(keys).toContain('wrapped')
  expect(keys).not.toContain('Yuni')
})

describe('what is refused, and leaves no trace', () => {
  const refused = async (desk: Desk, file: string, sentence: string): Promise<void> => {
    const ended = await desk.run(['restore', file])
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(sentence) })
  }

  test('a file that is missing, cut short, changed or something else', async () => {
    const whole = readFileSync(fileOf(from, 'all.gz'))
    const desk = openDesk()
    writeFileSync(fileOf(desk, 'cut.gz'), whole.subarray(0, whole.length / 2))
    writeFileSync(
      fileOf(desk, 'changed.gz'),
      Buffer.concat([whole.subarray(0, 2_000), Buffer.alloc(200), whole.subarray(2_200)]),
    )
    writeFileSync(fileOf(desk, 'other.txt'), 'Ini bukan cadangan.')
    await refused(desk, fileOf(desk, 'nowhere.gz'), 'cannot be read')
    for (const name of ['cut.gz', 'changed.gz', 'other.txt'])
      await refused(desk, fileOf(desk, name), 'Nothing was written')
    await refused(desk, fileOf(from, 'keys.gz'), 'is no backup of records')
    await refused(desk, fileOf(from, 'all.gz'), 'There is no master secret here yet')
    expect(readdirSync(desk.folder)).not.toContain('data')
    desk.end()
  })

  test('a store that holds something, and one of another master secret', async () => {
    await refused(to, fileOf(from, 'all.gz'), 'There is something in this store already')
    const desk = openDesk()
    await desk.ask('sites', 'list')
    await refused(desk, fileOf(from, 'all.gz'), 'under another master secret')
    desk.end()
  })

  test('a backup that cannot be written leaves no half of it', async () => {
    const ended = await to.run(['backup', join(to.folder, 'nowhere/all.gz')])
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be written: no such file') })
    expect(readdirSync(to.folder)).toEqual(['data'])
  })
})
