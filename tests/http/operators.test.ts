// What those who run an instance rely on: health, figures, the description of the API, silent logs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, mongoUrl, startMongo } from '../support/mongo.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, plainly, site, threadPath } from './calling.ts'

// The first run on a machine builds the server, which no time-out of a test would wait for.
await mongoUrl()

let service: RunningService
let reader: Caller
let owner: Member

beforeAll(async () => {
  service = await startService({ config: { metricsToken: 'rahasia angka', trustedProxies: ['10.0.0.0/8'] } })
  reader = caller(service)
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

describe('metrics', () => {
  const ask = async (headers: Record<string, string>) => (await reader.call('/metrics', { headers })).status

  test('are for this machine, or for whoever knows the token', async () => {
    const token = { Authorization: 'Bearer rahasia%20angka' }
    expect(await ask({})).toBe(200)
    expect(await ask({ 'X-Forwarded-For': '127.0.0.1' })).toBe(401)
    expect(await ask({ Forwarded: 'for=127.0.0.1' })).toBe(401)
    expect(await ask({ 'X-Forwarded-For': '10.0.0.1', ...token })).toBe(401)
  })

  test('count by route, never by address', async () => {
    await reader.call('/v1/receipts/padi-biru-jalan-skm')
    await reader.call(`/nirgends/${'x'.repeat(20)}`)
    const { text, headers } = await reader.call('/metrics')
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(text).toContain('rembuk_requests_total{method="GET",route="/v1/receipts/:code",status="404"} 1')
    expect(text).not.toMatch(/padi-biru|xxxx/)
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^# (HELP|TYPE) \w+ .+$|^\w+(\{[^{}]*\})? [\d.e+-]+$/)
    }
  })
})

describe('the description of the API', () => {
  type Operation = {
    parameters: { name: string; in: string }[]
    requestBody?: object
    responses: Record<string, object>
  }
  const described = async (): Promise<[string, string, Operation][]> => {
    const { json } = await reader.call('/openapi.json')
    expect(json.openapi).toMatch(/^3\.1\./)
    return Object.entries(json.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
        path,
        method.toUpperCase(),
        operation,
      ]),
    )
  }

  test('names every call of the contract that this version answers', async () => {
    const calls = (await described()).map(([path, method]) => `${method} ${path}`)
    expect(calls.toSorted()).toEqual(
      [
        'POST /v1/privacy/requests',
        'GET /v1/privacy/{token}',
        'DELETE /v1/privacy/{token}',
        'GET /v1/in-force',
        'GET /v1/queue/figures',
        'PUT /v1/comments/{id}/page-title',
        'GET /v1/filter/honesty',
        'POST /v1/offices/{id}/policy/rehearsal',
        'GET /v1/filter/sample',
        'POST /v1/filter/sample/{id}',
        'GET /v1/sites/{site}/thread',
        'GET /v1/comments/{id}/replies',
        'GET /v1/sites/{site}/counts',
        'GET /v1/sites/{site}/events',
        'GET /v1/sites/{site}/feed.atom',
        'POST /v1/sites/{site}/comments',
        'POST /v1/sites/{site}/mine',
        'PATCH /v1/comments/{id}',
        'DELETE /v1/comments/{id}',
        'GET /v1/receipts/{code}',
        'PUT /v1/comments/{id}/support',
        'DELETE /v1/comments/{id}/support',
        'POST /v1/comments/{id}/reports',
        'GET /v1/comments/{id}/reports',
        'PUT /v1/sites/{site}/reaction',
        'PUT /v1/comments/{id}/pin',
        'DELETE /v1/comments/{id}/pin',
        'DELETE /v1/comments/{id}/reports',
        'POST /v1/session',
        'GET /v1/session',
        'DELETE /v1/session',
        'GET /v1/queue',
        'POST /v1/decisions',
        'POST /v1/decisions/{undo}/undo',
        'GET /v1/campaigns',
        'GET /v1/campaigns/{id}',
        'GET /v1/campaigns/{id}/export.csv',
        'POST /v1/comments/{id}/answer',
        'GET /v1/comments/{id}',
        'GET /v1/offices',
        'GET /v1/offices/{id}/policy',
        'PUT /v1/offices/{id}/policy',
        'GET /v1/sites',
        'POST /v1/sites',
        'PUT /v1/sites/{id}',
        'GET /v1/members',
        'POST /v1/members',
        'PATCH /v1/members/{id}',
        'DELETE /v1/members/{id}',
        'GET /v1/audit',
        'GET /v1/ledger',
        'POST /v1/comments/{id}/thanks',
        'POST /v1/sites/{site}/similar',
        'DELETE /v1/comments/{id}/clarification',
        'DELETE /v1/comments/{id}/forward',
        'DELETE /v1/comments/{id}/notes/{note}',
        'DELETE /v1/holds/{id}',
        'DELETE /v1/saved-answers/{id}',
        'DELETE /v1/follow-ups/{id}',
        'GET /v1/insights/rising',
        'GET /v1/weekly',
        'GET /v1/weekly.csv',
        'POST /v1/follow-ups',
        'PUT /v1/follow-ups/{id}',
        'PUT /v1/follow-ups/{id}/outcome',
        'GET /v1/audit.csv',
        'GET /v1/audit/chain',
        'GET /v1/comments/{id}/below',
        'GET /v1/comments/{id}/earlier-answers',
        'GET /v1/forwarding',
        'GET /v1/holds',
        'GET /v1/insights',
        'GET /v1/queue/changes',
        'GET /v1/queue/count',
        'GET /v1/saved-answers',
        'POST /v1/comments/{id}/author-hold',
        'POST /v1/comments/{id}/cover',
        'POST /v1/comments/{id}/notes',
        'POST /v1/comments/{id}/unsettled',
        'POST /v1/members/{id}/link',
        'POST /v1/offices/{id}/policy/reach',
        'POST /v1/receipts/{code}/unsettled',
        'POST /v1/saved-answers',
        'PUT /v1/comments/{id}/clarification',
        'PUT /v1/comments/{id}/correction',
        'POST /v1/answers',
        'GET /v1/offices/{id}/closing',
        'PUT /v1/offices/{id}/closing',
        'DELETE /v1/offices/{id}/closing',
        'POST /v1/comments/{id}/appeal',
        'POST /v1/receipts/{code}/appeal',
        'GET /v1/comments/{id}/similar-questions',
        'PUT /v1/comments/{id}/forward',
        'PUT /v1/comments/{id}/kind',
        'PUT /v1/comments/{id}/notes/{note}',
        'PUT /v1/holds/{id}',
        'PUT /v1/saved-answers/{id}',
        'GET /healthz',
        'GET /readyz',
        'GET /metrics',
        'GET /openapi.json',
      ].toSorted(),
    )
  })

  test('is true: each call answers with a status that it names', async () => {
    for (const [path, method, { parameters, responses }] of await described()) {
      const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
      const values = { url: page, tab: 'held' } as Record<string, string>
      const search = new URLSearchParams(query.flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
      const filled = path.replace('{site}', site).replace(/\{\w+\}/g, 'tidak-ada')
      for (const token of [null, owner.token]) {
        if (path === '/v1/session' && method === 'DELETE' && token) continue
        const { status, body } = await fetch(service.url(`${filled}?${search}`), {
          method,
          headers: token ? { Authorization: `Bearer ${token}` } : {},
        })
        await body?.cancel()
        expect(Object.keys(responses), `${method} ${path} ${token ? 'with' : 'without'} a session`).toContain(
          `${status}`,
        )
        if (!path.includes('{')) expect(status, `${method} ${path} is answered by no route`).not.toBe(404)
      }
    }
  })

  test('holds every limit', async () => {
    const { json } = await reader.call('/openapi.json')
    expect(json['x-limits']).toMatchObject({
      bodyBytes: 65_536,
      textLength: 5_000,
      nameLength: 60,
      decisionIds: 500,
      network: { posts: { points: 120 } },
    })
    const post = json.paths['/v1/sites/{site}/comments'].post.requestBody.content
    expect(Object.keys(post)).toEqual(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
    expect(post['application/json'].schema).toMatchObject({
      required: ['key', 'url', 'name', 'email', 'text'],
      properties: { name: { type: 'string', maxLength: 60 }, text: { maxLength: 5_000 }, url: { maxLength: 2_000 } },
    })
    const limit = json.paths['/v1/sites/{site}/thread'].get.parameters.find(
      ({ name }: { name: string }) => name === 'limit',
    )
    expect(limit).toMatchObject({ in: 'query', required: false })
  })
})

describe('limits by network', () => {
  test('count what a trusted proxy says, and are loose', async () => {
    const one = await startService({ config: { trustedProxies: ['127.0.0.0/8'] } })
    try {
      await one.makeSite()
      const { post, call } = caller(one)
      const from = (address: string) => ({ 'X-Forwarded-For': address, 'Content-Type': 'application/json' })
      const statuses = []
      for (let at = 0; at < 125; at += 1) statuses.push((await post({}, { headers: from('203.0.113.7') })).status)
      expect(statuses.slice(0, 120).every((status) => status === 201)).toBe(true)
      expect(statuses.at(-1)).toBe(429)
      // What the client itself wrote stands further left, and is not believed.
      expect((await post({}, { headers: from('198.51.100.1, 203.0.113.7') })).status).toBe(429)
      expect((await post({}, { headers: from('203.0.113.8') })).status).toBe(201)
      expect((await post({}, { headers: from('2001:db8:1:2::1') })).status).toBe(201)
      expect((await call(threadPath(page), { headers: from('203.0.113.7') })).status).toBe(200)
    } finally {
      await one.close()
    }
  })
})

test('logs are a line a request, and hold nothing of anybody', async () => {
  service.logged.length = 0
  const secrets = { email: 'rahasia@surat.example', name: 'Nama Rahasia', text: 'Kata rahasia' }
  const made = await reader.posted(secrets)
  await reader.call(`/v1/receipts/${made.receipt}`, {
    headers: { 'User-Agent': 'Agen/1', 'X-Forwarded-For': '198.51.100.9' },
  })
  await reader.call(threadPath(`${siteOrigin}/rahasia`))
  await reader.post({ ...secrets, name: '' })
  await reader.call('/v1/session', { json: { email: owner.email, password: owner.password } })
  await expect.poll(() => service.logged.length).toBe(5)
  const [first = ''] = service.logged
  expect(JSON.parse(first)).toMatchObject({
    method: 'POST',
    route: '/v1/sites/:site/comments',
    status: 201,
    ms: expect.any(Number),
    id: expect.any(String),
  })
  const all = service.logged.join('')
  for (const said of [
    ...Object.values(secrets),
    made.receipt,
    made.reader,
    made.editToken,
    made.comment.id,
    owner.email,
    owner.password,
    'Agen/1',
    '198.51.100.9',
    '127.0.0.1',
    'rahasia',
    'rembuk_session',
  ]) {
    expect(all).not.toContain(said)
  }
})

test('a store that is away makes the service unavailable, half-does nothing, and is found again', async () => {
  const [port, data] = [await freePort(), mkdtempSync(join(tmpdir(), 'rembuk-away-'))]
  let server = await startMongo({ port, data })
  const away = await startService({ config: { mongoUrl: `${server.url}rembuk` } })
  const { call, post } = caller(away)
  try {
    await away.makeSite()
    expect((await call('/readyz')).status).toBe(200)
    await server.stop()
    const body = comment()
    const asked = [call('/readyz'), post(body), call(threadPath(page)), call('/v1/receipts/padi-biru-jalan-skm')]
    for (const { status, json, headers, text } of await Promise.all(asked)) {
      expect([status, json.code]).toEqual([503, 'unavailable'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(text).not.toMatch(/mongo|ECONN|server selection/i)
    }
    expect((await call('/healthz')).status).toBe(200)
    expect((await plainly(away, '/', {})).status).toBe(200)
    server = await startMongo({ port, data })
    await expect.poll(async () => (await call('/readyz')).status, { timeout: 20_000 }).toBe(200)
    expect((await post(body)).status).toBe(201)
    expect((await call(threadPath(page))).status).toBe(200)
  } finally {
    await away.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
})
