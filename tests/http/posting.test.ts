// Writing: a comment, its repetition, its author's own view of it, its receipt, its end.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let now = Date.now()

const minutes = (count: number) => count * 60_000
const days = (count: number) => minutes(count * 24 * 60)

beforeAll(async () => {
  service = await startService({ now: () => now })
  reader = caller(service)
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const mine = async (token: string, url = page) =>
  (await reader.call(`/v1/sites/${site}/mine`, { json: { url, reader: token } })).json.comments
const receipt = async (code: string) => (await reader.call(`/v1/receipts/${code}`)).json
const edit = (id: string, token: string, text: string) =>
  reader.call(`/v1/comments/${id}`, { method: 'PATCH', json: { text }, headers: bearer(token) })
const withdraw = (id: string, token: string) =>
  reader.call(`/v1/comments/${id}`, { method: 'DELETE', headers: bearer(token) })
const policy = (settings: object) =>
  reader.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings }, headers: bearer(owner.token) })

describe('a comment', () => {
  test('waits, and only its own browser sees it', async () => {
    const made = await reader.posted({ name: '  Bambang   S. ', text: '  Apa\r\nkabar?  ' })
    expect(made.comment).toMatchObject({
      parent: null,
      author: { name: 'Bambang S.', badge: null },
      text: 'Apa\nkabar?',
      editedAt: null,
      supports: 0,
      replyCount: 0,
      replies: [],
      state: 'held',
    })
    expect(made.comment.createdAt).toBe(new Date(now).toISOString())
    expect(made.editableUntil).toBe(new Date(now + minutes(15)).toISOString())
    expect(await mine(made.reader)).toEqual([made.comment])
    const stranger = await reader.posted()
    expect(await mine(stranger.reader)).not.toContainEqual(made.comment)
    expect(await mine('tidak dikenal')).toEqual([])
    expect(await mine('')).toEqual([])
    expect(await mine(made.reader, `${siteOrigin}/lain`)).toEqual([])
    expect((await reader.call(threadPath(page))).text).not.toContain(made.comment.id)
    expect(await receipt(made.receipt)).toMatchObject({
      state: 'held',
      reasons: [{ code: expect.any(String), text: expect.any(String) }],
    })
    expect(await receipt(made.receipt.toUpperCase())).toMatchObject({ state: 'held' })
  })

  test('sent again is the same comment, in its present state', async () => {
    const body = comment()
    const first = await reader.post(body)
    const again = await reader.post({
      ...body,
      url: `${page}?utm_source=wa#x`,
      name: ` ${body['name']} `,
      title: 'Lain',
    })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.json).toEqual(first.json)
    await reader.decide(owner.token, { ids: [first.json.comment.id], action: 'approve' })
    const published = await reader.post(body)
    expect(published.json.comment.state).toBe('published')
    expect({ ...published.json, comment: null }).toEqual({ ...first.json, comment: null })
    for (const change of [
      { text: 'Lain' },
      { name: 'Lain' },
      { email: 'lain@surat.example' },
      { url: `${siteOrigin}/lain` },
    ]) {
      const reused = await reader.post({ ...body, ...change })
      expect([reused.status, reused.json.code]).toEqual([409, 'key-reused'])
    }
    expect((await reader.post({ ...body, key: String(body['key']).toUpperCase() })).json).toEqual(published.json)
  })

  test('sent many times at once is one', async () => {
    const body = comment({ text: 'Sekaligus' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => reader.post(body)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const { json } = await reader.call('/v1/queue?tab=held&q=Sekaligus', { headers: bearer(owner.token) })
    expect(json.items).toHaveLength(1)
  })

  test('with a filled trap is answered like any other, and lies in the spam folder', async () => {
    const made = await reader.posted({ trap: 'http://judi.example' })
    expect(made.comment.state).toBe('held')
    expect(await mine(made.reader)).toMatchObject([{ id: made.comment.id, state: 'held' }])
    expect(await receipt(made.receipt)).toMatchObject({ state: 'held' })
    const { json } = await reader.call('/v1/queue?tab=spam', { headers: bearer(owner.token) })
    expect(json.items.map((item: { id: string }) => item.id)).toContain(made.comment.id)
    await reader.decide(owner.token, { ids: [made.comment.id], action: 'spam' })
    expect(await receipt(made.receipt)).toMatchObject({ state: 'rejected' })
  })

  test('counts letters as people do', async () => {
    await policy({ maxLength: { value: 5 } })
    try {
      expect((await reader.post({ text: '😀😀😀😀😀' })).status).toBe(201)
      expect((await reader.post({ text: '😀😀😀😀😀😀' })).status).toBe(422)
      expect((await reader.post({ text: '   lima!   ' })).status).toBe(201)
    } finally {
      await policy({})
    }
    expect((await reader.post({ name: '😀'.repeat(60) })).status).toBe(201)
    expect((await reader.post({ name: '😀'.repeat(61) })).status).toBe(422)
    expect((await reader.post({ text: 'x'.repeat(2_001) })).status).toBe(422)
    expect((await reader.post({ title: 'x'.repeat(201) })).status).toBe(422)
  })

  test('needs no address where policy says so', async () => {
    expect((await reader.post({ email: '' })).json.fields).toHaveProperty('email')
    await policy({ emailRequired: { value: false } })
    try {
      expect((await reader.post({ email: '' })).status).toBe(201)
      expect((await reader.post({ email: 'bukan' })).json.fields).toHaveProperty('email')
    } finally {
      await policy({})
    }
  })

  test('replies to what is public on its page, and to nothing else', async () => {
    const parent = await reader.published(owner.token)
    const held = await reader.posted()
    expect((await reader.post({ parent: parent.comment.id })).status).toBe(201)
    const wrong = { parent: [held.comment.id, 'tidak-ada', parent.comment.id], url: [page, page, `${siteOrigin}/lain`] }
    for (const at of [0, 1, 2]) {
      const { status, json } = await reader.post({ parent: wrong.parent[at], url: wrong.url[at] })
      expect([status, Object.keys(json.fields ?? {})]).toEqual([422, ['parent']])
    }
  })

  test('of one person in a rush is slowed down, without loss to anybody else', async () => {
    const email = 'cepat@surat.example'
    const statuses = []
    const keys = Array.from({ length: 25 }, () => randomUUID())
    for (const key of keys) statuses.push(await reader.post(comment({ key, email, text: 'Cepat' })))
    const refused = statuses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.json.code).toBe('rate-limited')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await reader.post(comment({ key: keys[0], email, text: 'Cepat' }))).status).toBe(201)
    expect((await reader.post()).status).toBe(201)
  })
})

