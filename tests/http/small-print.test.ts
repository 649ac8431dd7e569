// What somebody who reads the contract sentence by sentence would try, and where a first version fell short of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, type Sent, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let pages = 0

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

const as = (member: Member, path: string, sent: Sent = {}) =>
  reader.call(path, { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${member.token}` } })
const newPage = () => `${siteOrigin}/kecil/${(pages += 1)}`

describe('deciding', () => {
  test('all that match needs an id to stop at: a made-up word decides nothing', async () => {
    const { comment: made } = await reader.posted({ url: newPage() })
    for (const before of ['zz', '', '~', 'zzzzzzzzzzzzzzzzzzzzzzzzzz!']) {
      const { status, json } = await reader.decide(owner.token, { match: { tab: 'held', before }, action: 'approve' })
      expect(status, before).toBe(422)
      expect(json.fields).toHaveProperty(['match.before'])
    }
    expect((await as(owner, `/v1/comments/${made.id}`)).json.state).toBe('held')
  })
})

describe('a comment that a member confirmed as spam', () => {
  test('can no longer be edited, as its author is told that it was rejected', async () => {
    const { comment: made, editToken } = await reader.posted({ url: newPage() })
    const edit = () =>
      reader.call(`/v1/comments/${made.id}`, {
        method: 'PATCH',
        json: { text: 'Kata lain' },
        headers: { Authorization: `Bearer ${editToken}` },
      })
    expect((await edit()).json.state).toBe('held')
    await reader.decide(owner.token, { ids: [made.id], action: 'spam' })
    const { status, json } = await edit()
    expect([status, json.code]).toEqual([409, 'conflict'])
  })
})

describe('a page’s title', () => {
  test('is the first one that was sent, though earlier comments brought none', async () => {
    const url = newPage()
    await reader.published(owner.token, { url })
    await reader.published(owner.token, { url, title: '  Judul   berita ' })
    await reader.published(owner.token, { url, title: 'Judul lain' })
    expect((await reader.call(threadPath(url))).json.page.title).toBe('Judul berita')
  })

  test('that is too long is named beside everything else that is wrong', async () => {
    const { status, json } = await reader.post({ title: 'a'.repeat(201), name: '', text: ' ', email: 'x' })
    expect(status).toBe(422)
    expect(Object.keys(json.fields).toSorted()).toEqual(['email', 'name', 'text', 'title'])
    expect((await reader.post({ title: '😀'.repeat(200) })).status).toBe(201)
  })
})

describe('an address', () => {
  test('may be as long as it likes before it is normalised', async () => {
    const url = `${newPage()}?utm_source=${'a'.repeat(3_000)}#${'b'.repeat(3_000)}`
    expect((await reader.call(threadPath(url))).status).toBe(200)
    expect((await reader.call(threadPath(`${siteOrigin}/${'a'.repeat(2_000)}`))).status).toBe(422)
  })

  test('of a count is checked like any other: a page key has 1 to 200 characters', async () => {
    const count = (url: string) => reader.call(`/v1/sites/${site}/counts?${new URLSearchParams({ url })}`)
    expect((await count(`page:${'k'.repeat(200)}`)).status).toBe(200)
    for (const bad of ['page:', `page:${'k'.repeat(201)}`, 'page:a\u0000b']) expect((await count(bad)).status).toBe(422)
  })
})

describe('a member', () => {
  test('with a new password is signed out everywhere but here', async () => {
    const member = await service.makeMember({ role: 'moderator' })
    const signedIn = await reader.call('/v1/session', { json: { email: member.email, password: member.password } })
    const elsewhere = { Authorization: `Bearer ${signedIn.json.token}` }
    expect((await reader.call('/v1/session', { headers: elsewhere })).status).toBe(200)
    const json = { password: 'kata sandi yang baru', currentPassword: member.password }
    expect((await as(member, `/v1/members/${member.id}`, { method: 'PATCH', json })).status).toBe(200)
    expect((await as(member, '/v1/session')).status).toBe(200)
    expect((await reader.call('/v1/session', { headers: elsewhere })).status).toBe(401)
  })

  test('cannot take their own rights, so that an owner is always left', async () => {
    for (const json of [{ role: 'auditor' }, { active: false }, { office: 'kpu-ri' }]) {
      const { status } = await as(owner, `/v1/members/${owner.id}`, { method: 'PATCH', json })
      expect(status).toBe(409)
    }
    expect((await as(owner, '/v1/session')).json.member.role).toBe('owner')
  })
})

