// The contract's order of checks: of two things that are wrong, the earlier is told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, type Sent, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let auditor: Member
let lead: Member
let known: { id: string; token: string; other: string }

const stranger = { Origin: 'https://judi.example' }
const unknown = '01m87z1vwc5ezycaw1j237bne9-skm'
const plain = { 'Content-Type': 'text/html' }

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  owner = await service.makeMember()
  auditor = await service.makeMember({ role: 'auditor' })
  lead = await service.makeMember({ role: 'lead', office: 'kpu-lain' })
  const made = await reader.published(owner.token)
  const waiting = await reader.posted()
  known = { id: made.comment.id, token: made.editToken, other: waiting.editToken }
})

afterAll(() => service.close())

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

async function code(path: string, sent: Sent): Promise<string> {
  const { status, json } = await reader.call(path, sent)
  expect(json, `${status} ${path}`).toMatchObject({ type: 'about:blank', status })
  return `${status} ${json.code}`
}

describe('readers', () => {
  const comments = `/v1/sites/${site}/comments`
  test.each<[string, string, Sent, string]>([
    [
      'an unknown site before a strange origin',
      '/v1/sites/tidak-ada/comments',
      { json: {}, headers: stranger },
      '404 not-found',
    ],
    [
      'a strange origin before the type',
      comments,
      { body: 'x', headers: { ...stranger, ...plain } },
      '403 origin-not-allowed',
    ],
    ['the type before the size', comments, { body: 'x'.repeat(70_000), headers: plain }, '415 unsupported-media'],
    [
      'the size before the shape',
      comments,
      { body: '{'.repeat(70_000), headers: { 'Content-Type': 'text/plain' } },
      '413 too-large',
    ],
    [
      'the shape before the fields',
      comments,
      { body: '[]', headers: { 'Content-Type': 'application/json' } },
      '400 malformed',
    ],
    ['the fields', comments, { json: comment({ name: '' }) }, '422 invalid'],
    ['an unknown site in a read', `/v1/sites/tidak-ada/thread?url=x`, { headers: stranger }, '404 not-found'],
    ['a strange origin in a read', threadPath('javascript:alert(1)'), { headers: stranger }, '403 origin-not-allowed'],
    ['the fields of a read', threadPath(page, { limit: 0 }), {}, '422 invalid'],
    ['a wrong method', comments, { method: 'PUT', json: {} }, '404 not-found'],
    ['an unknown comment', `/v1/comments/${unknown}/replies`, { headers: stranger }, '404 not-found'],
    [
      'an unknown site of a reaction',
      '/v1/sites/tidak-ada/reaction',
      { method: 'PUT', headers: stranger },
      '404 not-found',
    ],
    [
      'an unknown comment to support',
      `/v1/comments/${unknown}/support`,
      { method: 'PUT', headers: stranger },
      '404 not-found',
    ],
    [
      'an unknown comment to report',
      `/v1/comments/${unknown}/reports`,
      { body: 'x', headers: { ...stranger, ...plain } },
      '404 not-found',
    ],
    ['an unknown receipt', '/v1/receipts/padi-biru-jalan-skm', { headers: stranger }, '404 not-found'],
  ])('%s', async (_, path, sent, expected) => expect(await code(path, sent)).toBe(expected))

  test('a wrong token before origin, type and fields of an edit', async () => {
    const path = `/v1/comments/${known.id}`
    const body = { method: 'PATCH', body: '{', headers: { ...stranger, ...plain } }
    expect(await code(path, body)).toBe('404 not-found')
    expect(await code(path, { ...body, headers: { ...body.headers, ...bearer(known.other) } })).toBe('404 not-found')
    expect(await code(path, { ...body, headers: { ...body.headers, ...bearer(known.token) } })).toBe(
      '403 origin-not-allowed',
    )
    expect(await code(path, { ...body, headers: { ...plain, ...bearer(known.token) } })).toBe('415 unsupported-media')
    expect(await code(path, { method: 'PATCH', json: { text: 1 }, headers: bearer(known.token) })).toBe('422 invalid')
  })

  test('of a report and a reaction: origin, type, size, shape, fields, what policy forbids, closed', async () => {
    const report = `/v1/comments/${known.id}/reports`
    const reaction = `/v1/sites/${site}/reaction?url=${page}`
    const support = `/v1/comments/${known.id}/support`
    const json = { 'Content-Type': 'application/json' }
    const policy = { method: 'PUT', headers: bearer(owner.token) }
    const settings = { engagement: { value: 'off' } }
    await reader.call('/v1/offices/kpu-ri/policy', { ...policy, json: { settings } })
    const asked: [string, Sent, string][] = [
      [report, { body: 'x', headers: { ...stranger, ...plain } }, '403 origin-not-allowed'],
      [report, { body: 'x'.repeat(70_000), headers: plain }, '415 unsupported-media'],
      [report, { body: '{'.repeat(70_000), headers: json }, '413 too-large'],
      [report, { body: '[]', headers: json }, '400 malformed'],
      [report, { json: { reason: 'judi' } }, '422 invalid'],
      [reaction, { method: 'PUT', body: 'x', headers: { ...stranger, ...plain } }, '403 origin-not-allowed'],
      [reaction, { method: 'PUT', body: 'x'.repeat(70_000), headers: plain }, '415 unsupported-media'],
      [reaction, { method: 'PUT', body: '{'.repeat(70_000), headers: json }, '413 too-large'],
      [reaction, { method: 'PUT', body: '[]', headers: json }, '400 malformed'],
      [reaction, { method: 'PUT', json: {} }, '422 invalid'],
      [reaction, { method: 'PUT', json: { reaction: 'Bagus' } }, '422 invalid'],
      [reaction, { method: 'PUT', json: { reaction: 'Membantu' } }, '409 closed'],
      [support, { method: 'PUT', headers: stranger }, '403 origin-not-allowed'],
      [support, { method: 'PUT', body: 'x', headers: plain }, '415 unsupported-media'],
      [support, { method: 'PUT' }, '409 closed'],
    ]
    try {
      for (const [path, sent, expected] of asked) expect(await code(path, sent), path).toBe(expected)
    } finally {
      await reader.call('/v1/offices/kpu-ri/policy', { ...policy, json: { settings: {} } })
    }
  })

  test('a key that was used before what policy and other comments forbid', async () => {
    const first = comment()
    expect((await reader.post(first)).status).toBe(201)
    const long = { ...first, text: 'panjang '.repeat(400) }
    expect(await code(comments, { json: long })).toBe('409 key-reused')
    expect(await code(comments, { json: { ...long, parent: unknown } })).toBe('409 key-reused')
    expect(await code(comments, { json: { ...long, text: '' } })).toBe('422 invalid')
    expect(await code(comments, { json: comment({ text: long.text }) })).toBe('422 invalid')
    expect(await code(comments, { json: comment({ parent: unknown }) })).toBe('422 invalid')
  })

  test('what policy forbids before closed; a repeated key whatever has become since', async () => {
    const before = comment()
    const posted = await reader.post(before)
    const policy = '/v1/offices/kpu-ri/policy'
    const closed = {
      settings: { moderation: { value: 'closed' }, maxLength: { value: 10 }, emailRequired: { value: true } },
    }
    await reader.call(policy, { method: 'PUT', json: closed, headers: bearer(owner.token) })
    try {
      expect(await code(comments, { json: comment() })).toBe('422 invalid')
      expect(await code(comments, { json: comment({ text: 'singkat', email: '' }) })).toBe('422 invalid')
      expect(await code(comments, { json: comment({ text: 'singkat' }) })).toBe('409 closed')
      const again = await reader.post(before)
      expect(again.status).toBe(201)
      expect(again.json).toEqual(posted.json)
    } finally {
      await reader.call(policy, { method: 'PUT', json: { settings: {} }, headers: bearer(owner.token) })
    }
  })
})

