// Signing in and out, and what another site's page could try with a member's cookie.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, type Sent } from './calling.ts'

let service: RunningService
let desk: Caller
let owner: Member

beforeAll(async () => {
  service = await startService()
  desk = caller(service)
  owner = await service.makeMember()
})

afterAll(() => service.close())

const own = () => ({ Origin: service.origin })
const signIn = (json: unknown, headers: Record<string, string> = own()) => desk.call('/v1/session', { json, headers })
const who = (headers: Record<string, string>) => desk.call('/v1/session', { headers })
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

describe('signing in', () => {
  test('by password gives a token and a cookie for nobody’s script', async () => {
    const { status, json, headers } = await signIn({
      email: `  ${owner.email.toUpperCase()} `,
      password: owner.password,
    })
    expect([status, Object.keys(json).toSorted()]).toEqual([200, ['expiresAt', 'member', 'token']])
    expect(json.member).toMatchObject({
      id: owner.id,
      email: owner.email,
      role: 'owner',
      office: 'kpu-ri',
      active: true,
    })
    const cookie = headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^rembuk_session=[\w.-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(headers.get('cache-control')).toBe('no-store')
    const [pair = ''] = cookie.split(';')
    const signedIn = await who({ Cookie: `lain=1; ${pair}` })
    expect(signedIn.json.member.id).toBe(owner.id)
    expect((await who(bearer(json.token))).json).toEqual(signedIn.json)
  })

  test('answers the same for a wrong password and an unknown address', async () => {
    const wrong = await signIn({ email: owner.email, password: 'bukan kata sandinya' })
    const nobody = await signIn({ email: 'tidak.ada@kpu.example', password: 'bukan kata sandinya' })
    expect([wrong.status, wrong.json.code]).toEqual([401, 'not-signed-in'])
    expect(nobody.text).toBe(wrong.text)
    expect(wrong.headers.get('set-cookie')).toBeNull()
  })

  test('by a link works once', async () => {
    const link = (await service.signInLink()).split('#link=')[1]
    expect(await service.signInLink()).toMatch(new RegExp(`^${service.origin}/desk#link=`))
    expect((await signIn({ link })).status).toBe(200)
    expect((await signIn({ link })).status).toBe(401)
  })

  test.each([
    [{}, ['email', 'password']],
    [{ email: 1, password: 'x' }, ['email']],
    [{ email: { $gt: '' }, password: { $gt: '' } }, ['email', 'password']],
    [{ link: ['x'] }, ['link']],
  ])('%j is invalid', async (body, fields) => {
    const { status, json } = await signIn(body)
    expect([status, Object.keys(json.fields).toSorted()]).toEqual([422, fields])
  })

  test('guesses at one account are stopped, other accounts and programs with a token are not', async () => {
    const guessed = await service.makeMember()
    const statuses = []
    for (let guess = 0; guess < 22; guess += 1) {
      const { status, headers } = await signIn({ email: guessed.email, password: `tebakan ${guess}` })
      statuses.push(status)
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
    expect(statuses.slice(20)).toEqual([429, 429])
    expect((await who(bearer(guessed.token))).status).toBe(200)
    expect((await signIn({ email: owner.email, password: owner.password })).status).toBe(200)
  })
})

describe('a session', () => {
  test('ends with signing out, its token too', async () => {
    const { token } = await service.makeMember()
    const ended = await desk.call('/v1/session', { method: 'DELETE', headers: bearer(token) })
    expect([ended.status, ended.text]).toEqual([204, ''])
    expect(ended.headers.get('set-cookie')).toMatch(/^rembuk_session=; Max-Age=0;/)
    for (const path of ['/v1/session', '/v1/queue?tab=held', '/v1/members']) {
      expect((await desk.call(path, { headers: bearer(token) })).status).toBe(401)
    }
  })

  test('ends when its member is switched off, moved or removed', async () => {
    await service.makeOffice('kpu-lain')
    for (const change of [{ active: false }, { office: 'kpu-lain' }]) {
      const member = await service.makeMember({ role: 'moderator' })
      const changed = await desk.call(`/v1/members/${member.id}`, {
        method: 'PATCH',
        json: change,
        headers: bearer(owner.token),
      })
      expect(changed.status).toBe(200)
      expect((await who(bearer(member.token))).status).toBe(401)
    }
    const member = await service.makeMember({ role: 'moderator' })
    const removed = await desk.call(`/v1/members/${member.id}`, { method: 'DELETE', headers: bearer(owner.token) })
    expect(removed.status).toBe(204)
    expect((await who(bearer(member.token))).status).toBe(401)
    expect((await signIn({ email: member.email, password: member.password })).status).toBe(401)
  })

  test('is not made by an altered, unsigned or foreign token', async () => {
    const [head = '', body = '', signature = ''] = owner.token.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const tokens = [
      `${head}.${coded({ ...claims, sub: 'x' })}.${signature}`,
      `${coded({ alg: 'none', typ: 'JWT' })}.${body}.`,
      `${coded({ alg: 'none', typ: 'JWT' })}.${body}.${signature}`,
      `${head}.${body}.${signature.slice(0, -2)}AA`,
      `${head}.${body}`,
      'x'.repeat(5_000),
      'null',
    ]
    for (const token of tokens) {
      const { status, json } = await who(bearer(token))
      expect([status, json.code]).toEqual([401, 'not-signed-in'])
    }
    expect((await who({})).status).toBe(401)
    expect((await who({ Cookie: 'rembuk_session=' })).status).toBe(401)
    expect((await who({ Authorization: 'Basic eDp5' })).status).toBe(401)
  })
})

describe('a change by cookie', () => {
  const member = { role: 'moderator' as const }
  const cookie = async () => ({ Cookie: `rembuk_session=${(await service.makeMember(member)).token}` })

  test.each<[string, () => Record<string, string>, number]>([
    ['our own origin', own, 204],
    ['no origin, but the browser says same-origin', () => ({ 'Sec-Fetch-Site': 'same-origin' }), 204],
    ['a sibling of ours', () => ({ Origin: 'https://lain.kpu.go.id', 'Sec-Fetch-Site': 'same-site' }), 403],
    ['a sibling without an origin', () => ({ 'Sec-Fetch-Site': 'same-site' }), 403],
    ['a stranger', () => ({ Origin: 'https://judi.example' }), 403],
    ['a page without an origin', () => ({ Origin: 'null' }), 403],
    [
      'a strange origin that claims to be same-origin',
      () => ({ Origin: 'https://judi.example', 'Sec-Fetch-Site': 'same-origin' }),
      403,
    ],
    ['neither header', () => ({}), 403],
  ])('%s', async (_, headers, expected) => {
    const answer = await desk.call('/v1/session', { method: 'DELETE', headers: { ...(await cookie()), ...headers() } })
    expect(answer.status).toBe(expected)
    if (expected === 403) expect(answer.json.code).toBe('origin-not-allowed')
  })

  test('holds for signing in', async () => {
    const password = { email: owner.email, password: owner.password }
    for (const headers of [
      { Origin: 'https://judi.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
    ]) {
      const { status, json } = await signIn(password, headers as Record<string, string>)
      expect([status, json.code]).toEqual([403, 'origin-not-allowed'])
    }
    expect((await signIn(password, { ...(await cookie()) })).status).toBe(403)
    expect((await signIn(password, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    // A program sends neither header and no cookie; no browser does that for another site's page.
    expect((await signIn(password, {})).status).toBe(200)
  })

  test('takes JSON alone, which no form can send', async () => {
    const headers = { ...(await cookie()), ...own() }
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
    for (const type of types) {
      const sent: Sent = { body: '{"ids":[],"action":"approve"}', headers: { ...headers, 'Content-Type': type } }
      for (const path of ['/v1/decisions', '/v1/decisions/x/undo', '/v1/session']) {
        const { status, json } = await desk.call(path, { method: 'POST', ...sent })
        expect([path, type, status, json.code]).toEqual([path, type, 415, 'unsupported-media'])
      }
    }
  })

  test('reads need none of it', async () => {
    expect((await who(await cookie())).status).toBe(200)
  })
})

test('over https the cookie is for https alone', async () => {
  const secure = await startService({ config: { origin: 'https://komentar.kpu.example' } })
  try {
    const member = await secure.makeMember()
    const { headers } = await caller(secure).call('/v1/session', {
      json: { email: member.email, password: member.password },
      headers: { Origin: 'https://komentar.kpu.example' },
    })
    expect(headers.get('set-cookie')).toMatch(/; Secure$/)
  } finally {
    await secure.close()
  }
})
