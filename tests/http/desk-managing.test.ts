// The desk beside the queue: policy, sites, members, the audit.
import { afterAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk-stage.ts'

const { service, reader, owner, as, decide, undo, held } = await openDesk()

afterAll(() => service.close())

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