describe('members', () => {
  const answer = () => `/v1/comments/${known.id}/answer`
  const cookie = () => ({ Cookie: `rembuk_session=${owner.token}` })
  const elsewhere = `/v1/comments/${unknown}/answer`

  test.each<[string, () => string, () => Sent, string]>([
    [
      'no session before all',
      () => elsewhere,
      () => ({ body: 'x', headers: { ...stranger, ...plain } }),
      '401 not-signed-in',
    ],
    [
      'origin before type',
      () => elsewhere,
      () => ({ body: 'x', headers: { ...cookie(), ...stranger, ...plain } }),
      '403 origin-not-allowed',
    ],
    [
      'type before what is not there',
      () => elsewhere,
      () => ({ body: '{}', headers: { ...bearer(owner.token), ...plain } }),
      '415 unsupported-media',
    ],
    [
      'size before what is not there',
      () => elsewhere,
      () => ({ json: { text: 'x'.repeat(70_000) }, headers: bearer(owner.token) }),
      '413 too-large',
    ],
    [
      'shape before what is not there',
      () => elsewhere,
      () => ({ json: [], headers: bearer(owner.token) }),
      '400 malformed',
    ],
    [
      'what is not there before the role',
      () => elsewhere,
      () => ({ json: {}, headers: bearer(auditor.token) }),
      '404 not-found',
    ],
    ['out of sight is not there', answer, () => ({ json: {}, headers: bearer(lead.token) }), '404 not-found'],
    ['the role before the fields', answer, () => ({ json: {}, headers: bearer(auditor.token) }), '403 not-permitted'],
    ['the fields', answer, () => ({ json: {}, headers: bearer(owner.token) }), '422 invalid'],
    [
      'what is left up, with a body',
      () => `/v1/comments/${unknown}/reports?seen=x`,
      () => ({ method: 'DELETE', body: 'x', headers: { ...bearer(owner.token), ...plain } }),
      '415 unsupported-media',
    ],
    [
      'what is left up, the role before the query',
      () => `/v1/comments/${known.id}/reports?seen=x`,
      () => ({ method: 'DELETE', headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'what is left up, the query',
      () => `/v1/comments/${known.id}/reports?seen=x`,
      () => ({ method: 'DELETE', headers: bearer(owner.token) }),
      '422 invalid',
    ],
    [
      'a decision by an auditor',
      () => '/v1/decisions',
      () => ({ json: {}, headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'an office out of sight',
      () => '/v1/queue?tab=x&office=kpu-ri',
      () => ({ headers: bearer(lead.token) }),
      '404 not-found',
    ],
    [
      'an unknown office',
      () => '/v1/offices/tidak-ada/policy',
      () => ({ method: 'PUT', json: {}, headers: bearer(auditor.token) }),
      '404 not-found',
    ],
    [
      'a policy by an auditor',
      () => '/v1/offices/kpu-ri/policy',
      () => ({ method: 'PUT', json: {}, headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'a site by an auditor',
      () => '/v1/sites',
      () => ({ json: {}, headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'an unknown site',
      () => '/v1/sites/tidak-ada',
      () => ({ method: 'PUT', json: {}, headers: bearer(auditor.token) }),
      '404 not-found',
    ],
    [
      'a taken site',
      () => '/v1/sites',
      () => ({ json: { id: site, name: 'x', office: 'kpu-ri', origins: [siteOrigin] }, headers: bearer(owner.token) }),
      '409 conflict',
    ],
    [
      'a member by an auditor',
      () => '/v1/members',
      () => ({ json: {}, headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'an unknown member',
      () => '/v1/members/tidak-ada',
      () => ({ method: 'PATCH', json: { role: 1 }, headers: bearer(auditor.token) }),
      '404 not-found',
    ],
    [
      'another member by an auditor',
      () => `/v1/members/${owner.id}`,
      () => ({ method: 'PATCH', json: { role: 1 }, headers: bearer(auditor.token) }),
      '403 not-permitted',
    ],
    [
      'an unknown undo',
      () => '/v1/decisions/tidak-ada/undo',
      () => ({ method: 'POST', headers: bearer(owner.token) }),
      '404 not-found',
    ],
  ])('%s', async (_, path, sent, expected) => expect(await code(path(), sent())).toBe(expected))
})