describe('a reader’s token', () => {
  test('names the browser, not the person', async () => {
    const email = 'sama@surat.example'
    const first = await reader.posted({ email })
    const elsewhere = await reader.posted({ email })
    expect(elsewhere.reader).not.toBe(first.reader)
    expect((await mine(elsewhere.reader)).map(({ id }: { id: string }) => id)).toEqual([elsewhere.comment.id])
    const same = await reader.posted({ reader: first.reader })
    expect(same.reader).toBe(first.reader)
    expect(same.comment.author?.avatar).toBe(first.comment.author?.avatar)
    expect(await mine(first.reader)).toHaveLength(2)
    for (const foreign of ['x', `${first.reader}x`, first.editToken, '', null]) {
      const made = await reader.posted({ reader: foreign })
      expect(made.reader).not.toBe(foreign)
      expect(made.reader).not.toBe(first.reader)
    }
  })
})

describe('one’s own comment', () => {
  test('can be changed while the window lasts, and is judged again', async () => {
    const made = await reader.published(owner.token)
    const edited = await edit(made.comment.id, made.editToken, 'Kata yang lain')
    expect([edited.status, edited.json.state, edited.json.text]).toEqual([200, 'held', 'Kata yang lain'])
    expect(edited.json.editedAt).toBe(new Date(now).toISOString())
    const thread = (await reader.call(threadPath(page))).text
    expect(thread).not.toContain('Kata yang lain')
    expect(thread).not.toContain(made.comment.id)
    expect((await edit(made.comment.id, made.editToken, 'Sekali lagi')).json).toMatchObject({
      state: 'held',
      text: 'Sekali lagi',
    })
    expect((await edit(made.comment.id, made.editToken, ' ')).json.fields).toHaveProperty('text')
    now += minutes(16)
    expect((await edit(made.comment.id, made.editToken, 'Terlambat')).json.code).toBe('edit-window-closed')
    expect((await withdraw(made.comment.id, made.editToken)).status).toBe(204)
  })

  test('that was rejected or withdrawn is a conflict to edit', async () => {
    const made = await reader.posted()
    await reader.decide(owner.token, { ids: [made.comment.id], action: 'reject', reason: 'Bukan tentang berita ini.' })
    expect((await edit(made.comment.id, made.editToken, 'x')).json.code).toBe('conflict')
    expect(await mine(made.reader)).toMatchObject([{ id: made.comment.id, state: 'rejected' }])
    expect(await receipt(made.receipt)).toMatchObject({
      state: 'rejected',
      reasons: [{ text: 'Bukan tentang berita ini.' }],
      decidedAt: new Date(now).toISOString(),
    })
    expect((await withdraw(made.comment.id, made.editToken)).status).toBe(204)
    expect((await edit(made.comment.id, made.editToken, 'x')).json.code).toBe('conflict')
    expect(await mine(made.reader)).toEqual([])
  })

  test('can be withdrawn as long as its token lives, again and again; an answer stays', async () => {
    const url = `${siteOrigin}/tarik`
    const made = await reader.published(owner.token, { url })
    const answer = await reader.call(`/v1/comments/${made.comment.id}/answer`, {
      json: { text: 'Besok.' },
      headers: bearer(owner.token),
    })
    expect([answer.status, answer.json.author.badge]).toEqual([201, 'office'])
    expect(await receipt(made.receipt)).toMatchObject({ state: 'published', answeredAt: answer.json.createdAt })
    expect((await edit(made.comment.id, made.editToken, 'x')).json.code).toBe('edit-window-closed')
    now += days(29)
    expect((await withdraw(made.comment.id, made.editToken)).status).toBe(204)
    expect((await withdraw(made.comment.id, made.editToken)).status).toBe(204)
    const { json } = await reader.call(threadPath(url))
    expect(json.comments).toMatchObject([
      { state: 'removed', author: null, text: '', replies: [{ id: answer.json.id }] },
    ])
    expect(await receipt(made.receipt)).toMatchObject({ state: 'removed' })
    now += days(2)
    expect((await withdraw(made.comment.id, made.editToken)).status).toBe(404)
  })

  test('rejected long ago is no longer shown to its browser', async () => {
    owner = await service.makeMember()
    const made = await reader.posted()
    await reader.decide(owner.token, { ids: [made.comment.id], action: 'reject' })
    expect(await mine(made.reader)).toHaveLength(1)
    now += days(31)
    expect(await mine(made.reader)).toEqual([])
  })
})