describe('a path', () => {
  test('of the contract is that path alone: with a slash behind it, it is another', async () => {
    for (const path of [`/v1/sites/${site}/counts/?url=page:x`, '/healthz/', '/openapi.json/', '/v1/session/']) {
      const { status, json } = await reader.call(path)
      expect([status, json.code], path).toEqual([404, 'not-found'])
    }
    const asked = { Origin: siteOrigin, 'Access-Control-Request-Method': 'POST' }
    const told = await reader.call(`/v1/sites/${site}/comments/`, { method: 'OPTIONS', headers: asked })
    expect([told.status, told.headers.get('access-control-allow-origin')]).toEqual([204, null])
    // What people type is theirs to type.
    expect((await reader.call('/privasi/')).status).toBe(200)
  })
})

describe('a policy', () => {
  test('takes no text that a store or screen cannot carry', async () => {
    const put = (blockedPhrases: string[]) =>
      as(owner, '/v1/offices/kpu-ri/policy', {
        method: 'PUT',
        json: { settings: { blockedPhrases: { value: blockedPhrases } } },
      })
    for (const bad of ['a\u0000', '\ud800', 'dua\nbaris', ' ', 'a'.repeat(101)]) {
      expect((await put([bad])).status).toBe(422)
    }
    expect((await put(['slot gacor'])).status).toBe(200)
  })
})

describe('the thresholds of the filter', () => {
  const put = (value: unknown) =>
    as(owner, '/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings: { filterBands: { value } } } })

  test('are shares between 0.05 and 1, none of which swallows another', async () => {
    for (const bad of [
      { hold: 0.7, odd: 0.25 },
      { hold: 0.7, odd: 0.25, spam: 0.6 },
      { hold: 0.04, odd: 0.25, spam: 0.99 },
      { hold: 0.7, odd: 0.25, spam: 1.01 },
      { hold: '0.7', odd: 0.25, spam: 0.99 },
      { hold: 0.7, odd: 0.25, spam: 0.99, more: 1 },
      { hold: 0.7, odd: null, spam: 0.99 },
      [0.7, 0.25, 0.99],
      null,
    ]) {
      const { status, json } = await put(bad)
      expect([status, json.code, Object.keys(json.fields)]).toEqual([422, 'invalid', ['filterBands']])
    }
  })

  test('decide what is held, from the next comment on', async () => {
    const text = 'gacor di keluwih88, langsung maxwin'
    const moderation = { value: 'post' }
    const save = (filterBands: object) =>
      as(owner, '/v1/offices/kpu-ri/policy', {
        method: 'PUT',
        json: { settings: { moderation, filterBands: { value: filterBands } } },
      })
    expect((await save({ hold: 1, odd: 1, spam: 1 })).status).toBe(200)
    expect((await reader.posted(comment({ url: newPage(), text }))).comment.state).toBe('published')
    expect((await save({ hold: 0.5, odd: 0.25, spam: 1 })).status).toBe(200)
    expect((await reader.posted(comment({ url: newPage(), text }))).comment.state).toBe('held')
  })
})

describe('a stranger with a wrong token', () => {
  test('is told nothing, whichever site’s page it calls from', async () => {
    await service.makeSite({ id: 'situs-lain', origins: ['http://lain.example'] })
    const made = await reader.posted(comment({ url: newPage() }))
    const call = (origin: string) =>
      reader.call(`/v1/comments/${made.comment.id}`, {
        method: 'DELETE',
        headers: { Authorization: 'Bearer salah', Origin: origin },
      })
    expect((await call('http://lain.example')).headers.get('access-control-allow-origin')).toBeNull()
    const own = await call(siteOrigin)
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([404, siteOrigin])
  })
})
