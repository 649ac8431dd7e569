// Whole pages while the store is away: nothing that was typed is lost, and what needs no store is there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { byWayOf, openRelay, type Relay } from '../support/relay.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, site } from './calling.ts'
import { fieldsIn, headingOf, seen } from './reading-html.ts'

// The first run on a machine builds the server, which no time-out of a test would wait for.
const direct = new URL(await newDatabase())

let relay: Relay
let service: RunningService
let reader: Caller

beforeAll(async () => {
  relay = await openRelay({ host: direct.hostname, port: Number(direct.port) })
  service = await startService({ config: { mongoUrl: byWayOf(relay, direct.href) } })
  reader = caller(service)
  await service.makeSite()
})

afterAll(async () => {
  relay.mend()
  await service.close()
  await relay.close()
  await dropDatabase(direct.href)
})

test('a form comes back whole, and is taken under the same key once the store is there again', async () => {
  const url = `${siteOrigin}/jauh`
  const path = `/v1/sites/${site}/comments`
  const form = fieldsIn((await reader.call(`/sites/${site}/thread?${new URLSearchParams({ url })}`)).text)
  const typed = { ...form, name: 'Yuni', email: 'yuni@surat.example', text: 'Kapan posko buka?' }
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const send = (fields: Record<string, string>) =>
    reader.call(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })

  relay.cut()
  const back = await send(typed)
  expect(back.status).toBe(503)
  expect(Number(back.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(seen(back.text)).toContain('Belum terkirim. Penyimpanan sedang tidak dapat dihubungi.')
  expect(fieldsIn(back.text)).toMatchObject(typed)
  const thread = await reader.call(`/sites/${site}/thread?${new URLSearchParams({ url })}`)
  expect([thread.status, headingOf(thread.text)]).toEqual([503, 'Sedang tidak tersedia'])
  expect((await reader.call('/')).status).toBe(200)
  expect((await reader.call('/kabar')).status).toBe(200)

  relay.mend()
  await expect.poll(async () => (await reader.call('/readyz')).status, { timeout: 20_000 }).toBe(200)
  expect((await send(fieldsIn(back.text))).status).toBe(303)
})
