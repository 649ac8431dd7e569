// "Tahan selalu": what one person writes is looked at first, for a while that they are told of.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, type Json } from './calling.ts'

const day = 86_400_000

onBothStores('always holding somebody, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let owner: Member
  let now = Date.parse('2026-11-26T09:00:00+07:00')
  let made = 0

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    calls = caller(service)
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
    await service.makeOffice('kpu-diy')
    for (const office of ['kpu-sukoharjo', 'kpu-diy'])
      await service.makeSite({ id: `situs-${office}`, office, origins: [siteOrigin] })
    owner = await service.makeMember()
    await as(owner, '/v1/offices/kpu-ri/policy', {
      method: 'PUT',
      json: { settings: { moderation: { value: 'post' }, holdFloods: { value: false } } },
    })
  })
  afterAll(() => service.close())

  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    calls.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  const post = async (office: string, body: Record<string, unknown> = {}): Promise<Json> =>
    (
      await calls.call(`/v1/sites/situs-${office}/comments`, {
        json: comment({ url: `${siteOrigin}/tahan/${(made += 1)}`, ...body }),
      })
    ).json
  const hold = (member: Member, id: string, body: object = {}): Promise<Answer> =>
    as(member, `/v1/comments/${id}/author-hold`, { json: { days: 7, reason: 'Berulang kali menghina.', ...body } })
  const jateng = () => service.makeMember({ role: 'moderator', office: 'kpu-jateng' })

  test('holds their browser in the member’s office and those below, and nowhere else; the receipt says so', async () => {
    const first = await post('kpu-sukoharjo')
    expect(first.comment.state).toBe('published')
    const answer = await hold(await jateng(), first.comment.id)
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({ office: { id: 'kpu-jateng' }, by: 'Rina Petugas', address: false })
    const next = await post('kpu-sukoharjo', { reader: first.reader })
    expect(next.comment.state).toBe('held')
    const { json } = await calls.call(`/v1/receipts/${next.receipt}`)
    expect(json.reasons).toEqual([
      {
        code: 'held-person',
        text: 'Komentar Anda diperiksa lebih dulu sampai 3 Desember 2026, karena: Berulang kali menghina.',
      },
    ])
    expect((await post('kpu-diy', { reader: first.reader })).comment.state).toBe('published')
    expect((await post('kpu-sukoharjo')).comment.state).toBe('published')
  })

  test('ends by itself', async () => {
    const first = await post('kpu-sukoharjo')
    await hold(await jateng(), first.comment.id, { days: 1 })
    now += day - 1
    const last = await post('kpu-sukoharjo', { reader: first.reader })
    expect(last.comment.state).toBe('held')
    now += 1
    const { json } = await calls.call(`/v1/receipts/${last.receipt}`)
    expect(json.reasons.find(({ code }: Json) => code === 'held-person').text).toMatch(
      /^Saat dikirim, komentar Anda diperiksa lebih dulu \(sampai .* 2026\), karena: /,
    )
    expect((await post('kpu-sukoharjo', { reader: first.reader })).comment.state).toBe('published')
    owner = await service.makeMember()
  })

  test('does not reach whoever merely shares an address that somebody typed, unless a member says so', async () => {
    const email = 'korban@surat.example'
    const hostile = await post('kpu-sukoharjo', { email })
    const member = await jateng()
    await hold(member, hostile.comment.id)
    expect((await post('kpu-sukoharjo', { email })).comment.state).toBe('published')
    const byAddress = await hold(member, hostile.comment.id, { address: true })
    expect(byAddress.json.address).toBe(true)
    const held = await post('kpu-sukoharjo', { email })
    // Held, and never refused: it waits for a member like any other.
    expect(held.comment.state).toBe('held')
    expect(JSON.stringify(byAddress.json)).not.toContain('korban')
    await as(member, `/v1/holds/${byAddress.json.id}`, { method: 'DELETE' })
    expect((await post('kpu-sukoharjo', { email })).comment.state).toBe('published')
  })

  test('is not edited around', async () => {
    const first = await post('kpu-sukoharjo')
    await hold(await jateng(), first.comment.id)
    const edited = await calls.call(`/v1/comments/${first.comment.id}`, {
      method: 'PATCH',
      json: { text: 'Kata lain sama sekali' },
      headers: { Authorization: `Bearer ${first.editToken}` },
    })
    expect(edited.json.state).toBe('held')
  })

  test('is listed, ended early, and that is taken back, by members who see the office', async () => {
    const first = await post('kpu-sukoharjo')
    const member = await jateng()
    const { id } = (await hold(member, first.comment.id)).json
    const list = async (who: Member): Promise<string[]> =>
      (await as(who, '/v1/holds?limit=100')).json.holds.map((one: { id: string }) => one.id)
    const below = await service.makeMember({ role: 'moderator', office: 'kpu-sukoharjo' })
    const beside = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    expect((await list(member)).at(0)).toBe(id)
    expect(await list(owner)).toContain(id)
    for (const stranger of [below, beside]) {
      expect(await list(stranger)).not.toContain(id)
      expect((await as(stranger, `/v1/holds/${id}`, { method: 'DELETE' })).status).toBe(404)
    }
    for (const [method, state] of [
      ['DELETE', 'published'],
      ['DELETE', 'published'],
      ['PUT', 'held'],
    ] as const) {
      expect((await as(member, `/v1/holds/${id}`, { method })).status).toBe(204)
      expect((await post('kpu-sukoharjo', { reader: first.reader })).comment.state).toBe(state)
    }
    await as(member, `/v1/holds/${id}`, { method: 'DELETE' })
    now += 8 * day
    const later = await jateng()
    expect((await as(later, `/v1/holds/${id}`, { method: 'PUT' })).json.code).toBe('conflict')
    owner = await service.makeMember()
    const acts = (await as(owner, '/v1/audit?limit=20')).json.entries.map(({ act }: { act: string }) => act)
    expect(acts).toEqual(expect.arrayContaining(['person-held', 'person-hold-ended', 'person-hold-resumed']))
  })

  test('is refused to whoever may not, for what is not there, and without a time and a reason', async () => {
    const first = await post('kpu-sukoharjo')
    const auditor = await service.makeMember({ role: 'auditor' })
    expect((await hold(auditor, first.comment.id)).status).toBe(403)
    const beside = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    expect((await hold(beside, first.comment.id)).status).toBe(404)
    for (const body of [{ days: 2 }, { days: '7' }, { reason: ' ' }, { reason: 'x'.repeat(501) }, { address: 'ya' }])
      expect((await hold(owner, first.comment.id, body)).json.code, JSON.stringify(body)).toBe('invalid')
    expect((await as(owner, '/v1/holds/tidak-ada', { method: 'DELETE' })).status).toBe(404)
    const { id } = (await as(owner, `/v1/comments/${first.comment.id}/answer`, { json: { text: 'Ya.' } })).json
    expect((await hold(owner, id)).json.code).toBe('conflict')
  })
})
