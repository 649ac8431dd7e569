// "Banding": one appeal a comment, by receipt code, decided by somebody else, in the office above where there is one.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, type Json } from './calling.ts'

const day = 86_400_000

onBothStores('an appeal, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let local: Member
  let colleague: Member
  let above: Member
  let owner: Member
  let now = Date.parse('2026-11-26T09:00:00+07:00')

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    calls = caller(service)
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
    await service.makeSite({ id: 'situs', office: 'kpu-sukoharjo', origins: [siteOrigin] })
    await service.makeSite({ id: 'situs-pusat', origins: ['http://pusat.example'] })
    await signIn()
  })
  afterAll(() => service.close())

  // Sessions end with their day.
  const signIn = async () => {
    local = await service.makeMember({ role: 'moderator', office: 'kpu-sukoharjo' })
    colleague = await service.makeMember({ role: 'lead', office: 'kpu-sukoharjo' })
    above = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    owner = await service.makeMember()
  }
  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    calls.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  const receipt = async (code: string): Promise<Json> => (await calls.call(`/v1/receipts/${code}`)).json
  const appeal = (code: string, text = 'Saya hanya bertanya.', key: string = randomUUID()): Promise<Answer> =>
    calls.call(`/v1/receipts/${code}/appeal`, { json: { key, text } })
  const decide = (member: Member, id: string, body: object): Promise<Answer> =>
    as(member, `/v1/comments/${id}/appeal`, { json: body })
  const item = async (member: Member, id: string): Promise<Json> => (await as(member, `/v1/comments/${id}`)).json
  const inTab = async (member: Member): Promise<string[]> =>
    (await as(member, '/v1/queue?tab=appealed&limit=100')).json.items.map(({ id }: Json) => id)
  const post = async (site = 'situs', url = `${siteOrigin}/banding/${randomUUID()}`): Promise<Json> =>
    (await calls.call(`/v1/sites/${site}/comments`, { json: comment({ url }) })).json
  const decided = async (member: Member, action: string, made: Json): Promise<Json> => {
    const { json } = await calls.decide(member.token, { ids: [made.comment.id], action, reason: 'Kasar.' })
    expect(json.decided).toEqual([made.comment.id])
    return json
  }
  const rejected = async (): Promise<Json> => {
    const made = await post()
    await decided(local, 'reject', made)
    return made
  }

  test('is offered where a member kept it from the public, for 14 days, and nowhere else', async () => {
    const made = await post()
    expect((await receipt(made.receipt)).appeal).toBeUndefined()
    expect((await appeal(made.receipt)).json).toMatchObject({ status: 409, code: 'conflict' })
    await decided(local, 'reject', made)
    expect((await receipt(made.receipt)).appeal).toEqual({
      state: 'open',
      office: { id: 'kpu-jateng', name: 'KPU kpu-jateng' },
      until: new Date(now + 14 * day).toISOString(),
    })
    for (const action of ['spam', 'remove']) {
      const other = await post()
      await decided(local, action, other)
      expect((await receipt(other.receipt)).appeal.state).toBe('open')
    }
    expect((await appeal('tidak-ada-kode-situs')).status).toBe(404)
    now += 14 * day
    expect((await receipt(made.receipt)).appeal).toBeUndefined()
    expect((await appeal(made.receipt)).json).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/sudah lewat/),
    })
    await signIn()
  })

  test('is told of to its author’s browser alone, among its own comments, until it is made', async () => {
    const url = `${siteOrigin}/banding/sendiri`
    const mine = async (reader: string): Promise<Json> =>
      (await calls.call('/v1/sites/situs/mine', { json: { url, reader } })).json.comments
    const made = await post('situs', url)
    expect((await mine(made.reader))[0]).not.toHaveProperty('appealUntil')
    await decided(local, 'reject', made)
    const [own] = await mine(made.reader)
    expect(own).toMatchObject({ state: 'rejected', appealUntil: new Date(now + 14 * day).toISOString() })
    expect(await mine((await post('situs', `${url}/lain`)).reader)).toEqual([])
    await appeal(made.receipt)
    expect((await mine(made.reader))[0]).not.toHaveProperty('appealUntil')
  })

  test('is made once, with no identity number in it; the same sent again is the same', async () => {
    const made = await rejected()
    for (const text of ['', '   ', 'x'.repeat(2_001)]) {
      expect((await appeal(made.receipt, text)).json).toMatchObject({
        code: 'invalid',
        fields: { text: expect.stringContaining('2.000') },
      })
    }
    expect((await calls.call(`/v1/receipts/${made.receipt}/appeal`, { json: { text: 'a', key: 'b' } })).status).toBe(
      422,
    )
    const strange = { headers: { Origin: 'http://asing.example' }, json: { key: randomUUID(), text: 'a' } }
    expect((await calls.call(`/v1/receipts/${made.receipt}/appeal`, strange)).json.code).toBe('origin-not-allowed')
    const key = randomUUID()
    const text = 'NIK saya 3311012304900001, saya hanya bertanya.'
    const first = await appeal(made.receipt, text, key)
    expect(first.status).toBe(200)
    expect(first.json.appeal).toMatchObject({ state: 'waiting', office: { id: 'kpu-jateng' } })
    expect((await appeal(made.receipt, text, key)).json).toEqual(first.json)
    expect((await appeal(made.receipt, 'Lain.', key)).json.code).toBe('key-reused')
    expect((await appeal(made.receipt)).json).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/sudah diajukan/),
    })
    const shown = await item(above, made.comment.id)
    expect(shown.appeal.text).not.toContain('3311012304900001')
    expect(shown.appeal.text).toContain('saya hanya bertanya.')
    // What its author wrote is not told to whoever has heard the code.
    expect(first.text).not.toContain('saya hanya bertanya')
  })

  test('lies at the office above, and neither who decided nor their office decides it, nor moves the comment', async () => {
    const made = await rejected()
    const { id } = made.comment
    await appeal(made.receipt)
    expect([await inTab(local), (await inTab(above)).includes(id), (await inTab(owner)).includes(id)]).toEqual([
      [],
      true,
      true,
    ])
    const own = await item(local, id)
    expect(own.appeal).toMatchObject({ own: true, office: { id: 'kpu-jateng' }, against: { act: 'reject' } })
    expect(own.may.filter((verb: string) => verb !== 'hold-author')).toEqual([])
    expect((await item(above, id)).may).toContain('appeal')
    expect((await decide(local, id, { grant: true })).json).toMatchObject({
      code: 'not-permitted',
      detail: expect.stringMatching(/Anda/),
    })
    expect((await decide(colleague, id, { grant: true })).json).toMatchObject({
      code: 'not-permitted',
      detail: expect.stringMatching(/KPU kpu-jateng/),
    })
    for (const member of [local, colleague, above]) {
      expect((await calls.decide(member.token, { ids: [id], action: 'approve' })).json.skipped).toEqual([
        { id, state: 'rejected' },
      ])
    }
    expect((await decide(above, id, { grant: false })).json).toMatchObject({
      code: 'invalid',
      fields: { reason: expect.stringContaining('500') },
    })
    expect((await decide(above, id, { grant: true, version: 1 })).json.code).toBe('conflict')
  })

  test('granted, it is public and stays so against whoever was overruled; taken back, it waits again', async () => {
    const made = await post()
    const { undo: firstDecision } = await decided(local, 'spam', made)
    const { id } = made.comment
    await appeal(made.receipt)
    // What was appealed against is somebody else's to move.
    expect((await as(local, `/v1/decisions/${firstDecision}/undo`, { method: 'POST' })).json.restored).toEqual([])
    const granted = await decide(above, id, { grant: true, reason: 'Pertanyaan biasa.' })
    expect(granted.json).toMatchObject({ decided: [id], skipped: [] })
    expect(await receipt(made.receipt)).toMatchObject({
      state: 'published',
      appeal: { state: 'granted', reason: 'Pertanyaan biasa.', office: { id: 'kpu-jateng' } },
    })
    expect((await decide(above, id, { grant: false, reason: 'Tidak.' })).json.code).toBe('conflict')
    expect((await calls.decide(local.token, { ids: [id], action: 'reject' })).json.decided).toEqual([])
    expect((await item(local, id)).may).not.toContain('reject')
    expect((await item(above, id)).may).toContain('reject')
    const undo = await as(above, `/v1/decisions/${granted.json.undo}/undo`, { method: 'POST' })
    expect(undo.json.restored).toEqual([id])
    expect(await receipt(made.receipt)).toMatchObject({ state: 'rejected', appeal: { state: 'waiting' } })
    const { entries } = (await as(above, '/v1/audit?limit=2')).json
    expect(entries.map(({ act }: Json) => act)).toEqual(['undone', 'appeal-granted'])
    expect((await decide(owner, id, { grant: true })).status).toBe(200)
  })

  test('taken back, its author reads again why it is not shown', async () => {
    const { comment: asked, receipt: code } = await rejected()
    const why = (await receipt(code)).reasons
    expect(why).toEqual([{ code: 'decided', text: 'Kasar.' }])
    await appeal(code)
    const { version } = await item(above, asked.id)
    const { undo } = (await decide(above, asked.id, { grant: true, reason: null, version })).json
    expect((await receipt(code)).reasons).toEqual([])
    await as(above, `/v1/decisions/${undo}/undo`, { method: 'POST' })
    expect(await receipt(code)).toMatchObject({ state: 'rejected', reasons: why, appeal: { state: 'waiting' } })
  })

  test('a removed comment comes back by it, and an undo takes it from the public again', async () => {
    const made = await post()
    await decided(local, 'approve', made)
    await decided(local, 'remove', made)
    await appeal(made.receipt)
    const { json } = await decide(above, made.comment.id, { grant: true })
    expect((await receipt(made.receipt)).state).toBe('published')
    await as(above, `/v1/decisions/${json.undo}/undo`, { method: 'POST' })
    expect(await receipt(made.receipt)).toMatchObject({ state: 'removed', appeal: { state: 'waiting' } })
  })

  test('upheld, its author reads why, and there is no second one; taken back, it waits again', async () => {
    const made = await rejected()
    const { id } = made.comment
    await appeal(made.receipt)
    const upheld = await decide(above, id, { grant: false, reason: 'Menyebut nama orang.' })
    expect(await receipt(made.receipt)).toMatchObject({
      state: 'rejected',
      reasons: [{ text: 'Kasar.' }],
      appeal: { state: 'upheld', reason: 'Menyebut nama orang.' },
    })
    expect((await appeal(made.receipt)).json.code).toBe('conflict')
    expect((await item(above, id)).appeal.outcome).toMatchObject({ granted: false, by: 'Rina Petugas' })
    expect((await inTab(above)).includes(id)).toBe(false)
    const undo = await as(above, `/v1/decisions/${upheld.json.undo}/undo`, { method: 'POST' })
    expect(undo.json.restored).toEqual([id])
    expect((await inTab(above)).includes(id)).toBe(true)
    expect((await as(above, `/v1/decisions/${upheld.json.undo}/undo`, { method: 'POST' })).json.code).toBe('conflict')
  })

  test('with no office above, another member of the same decides; a decision from above goes one higher', async () => {
    const there = await post('situs-pusat', 'http://pusat.example/satu')
    await decided(owner, 'reject', there)
    expect((await receipt(there.receipt)).appeal.office.id).toBe('kpu-ri')
    await appeal(there.receipt)
    expect(await inTab(owner)).toContain(there.comment.id)
    expect((await decide(owner, there.comment.id, { grant: true })).json.code).toBe('not-permitted')
    const second = await service.makeMember({ role: 'moderator' })
    expect((await decide(second, there.comment.id, { grant: true })).status).toBe(200)
    const fromAbove = await post()
    await decided(above, 'reject', fromAbove)
    expect((await receipt(fromAbove.receipt)).appeal.office.id).toBe('kpu-ri')
  })

  test('by the form of the receipt’s page, without a script; what could not be taken comes back', async () => {
    const made = await rejected()
    const form = async (fields: Record<string, string>, query = '') =>
      calls.call(`/kabar/${made.receipt}/banding${query}`, {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: service.origin },
        body: new URLSearchParams(fields).toString(),
      })
    const shown = await calls.call(`/kabar/${made.receipt}`)
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(shown.text) ?? []
    const empty = await form({ key, text: '' })
    expect([empty.status, empty.text.includes('Tulis mengapa keputusan itu perlu ditinjau')]).toEqual([422, true])
    const long = await form({ key, text: `${'x'.repeat(2_001)} <b>` })
    expect([long.status, long.text.includes('xxx &lt;b>') || long.text.includes('xxx &lt;b&gt;')]).toEqual([422, true])
    const sent = await form({ key, text: 'Saya hanya bertanya.' }, '?lang=en')
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/kabar/${made.receipt}?lang=en`])
    expect((await calls.call(`/kabar/${made.receipt}`)).text).toContain('menunggu keputusan KPU kpu-jateng')
    const again = await form({ key: randomUUID(), text: 'Sekali lagi.' })
    expect([again.status, again.text.includes('Sekali lagi.')]).toEqual([409, true])
    const strange = await calls.call(`/kabar/${made.receipt}/banding`, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://asing.example' },
      body: 'text=a',
    })
    expect(strange.status).toBe(403)
  })
})
