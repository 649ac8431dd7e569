// Who may call from a browser, and what the browser is told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let id: string
let receipt: string

const sibling = 'http://lain.example'
const stranger = 'https://judi.example'

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeSite()
  await service.makeSite({ id: 'kpu-lain', origins: [sibling] })
  owner = await service.makeMember()
  const made = await reader.published(owner.token)
  id = made.comment.id
  receipt = made.receipt
})

afterAll(() => service.close())

const allowed = (headers: Headers): string | null => headers.get('access-control-allow-origin')

describe('a reader’s call', () => {
  const paths = (): [string, string][] => [
    ['thread', threadPath(page)],
    ['counts', `/v1/sites/${site}/counts?url=${page}`],
    ['replies', `/v1/comments/${id}/replies`],
    ['receipt', `/v1/receipts/${receipt}`],
  ]

  test('from one of the site’s pages, from ours, from a program', async () => {
    for (const [name, path] of paths()) {
      for (const origin of [siteOrigin, service.origin]) {
        const { status, headers } = await reader.call(path, { headers: { Origin: origin } })
        expect([name, status, allowed(headers)]).toEqual([name, 200, origin])
        expect(headers.get('access-control-expose-headers')).toBe('ETag, Retry-After, Date')
        expect(headers.get('access-control-allow-credentials')).toBeNull()
        expect(headers.get('vary')).toMatch(/\bOrigin\b/)
      }
      const program = await reader.call(path)
      expect([name, program.status, allowed(program.headers)]).toEqual([name, 200, null])
      expect(program.headers.get('vary')).toMatch(/\bOrigin\b/)
    }
  })

  test('from a stranger, from another site, from a page without an origin', async () => {
    for (const [name, path] of paths()) {
      for (const origin of [stranger, sibling, 'null', `${siteOrigin}.judi.example`, siteOrigin.toUpperCase()]) {
        const { status, headers, json } = await reader.call(path, { headers: { Origin: origin } })
        expect([name, origin, status, json.code, allowed(headers)]).toEqual([
          name,
          origin,
          403,
          'origin-not-allowed',
          null,
        ])
      }
    }
  })

  test('nothing is written for a stranger', async () => {
    const before = await reader.call(threadPath(page, { since: 0 }))
    const refused = await reader.post({}, { headers: { Origin: stranger, 'Content-Type': 'text/plain' } })
    expect(refused.status).toBe(403)
    const queue = await reader.call('/v1/queue?tab=held', { headers: { Authorization: `Bearer ${owner.token}` } })
    expect(queue.json.items).toEqual([])
    expect((await reader.call(threadPath(page, { since: 0 }))).json).toEqual(before.json)
  })

  test('may support, report and react from the site’s pages alone', async () => {
    const calls: [string, string, object | undefined][] = [
      [`/v1/comments/${id}/support`, 'PUT', undefined],
      [`/v1/comments/${id}/support`, 'DELETE', undefined],
      [`/v1/comments/${id}/reports`, 'POST', { reason: 'spam' }],
      [`/v1/comments/${id}/reports`, 'GET', undefined],
      [`/v1/sites/${site}/reaction?url=${page}`, 'PUT', { reaction: 'Membantu' }],
    ]
    for (const [path, method, json] of calls) {
      for (const [origin, isAllowed] of [
        [siteOrigin, true],
        [service.origin, true],
        [sibling, false],
        [stranger, false],
      ] as const) {
        const { status, headers } = await reader.call(path, { method, json, headers: { Origin: origin } })
        expect([path, origin, status < 300, allowed(headers)]).toEqual([
          path,
          origin,
          isAllowed,
          isAllowed ? origin : null,
        ])
      }
    }
  })

  test('problems carry the same headers', async () => {
    const invalid = await reader.post(comment({ name: '' }), {
      headers: { Origin: siteOrigin, 'Content-Type': 'text/plain' },
    })
    expect([invalid.status, allowed(invalid.headers)]).toEqual([422, siteOrigin])
    const missing = await reader.call('/v1/receipts/tidak-ada-kode', { headers: { Origin: sibling } })
    expect([missing.status, allowed(missing.headers)]).toEqual([404, sibling])
  })
})

describe('a preflight', () => {
  const ask = (path: string, method: string, origin: string) =>
    reader.call(path, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': method } })

  test('of a reader’s call is answered, and kept two hours', async () => {
    const calls: [string, string][] = [
      [`/v1/comments/${id}`, 'PATCH'],
      [`/v1/comments/${id}`, 'DELETE'],
      [`/v1/sites/${site}/comments`, 'POST'],
      [`/v1/comments/${id}/support`, 'PUT'],
      [`/v1/comments/${id}/support`, 'DELETE'],
      [`/v1/comments/${id}/reports`, 'GET'],
      [`/v1/comments/${id}/reports`, 'POST'],
      [`/v1/sites/${site}/reaction`, 'PUT'],
      [threadPath(page), 'GET'],
    ]
    for (const [path, method] of calls) {
      const { status, headers, text } = await ask(path, method, siteOrigin)
      expect([path, status, text, allowed(headers)]).toEqual([path, 204, '', siteOrigin])
      expect(headers.get('access-control-max-age')).toBe('7200')
      expect(headers.get('access-control-allow-methods')).toContain(method)
      expect(headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(/authorization.*content-type/)
    }
  })

  test('from a stranger, to a member’s call, to an unknown path: 204 and nothing of CORS', async () => {
    const calls: [string, string, string][] = [
      [`/v1/comments/${id}`, 'PATCH', stranger],
      [`/v1/comments/${id}`, 'PATCH', sibling],
      [`/v1/comments/${id}`, 'PATCH', 'null'],
      [`/v1/comments/${id}`, 'GET', siteOrigin],
      ['/v1/session', 'POST', siteOrigin],
      ['/v1/decisions', 'POST', siteOrigin],
      ['/v1/sites', 'POST', siteOrigin],
      [`/v1/comments/${id}/answer`, 'POST', siteOrigin],
      [`/v1/comments/${id}/pin`, 'PUT', siteOrigin],
      [`/v1/comments/${id}/support`, 'PUT', sibling],
      [`/v1/comments/${id}/reports`, 'DELETE', siteOrigin],
      [`/v1/comments/${id}/reports`, 'GET', 'null'],
      [`/v1/sites/${site}/reaction`, 'PUT', stranger],
      ['/v1/nirgends', 'GET', siteOrigin],
      ['/healthz', 'GET', siteOrigin],
    ]
    for (const [path, method, origin] of calls) {
      const { status, headers } = await ask(path, method, origin)
      const cors = [...headers.keys()].filter((name) => name.startsWith('access-control-'))
      expect([path, method, status, cors]).toEqual([path, method, 204, []])
    }
  })
})

test('a member’s call carries no CORS headers, whoever asks', async () => {
  for (const origin of [siteOrigin, service.origin]) {
    const headers = { Origin: origin, Authorization: `Bearer ${owner.token}` }
    for (const path of ['/v1/session', '/v1/queue?tab=held', '/v1/members', '/v1/queue?tab=nirgends']) {
      const answer = await reader.call(path, { headers })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  }
})
