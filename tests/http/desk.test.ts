// The desk: the queue, decisions and their undo, offices, policy, sites, members, the audit.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, type Sent, site } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let pages = 0

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeOffice('kpu-jateng')
  await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  await service.makeSite({ id: 'situs-sukoharjo', office: 'kpu-sukoharjo', origins: ['http://sukoharjo.example'] })
  owner = await service.makeMember()
})

afterAll(() => service.close())

const as = (member: Member, path: string, sent: Sent = {}) =>
  reader.call(path, { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${member.token}` } })
const newPage = () => `${siteOrigin}/meja/${(pages += 1)}`
const decide = async (body: object, member = owner) =>
  (await reader.decide(member.token, body as Record<string, unknown>)).json
const undo = (id: string, member = owner) => as(member, `/v1/decisions/${id}/undo`, { method: 'POST' })
const item = async (id: string, member = owner) => (await as(member, `/v1/comments/${id}`)).json

async function held(count: number, body: Record<string, unknown> = {}): Promise<string[]> {
  const made: PostedView[] = []
  for (let at = 0; at < count; at += 1) made.push(await reader.posted({ url: newPage(), ...body }))
  return made.map(({ comment: { id } }) => id)
}

describe('the queue', () => {
  test('shows an item with everything needed to decide it', async () => {
    const url = newPage()
    const made = await reader.posted({
      url,
      title: 'Judul berita',
      text: 'Lihat https://judi.example sekarang',
      email: 'bambang@surat.example',
    })
    const { json } = await as(owner, '/v1/queue?tab=held')
    const shown = json.items.find(({ id }: { id: string }) => id === made.comment.id)
    expect(shown).toMatchObject({
      state: 'held',
      page: { url, title: 'Judul berita' },
      site,
      office: { id: 'kpu-ri', name: 'KPU RI' },
      reports: 0,
      version: 1,
      may: ['approve', 'reject', 'spam', 'remove', 'answer', 'forward', 'cover', 'hold-author', 'mark'],
      history: [{ act: 'posted', from: null, to: 'held' }],
    })
    const reason = shown.verdict.reasons.find(({ evidence }: { evidence?: unknown[] }) => evidence)
    const [{ field, from, to }] = reason.evidence
    expect(shown[field].slice(from, to)).toContain('judi.example')
    expect(JSON.stringify(json)).not.toContain('bambang@')
    const alone = await item(made.comment.id)
    expect(alone.record).toMatchObject({ comments: 1, held: 1 })
    expect(alone.email).not.toBe('bambang@surat.example')
    expect(alone.email).toMatch(/^b.+@.+/)
    expect(
      (await as(owner, `/v1/comments/${made.comment.id}`, { headers: { 'Accept-Language': 'en' } })).json.verdict
        .reasons[0].text,
    ).not.toBe(alone.verdict.reasons[0].text)
  })

  test('is complete page by page, newest first, and can be searched', async () => {
    const word = `kata${Date.now()}`
    const made = await held(7, { text: `Cari ${word} di sini` })
    const seen: string[] = []
    let after = ''
    do {
      const { json } = await as(
        owner,
        `/v1/queue?tab=held&q=${word.toUpperCase()}&limit=3${after && `&after=${after}`}`,
      )
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      after = json.next
    } while (after)
    expect(seen).toEqual(made.toReversed())
    const { json } = await as(owner, '/v1/queue?tab=published&limit=1')
    expect(json.counts).toMatchObject({
      held: expect.any(Number),
      published: expect.any(Number),
      spam: expect.any(Number),
    })
  })

  test.each([
    'tab=x',
    'tab=held&tab=spam',
    '',
    'tab=held&limit=0',
    'tab=held&limit=1000',
    'tab=held&after=x',
    `tab=held&q=${'x'.repeat(201)}`,
    'tab=held&office=',
  ])('?%s is invalid or not found', async (query) => {
    const { status } = await as(owner, `/v1/queue?${query}`)
    expect([404, 422]).toContain(status)
  })

  test('holds only what is in the member’s sight', async () => {
    const moderator = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    const outside = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
    const body = comment({ url: 'http://sukoharjo.example/a' })
    const made = await reader.call('/v1/sites/situs-sukoharjo/comments', { json: body })
    const { id } = made.json.comment
    const [other = ''] = await held(1)
    const own = (await as(moderator, '/v1/queue?tab=held')).json
    expect(own.items.map((shown: { id: string }) => shown.id)).toEqual([id])
    expect(own.counts.held).toBe(1)
    expect(
      (await as(owner, '/v1/queue?tab=held&office=kpu-jateng')).json.items.map((shown: { id: string }) => shown.id),
    ).toEqual([id])
    expect((await as(outside, '/v1/queue?tab=held')).json).toMatchObject({ items: [], counts: { held: 0 } })
    expect((await as(outside, `/v1/comments/${id}`)).status).toBe(404)
    expect((await as(moderator, `/v1/comments/${other}`)).status).toBe(404)
    expect((await as(moderator, '/v1/queue?tab=held&office=kpu-ri')).status).toBe(404)
    expect(await decide({ ids: [id, other, 'tidak-ada'], action: 'approve' }, outside)).toEqual({
      decided: [],
      skipped: [id, other, 'tidak-ada'].map((skipped) => ({ id: skipped, state: 'not-found' })),
      undo: null,
      more: false,
    })
    expect(await decide({ ids: [id, other], action: 'approve' }, moderator)).toMatchObject({
      decided: [id],
      skipped: [{ id: other, state: 'not-found' }],
    })
    const match = { tab: 'held', before: 'zzzzzzzzzzzzzzzzzzzzzzzzzz' }
    expect(await decide({ match, action: 'spam' }, outside)).toMatchObject({ decided: [], more: false })
  })
})

describe('a decision', () => {
  const table: [string, string[], string][] = [
    ['approve', ['held', 'spam', 'rejected'], 'published'],
    ['reject', ['held', 'published', 'spam'], 'rejected'],
    ['spam', ['held', 'published', 'rejected', 'spam'], 'spam'],
    ['remove', ['held', 'published', 'spam', 'rejected'], 'removed'],
  ]
  const way: Record<string, string> = { published: 'approve', rejected: 'reject', spam: 'spam', removed: 'remove' }

  test.each(table)('%s moves from %j to %s', async (action, from, to) => {
    for (const state of ['held', 'published', 'spam', 'rejected', 'removed']) {
      // In the spam folder by the machine's judgement, which a member can confirm; by a member's it is confirmed already.
      const [id = ''] = state === 'spam' && action === 'spam' ? await trapped() : await held(1)
      if (way[state] && !(state === 'spam' && action === 'spam')) await decide({ ids: [id], action: way[state] })
      const { may } = await item(id)
      const answer = await decide({ ids: [id], action })
      const moves = from.includes(state)
      expect([state, answer.decided, answer.skipped]).toEqual([state, moves ? [id] : [], moves ? [] : [{ id, state }]])
      expect([state, may.includes(action)]).toEqual([state, moves])
      expect([state, answer.undo === null]).toEqual([state, !moves])
      expect((await item(id)).state).toBe(moves ? to : state)
    }
  })

  const trapped = async () => [(await reader.posted({ url: newPage(), trap: 'x' })).comment.id]

  test('is restored to where it stood before the last one', async () => {
    for (const [action, state] of [
      ['reject', 'rejected'],
      ['spam', 'spam'],
      ['remove', 'removed'],
    ]) {
      const [id = ''] = await held(1)
      expect(await decide({ ids: [id], action: 'restore' })).toMatchObject({
        decided: [],
        skipped: [{ id, state: 'held' }],
      })
      await decide({ ids: [id], action: 'approve' })
      await decide({ ids: [id], action })
      expect((await item(id)).state).toBe(state)
      expect((await decide({ ids: [id], action: 'restore' })).decided).toEqual([id])
      expect((await item(id)).state).toBe('published')
    }
  })

  test('leaves what its author withdrew', async () => {
    const made = await reader.posted({ url: newPage() })
    await reader.call(`/v1/comments/${made.comment.id}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${made.editToken}` },
    })
    for (const action of ['approve', 'restore', 'spam', 'reject', 'remove']) {
      expect(await decide({ ids: [made.comment.id], action })).toMatchObject({
        decided: [],
        skipped: [{ id: made.comment.id, state: 'removed' }],
      })
    }
  })

  test('heeds what was expected', async () => {
    const [one = '', two = ''] = await held(2)
    expect((await reader.decide(owner.token, { ids: [one], action: 'approve', expect: 'spam' })).json.code).toBe(
      'conflict',
    )
    expect((await reader.decide(owner.token, { ids: [one], action: 'approve', expect: { [one]: 7 } })).json.code).toBe(
      'conflict',
    )
    expect(await decide({ ids: [one, two], action: 'approve', expect: { [one]: 7 } })).toMatchObject({
      decided: [two],
      skipped: [{ id: one, state: 'held' }],
    })
    expect(await decide({ ids: [one, two], action: 'reject', expect: 'held' })).toMatchObject({
      decided: [one],
      skipped: [{ id: two, state: 'published' }],
    })
    expect(await decide({ ids: [two], action: 'reject', expect: { [two]: 2 } })).toMatchObject({ decided: [two] })
  })

  test('of fifty at once has one winner', async () => {
    const [id = ''] = await held(1)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        reader.decide(owner.token, { ids: [id], action: at % 2 ? 'approve' : 'reject', expect: { [id]: 1 } }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ json }) => json.code === 'conflict')).toHaveLength(49)
    expect((await item(id)).history).toHaveLength(2)
  })

  test('on all that match takes what was seen, and nothing newer', async () => {
    const word = `cocok${Date.now()}`
    const [first = '', second = ''] = await held(2, { text: word })
    const [newer = ''] = await held(1, { text: word })
    const match = { tab: 'held', q: word, before: second }
    const answer = await decide({ match, action: 'reject', reason: 'Di luar pokok.' })
    expect(answer.decided.toSorted()).toEqual([first, second].toSorted())
    expect([answer.skipped, answer.more]).toEqual([[], false])
    expect((await item(newer)).state).toBe('held')
    expect((await item(first)).history.at(-1)).toMatchObject({
      act: 'reject',
      reason: 'Di luar pokok.',
      from: 'held',
      to: 'rejected',
    })
  })

  test.each<[object, string[]]>([
    [{ ids: ['x'] }, ['action']],
    [{ action: 'approve' }, ['ids']],
    [{ ids: ['x'], match: { tab: 'held', before: 'z'.repeat(26) }, action: 'approve' }, ['ids']],
    [{ ids: [], action: 'approve' }, ['ids']],
    [{ ids: Array.from({ length: 501 }, () => 'x'), action: 'approve' }, ['ids']],
    [{ ids: [1], action: 'approve' }, ['ids']],
    [{ ids: 'x', action: 'approve' }, ['ids']],
    [{ ids: ['x'], action: 'delete' }, ['action']],
    [{ ids: ['x'], action: 'approve', expect: 'here' }, ['expect']],
    [{ ids: ['x'], action: 'approve', expect: { x: '1' } }, ['expect']],
    [{ match: { tab: 'held' }, action: 'approve' }, ['match.before']],
    [{ match: { tab: 'held', before: 'z'.repeat(26) }, action: 'approve', expect: { x: 1 } }, ['expect']],
    [{ ids: ['x'], action: 'approve', reason: 'x'.repeat(501) }, ['reason']],
  ])('%j is invalid', async (body, fields) => {
    const { status, json } = await reader.decide(owner.token, body as Record<string, unknown>)
    expect(status).toBe(422)
    const named = Object.keys(json.fields)
    expect(named.map((name) => (name.startsWith('expect') ? 'expect' : name)).toSorted()).toEqual(fields)
  })
})

describe('undo', () => {
  test('takes a decision back once, for its member, and leaves what moved since', async () => {
    const [one = '', two = ''] = await held(2)
    const decided = await decide({ ids: [one, two], action: 'approve' })
    await decide({ ids: [two], action: 'reject' })
    const other = await service.makeMember()
    expect((await undo(decided.undo, other)).status).toBe(404)
    const undone = await undo(decided.undo)
    expect([undone.status, undone.json]).toEqual([200, { restored: [one], skipped: [{ id: two, state: 'rejected' }] }])
    expect((await item(one)).state).toBe('held')
    expect((await undo(decided.undo)).json.code).toBe('conflict')
    expect((await undo('tidak-ada')).status).toBe(404)
  })
})

describe('an answer', () => {
  test('speaks for the office; a waiting comment is approved with it or not at all', async () => {
    const url = newPage()
    const [id = ''] = await held(1, { url })
    const path = `/v1/comments/${id}/answer`
    expect((await as(owner, path, { json: { text: 'Besok.' } })).json.code).toBe('conflict')
    const { status, json } = await as(owner, path, { json: { text: 'Besok.', approve: true } })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      parent: id,
      author: { name: 'KPU RI', badge: 'office', office: 'kpu-ri' },
      state: 'published',
    })
    const thread = (await reader.call(`/v1/sites/${site}/thread?url=${url}`)).json
    expect(thread.comments).toMatchObject([{ id, replies: [{ id: json.id }] }])
    expect(JSON.stringify(thread)).not.toContain('Rina')
  })
})

describe('policy', () => {
  const put = (office: string, settings: object, member = owner) =>
    as(member, `/v1/offices/${office}/policy`, { method: 'PUT', json: { settings } })
  const get = async (office: string) => (await as(owner, `/v1/offices/${office}/policy`)).json.settings

  test('is inherited, set, locked, and says whose it is', async () => {
    const lead = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
    expect((await get('kpu-sukoharjo')).maxLength).toEqual({ value: 2000, from: null, lockedBy: null })
    await put('kpu-ri', { maxLength: { value: 1500 }, editMinutes: { value: 5, locked: true } })
    expect((await get('kpu-sukoharjo')).maxLength).toEqual({ value: 1500, from: 'kpu-ri', lockedBy: null })
    await put('kpu-jateng', { maxLength: { value: 1000, locked: true } }, lead)
    const below = await get('kpu-sukoharjo')
    expect([below.maxLength, below.editMinutes]).toEqual([
      { value: 1000, from: 'kpu-jateng', lockedBy: 'kpu-jateng' },
      { value: 5, from: 'kpu-ri', lockedBy: 'kpu-ri' },
    ])
    const refused = await put('kpu-sukoharjo', { maxLength: { value: 10 } }, lead)
    expect([refused.status, refused.json.code]).toEqual([403, 'not-permitted'])
    expect(refused.json.detail).toContain('KPU kpu-jateng')
    expect((await put('kpu-jateng', { editMinutes: { value: 1 } }, lead)).json.detail).toContain('KPU RI')
    expect((await put('kpu-ri', {}, lead)).status).toBe(404)
    const thread = await reader.call('/v1/sites/situs-sukoharjo/thread?url=http://sukoharjo.example/b')
    expect(thread.json.rules).toMatchObject({ maxLength: 1000, editMinutes: 5, office: { id: 'kpu-sukoharjo' } })
    await put('kpu-jateng', {})
    await put('kpu-ri', {})
    expect((await get('kpu-sukoharjo')).maxLength).toEqual({ value: 2000, from: null, lockedBy: null })
  })

  test.each([
    [{ maxLength: { value: 5001 } }],
    [{ maxLength: { value: '10' } }],
    [{ tidakAda: { value: 1 } }],
    [{ constructor: { value: 1 } }],
    [{ moderation: { value: { $ne: 'pre' } } }],
    [{ quietPeriods: { value: [{ from: 'x' }] } }],
  ])('%j is invalid', async (settings) => {
    const before = await get('kpu-ri')
    const { status, json } = await put('kpu-ri', settings)
    expect([status, Object.keys(json.fields)]).toEqual([422, Object.keys(settings)])
    expect(await get('kpu-ri')).toEqual(before)
  })

  test('with __proto__ as a name is invalid', async () => {
    const body = '{"settings":{"__proto__":{"value":1}}}'
    const headers = { 'Content-Type': 'application/json' }
    const { status } = await as(owner, '/v1/offices/kpu-ri/policy', { method: 'PUT', body, headers })
    expect(status).toBe(422)
  })
})

describe('sites, members, audit', () => {
  test('a site is added, changed and listed, with its origins', async () => {
    const body = { id: 'situs-baru', name: 'Situs baru', office: 'kpu-lain', origins: ['https://Baru.Example/'] }
    const added = await as(owner, '/v1/sites', { json: body })
    expect(added.json).toMatchObject({ ...body, origins: ['https://baru.example'] })
    expect((await as(owner, '/v1/sites', { json: body })).json.code).toBe('conflict')
    const changed = await as(owner, '/v1/sites/situs-baru', {
      method: 'PUT',
      json: { ...body, origins: ['http://lain.example:8080'] },
    })
    expect(changed.json.origins).toEqual(['http://lain.example:8080'])
    const lead = await service.makeMember({ role: 'lead', office: 'kpu-lain' })
    expect((await as(lead, '/v1/sites')).json.sites.map(({ id }: { id: string }) => id)).toEqual(['situs-baru'])
    expect((await as(lead, '/v1/offices')).json.offices.map(({ id }: { id: string }) => id)).toEqual(['kpu-lain'])
    for (const bad of [
      { id: 'X' },
      { id: 'ab' },
      { origins: [] },
      { origins: ['x'] },
      { origins: ['https://a.example/jalur'] },
      { office: 'tidak-ada' },
      { name: 'a\r\nb' },
    ]) {
      const { status } = await as(owner, '/v1/sites', { json: { ...body, id: 'situs-lagi', ...bad } })
      expect([bad, status]).toEqual([bad, 422])
    }
  })

  test('a lead makes members up to lead, in its own offices', async () => {
    const lead = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
    const body = { email: 'baru@kpu.example', name: 'Baru', role: 'moderator', office: 'kpu-sukoharjo' }
    const { status, json } = await as(lead, '/v1/members', { json: body })
    expect(status).toBe(201)
    expect(json.member).toMatchObject({ ...body, active: true })
    expect(json.link).toMatch(new RegExp(`^${service.origin}/desk#link=.{20,}`))
    expect((await as(lead, '/v1/members', { json: body })).json.code).toBe('conflict')
    expect(
      (await as(lead, '/v1/members', { json: { ...body, email: 'x@kpu.example', role: 'owner' } })).json.code,
    ).toBe('not-permitted')
    expect(
      (await as(lead, '/v1/members', { json: { ...body, email: 'x@kpu.example', office: 'kpu-lain' } })).status,
    ).toBe(422)
    const emails = (await as(lead, '/v1/members')).json.members.map(({ email }: { email: string }) => email)
    expect(emails).toContain('baru@kpu.example')
    expect(emails).not.toContain(owner.email)
    expect((await as(lead, `/v1/members/${owner.id}`, { method: 'PATCH', json: { name: 'x' } })).status).toBe(404)
  })

  test('a member changes the own name and, with the present one, the own password', async () => {
    const member = await service.makeMember({ role: 'moderator' })
    const change = (json: object) => as(member, `/v1/members/${member.id}`, { method: 'PATCH', json })
    expect((await change({ name: 'Nama baru' })).json.name).toBe('Nama baru')
    expect((await change({ role: 'owner' })).json.code).toBe('not-permitted')
    expect((await change({ password: 'kata sandi baru' })).json.fields).toHaveProperty('currentPassword')
    expect((await change({ password: 'pendek', currentPassword: member.password })).json.fields).toHaveProperty(
      'password',
    )
    expect((await change({ password: 'kata sandi baru', currentPassword: member.password })).status).toBe(200)
    const signIn = (password: string) => reader.call('/v1/session', { json: { email: member.email, password } })
    expect([(await signIn(member.password)).status, (await signIn('kata sandi baru')).status]).toEqual([401, 200])
  })

  test('the audit tells who decided what and why, to whom it concerns', async () => {
    const [id = ''] = await held(1)
    const { undo: decision } = await decide({ ids: [id], action: 'reject', reason: 'Alasan' })
    await undo(decision)
    const { json } = await as(owner, '/v1/audit?limit=5')
    const entry = json.entries.find((one: { id: string }) => one.id === decision)
    expect(entry).toMatchObject({
      by: { id: owner.id },
      act: 'reject',
      subjects: [id],
      reason: 'Alasan',
      undoneAt: expect.any(String),
    })
    const outside = await service.makeMember({ role: 'auditor', office: 'kpu-lain' })
    expect(JSON.stringify((await as(outside, '/v1/audit?limit=100')).json)).not.toContain(id)
    const next = await as(owner, `/v1/audit?limit=5&after=${json.next}`)
    expect(next.json.entries.map((one: { id: string }) => one.id)).not.toContain(json.entries[4].id)
  })
})
