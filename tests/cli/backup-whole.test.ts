// All that members and authors have said of a store goes through a backup: to the other store and back, and is the same.
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { caller, type Caller, comment, type Json } from '../http/calling.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const mongo = await newDatabase()
const secret = randomBytes(32)
const hour = 3_600_000
const iso = (time: number): string => new Date(time).toISOString()

let desks: [from: Desk, to: Desk]
const receipts: Record<'waiting' | 'upheld' | 'granted', string> = { waiting: '', upheld: '', granted: '' }

beforeAll(async () => {
  desks = [openDesk(), openDesk()]
  const service = await open(desks[0])
  await fill(service)
  await sealAudit(service.service.collaborators).run(Date.now())
  await service.close()
})
afterAll(async () => {
  for (const desk of desks) desk.end()
  await dropDatabase(mongo)
})

const open = (desk: Desk): Promise<RunningService> =>
  startService({ config: { data: join(desk.folder, 'data'), secret } })

/** Appeals in every stage, a calendar, a statement, what is closed at the root. */
async function fill(service: RunningService): Promise<void> {
  const http = caller(service)
  await service.makeOffice('kpu-jateng')
  await service.makeSite({ id: 'situs', office: 'kpu-jateng', origins: [siteOrigin] })
  const root = await service.makeMember()
  const regional = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
  const as = (member: Member, path: string, sent: Json) =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  for (const stage of ['waiting', 'upheld', 'granted'] as const) {
    const { comment: made, receipt } = await rejected(http, regional)
    receipts[stage] = receipt
    await http.call(`/v1/receipts/${receipt}/appeal`, { json: { key: randomUUID(), text: 'Mohon ditinjau.' } })
    if (stage === 'waiting') continue
    const json = { grant: stage === 'granted', reason: 'Sudah ditinjau.' }
    expect((await as(root, `/v1/comments/${made.id}/appeal`, { json })).status).toBe(200)
  }
  const now = Date.now()
  const days = { from: '2029-02-11', until: '2029-02-13' }
  const stage = { kind: 'quiet', ...days, name: 'Masa tenang', source: 'PKPU 7' }
  const statement = { text: 'TPS 3 pindah.', source: 'https://ri.example/7', at: iso(now), until: iso(now + 72 * hour) }
  const saved = await as(root, '/v1/offices/kpu-ri/policy', {
    method: 'PUT',
    json: { settings: { stages: { value: [stage], locked: true }, statement: { value: statement } } },
  })
  expect(saved.status, saved.text).toBe(200)
  const closed = await as(root, '/v1/offices/kpu-ri/closing', { method: 'PUT', json: { reason: 'Gempa bumi.' } })
  expect(closed.status).toBe(200)
}

async function rejected(http: Caller, by: Member): Promise<Json> {
  const url = `${siteOrigin}/${randomUUID()}`
  const { json } = await http.call('/v1/sites/situs/comments', { json: comment({ url }) })
  await http.decide(by.token, { ids: [json.comment.id], action: 'reject', reason: 'Kasar.' })
  return json
}

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

test('from SQLite to MongoDB and back to SQLite nothing is lost, and it works on', async () => {
  const [from, to] = desks
  const file = (name: string): string => join(to.folder, name)
  const env = { REMBUK_SECRET: secret.toString('base64') }
  const onMongo = { ...env, MONGODB_URL: mongo }
  const run = async (desk: Desk, args: string[], around: Record<string, string>): Promise<void> =>
    expect(await desk.run(args, { env: around })).toMatchObject({ code: 0 })
  await run(from, ['backup', file('first.gz'), '--keys', file('keys.gz')], env)
  await run(to, ['restore', file('first.gz'), '--keys', file('keys.gz')], onMongo)
  await run(to, ['backup', file('second.gz'), '--keys', file('keys-2.gz')], onMongo)
  await run(to, ['restore', file('second.gz'), '--keys', file('keys-2.gz')], env)
  await run(to, ['backup', file('third.gz')], env)
  const [first, second, third] = ['first.gz', 'second.gz', 'third.gz'].map((name) => said(file(name)))
  expect(first?.join()).toContain('Mohon ditinjau.')
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  await run(to, ['audit', 'verify'], env)

  const again = await open(to)
  const http = caller(again)
  const state = async (code: string) => (await http.call(`/v1/receipts/${code}`)).json
  expect((await state(receipts.waiting)).appeal).toMatchObject({ state: 'waiting', office: { id: 'kpu-ri' } })
  expect((await state(receipts.upheld)).appeal).toMatchObject({ state: 'upheld', reason: 'Sudah ditinjau.' })
  expect(await state(receipts.granted)).toMatchObject({ state: 'published', appeal: { state: 'granted' } })
  const query = new URLSearchParams({ url: `${siteOrigin}/baru` })
  const thread = (await http.call(`/v1/sites/situs/thread?${query}`)).json
  expect(thread.page.closedReason).toMatchObject({ code: 'switch', text: 'Gempa bumi.' })
  expect(thread.statement).toMatchObject({ text: 'TPS 3 pindah.', office: { id: 'kpu-ri' } })
  const root = await again.makeMember()
  const headers = { Authorization: `Bearer ${root.token}` }
  const policy = (await http.call('/v1/offices/kpu-jateng/policy', { headers })).json.settings
  expect(policy.stages).toMatchObject({ value: [{ name: 'Masa tenang' }], from: 'kpu-ri', lockedBy: 'kpu-ri' })
  const appealed = (await http.call('/v1/queue?tab=appealed', { headers })).json.items
  expect(appealed).toHaveLength(1)
  const granted = await http.call(`/v1/comments/${appealed[0].id}/appeal`, { headers, json: { grant: true } })
  expect(granted.status).toBe(200)
  await again.close()
})
