// "Teruskan": a comment passed on to another office, which then answers it too, or with a link to a body outside.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { forwardChange } from '../../service/domain/forwarding.ts'
import { followMatters } from '../../service/operations/operator/follow-matters.ts'
import { type Answer, caller, type Caller, comment, type Json } from './calling.ts'

onBothStores('passing on, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let regency: Member
  let province: Member
  let stranger: Member
  let made = 0

  beforeAll(async () => {
    service = await startService({ store })
    calls = caller(service)
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
    await service.makeOffice('kpu-diy')
    await service.makeSite({ id: 'situs-diy', office: 'kpu-diy', origins: [siteOrigin] })
    // The question stands at the office beside: neither is above the other.
    regency = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    province = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    await service.makeOffice('kpu-lain')
    stranger = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
  })
  afterAll(() => service.close())

  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    calls.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  const url = (): string => `${siteOrigin}/terusan/${made}`
  async function question(isPublic = true): Promise<Json> {
    made += 1
    const { json } = await calls.call('/v1/sites/situs-diy/comments', { json: comment({ url: url() }) })
    if (isPublic) await calls.decide(regency.token, { ids: [json.comment.id], action: 'approve' })
    return json
  }
  const forward = (id: string, json: object, member = regency): Promise<Answer> =>
    as(member, `/v1/comments/${id}/forward`, { method: 'PUT', json })
  const thread = async (): Promise<Json> =>
    (await calls.call(`/v1/sites/situs-diy/thread?${new URLSearchParams({ url: url() })}`)).json
  const tab = async (member: Member): Promise<string[]> =>
    (await as(member, '/v1/queue?tab=forwarded')).json.items.map(({ id }: { id: string }) => id)

  test('another office reads it with the note, and answers it in its own name; readers and the author are told', async () => {
    const asked = await question()
    const { id } = asked.comment
    expect((await as(province, `/v1/comments/${id}`)).status).toBe(404)
    expect((await forward(id, { to: 'kpu-jateng', note: 'Ini wewenang provinsi.' })).status).toBe(204)
    expect((await thread()).comments[0].forwarded).toEqual({ to: 'KPU kpu-jateng', at: expect.any(String) })
    expect((await calls.call(`/v1/receipts/${asked.receipt}`)).json.forwarded.to).toBe('KPU kpu-jateng')
    expect(await tab(province)).toEqual([id])
    const opened = (await as(province, `/v1/comments/${id}`)).json
    expect(opened).toMatchObject({
      forwardNote: 'Ini wewenang provinsi.',
      may: ['answer'],
      forwarded: { to: 'KPU kpu-jateng' },
    })
    expect(opened.history.at(-1)).toMatchObject({ act: 'forwarded', by: 'Rina Petugas' })
    const looked = await as(province, `/v1/queue/changes?seen=${id}.${opened.version}`)
    expect(looked.json).toEqual({ changed: [], gone: [], claims: [] })
    const answered = await as(province, `/v1/comments/${id}/answer`, { json: { text: 'Mulai 1 Desember.' } })
    expect([answered.status, answered.json.author.office]).toEqual([201, 'kpu-jateng'])
    expect((await thread()).comments[0].replies[0].author.name).toBe('KPU kpu-jateng')
    expect(await tab(province)).toEqual([])
    // Its own office may answer as well, in its name.
    const own = await as(regency, `/v1/comments/${id}/answer`, { json: { text: 'Terima kasih.' } })
    expect(own.json.author.office).toBe('kpu-diy')
  })

  test('a question passed on waits in what the other office is to answer, with its clock, and leaves what its own has', async () => {
    const asked = await question()
    const { id } = asked.comment
    await as(regency, `/v1/comments/${id}/kind`, { method: 'PUT', json: { kind: 'question' } })
    const toAnswer = async (member: Member): Promise<[Json[], number]> => {
      const { items, counts } = (await as(member, '/v1/queue?tab=answer')).json
      return [items, counts.answer]
    }
    expect((await toAnswer(regency))[0].map((item) => item.id)).toEqual([id])
    expect(await toAnswer(province)).toEqual([[], 0])
    await forward(id, { to: 'kpu-jateng', note: 'Ini wewenang provinsi.' })
    expect(await toAnswer(regency)).toEqual([[], 0])
    const [[item], count] = await toAnswer(province)
    expect([item?.id, count]).toEqual([id, 1])
    expect(item).toMatchObject({
      office: { id: 'kpu-diy', name: 'KPU kpu-diy' },
      answersAs: { id: 'kpu-jateng', name: 'KPU kpu-jateng' },
      guest: true,
      forwardNote: 'Ini wewenang provinsi.',
      may: ['answer'],
      matter: { kind: 'question', step: 'answer', forward: null, passedOn: { late: false } },
    })
    // Its own office sees that it was passed on, and in time.
    const own = (await as(regency, `/v1/comments/${id}`)).json
    expect(own.matter).toMatchObject({ forward: null, passedOn: { at: expect.any(String), late: false } })
    expect(own).not.toHaveProperty('answersAs')
    // Taken back it is owed there, as it was; passed on again, here.
    await as(regency, `/v1/comments/${id}/forward`, { method: 'DELETE' })
    expect([(await toAnswer(regency))[1], (await toAnswer(province))[1]]).toEqual([1, 0])
    expect((await as(regency, `/v1/comments/${id}`)).json.matter.forward).not.toBeNull()
    await forward(id, { to: 'kpu-jateng' })
    await as(province, `/v1/comments/${id}/answer`, { json: { text: 'Mulai 1 Desember.' } })
    expect([(await toAnswer(regency))[1], (await toAnswer(province))[1]]).toEqual([0, 0])
    expect((await thread()).comments[0].matter.step).toBe('settle')
    // Not settled, it is owed there again.
    await calls.call(`/v1/receipts/${asked.receipt}/unsettled`, { method: 'POST' })
    expect([(await toAnswer(regency))[1], (await toAnswer(province))[1]]).toEqual([0, 1])
    await as(province, `/v1/comments/${id}/answer`, { json: { text: 'Pendaftaran lewat laman KPU.' } })
    expect((await toAnswer(province))[1]).toBe(0)
  })

  test('the office above, to which one below passes on, sees all of it and answers in its own name', async () => {
    await service.makeSite({ id: 'situs-skh', office: 'kpu-sukoharjo', origins: ['http://skh.example'] })
    const below = await service.makeMember({ role: 'moderator', office: 'kpu-sukoharjo' })
    const json = comment({ url: 'http://skh.example/berita' })
    const { id } = (await calls.call('/v1/sites/situs-skh/comments', { json })).json.comment
    await calls.decide(below.token, { ids: [id], action: 'approve' })
    await forward(id, { to: 'kpu-jateng' }, below)
    const seen = (await as(province, `/v1/comments/${id}`)).json
    expect(seen.answersAs.id).toBe('kpu-jateng')
    expect([seen.guest, seen.receipt === null, seen.may.includes('reject')]).toEqual([undefined, false, true])
    const answered = await as(province, `/v1/comments/${id}/answer`, { json: { text: 'Dari provinsi.' } })
    expect(answered.json.author.office).toBe('kpu-jateng')
    expect((await as(below, `/v1/comments/${id}`)).json).not.toHaveProperty('answersAs')
  })

  test('of how it was judged, decided and noted, and of who asks, the other office is told nothing', async () => {
    const { id } = (await question()).comment
    await as(regency, `/v1/comments/${id}/notes`, { json: { text: 'Rahasia kami.' } })
    await forward(id, { to: 'kpu-jateng' })
    const own = (await as(regency, `/v1/comments/${id}`)).json
    expect([own.notes.length, own.receipt, own.email]).toEqual([1, expect.any(String), expect.any(String)])
    const theirs = (await as(province, `/v1/comments/${id}`)).json
    expect(theirs).toMatchObject({
      notes: [],
      covers: [],
      reported: [],
      email: null,
      receipt: null,
      record: { comments: 0 },
      verdict: { score: 0, reasons: [] },
    })
    expect(theirs.history.map(({ act }: Json) => act)).toEqual(['posted', 'forwarded'])
    expect((await as(province, `/v1/comments/${id}/below`)).json).toEqual({ items: [], more: false })
    await as(province, `/v1/comments/${id}/answer`, { json: { text: 'Ya.' } })
    expect((await as(province, `/v1/comments/${id}/below`)).json.items.map(({ text }: Json) => text)).toEqual(['Ya.'])
    expect((await as(province, `/v1/comments/${id}/earlier-answers`)).status).toBe(200)
    expect((await as(stranger, `/v1/comments/${id}/below`)).status).toBe(404)
  })

  test('a kill between passing on and the clock is mended', async () => {
    const { id } = (await question()).comment
    await as(regency, `/v1/comments/${id}/kind`, { method: 'PUT', json: { kind: 'question' } })
    const { collaborators } = service.service
    const found = await service.store.comments.byId(id)
    if (!found) throw new Error('it is gone')
    const to = { to: 'kpu-jateng', name: 'KPU kpu-jateng', url: null, at: Date.now(), note: null }
    const change = forwardChange(found, to, { kind: 'operator' }, to.at)
    if (change) await service.store.comments.apply([change])
    await followMatters(collaborators, Date.now())
    expect((await service.store.comments.byId(id))?.matter).toMatchObject({ since: to.at, forwardBy: null })
    await as(regency, `/v1/comments/${id}/forward`, { method: 'DELETE' })
  })

  test('it decides nothing of it, and nobody else is any nearer', async () => {
    const { id } = (await question(false)).comment
    await forward(id, { to: 'kpu-jateng' })
    expect(await tab(province)).toEqual([id])
    const before = (await as(province, `/v1/comments/${id}`)).json
    expect([before.state, before.may]).toEqual(['held', []])
    expect((await calls.decide(province.token, { ids: [id], action: 'approve' })).json.skipped).toEqual([
      { id, state: 'not-found' },
    ])
    const match = { tab: 'forwarded', before: id }
    expect((await calls.decide(province.token, { match, action: 'reject' })).json.decided).toEqual([])
    for (const [path, method] of [
      ['notes', 'POST'],
      ['pin', 'PUT'],
      ['forward', 'DELETE'],
    ] as const) {
      const json = method === 'POST' ? { json: { text: 'x' } } : {}
      expect((await as(province, `/v1/comments/${id}/${path}`, { method, ...json })).status, path).toBe(404)
    }
    expect((await as(province, `/v1/comments/${id}/answer`, { json: { text: 'x', approve: true } })).json.code).toBe(
      'conflict',
    )
    expect((await as(stranger, `/v1/comments/${id}`)).status).toBe(404)
    expect(await tab(stranger)).toEqual([])
    expect((await as(regency, `/v1/comments/${id}`)).json.state).toBe('held')
    await as(regency, `/v1/comments/${id}/forward`, { method: 'DELETE' })
    expect((await as(province, `/v1/comments/${id}`)).status).toBe(404)
  })

  test('of a body outside only a link is shown; taken back, nothing is', async () => {
    const asked = await question()
    const { id } = asked.comment
    expect((await forward(id, { to: 'lapor' })).status).toBe(204)
    expect((await thread()).comments[0].forwarded).toMatchObject({
      to: 'SP4N-LAPOR!',
      url: 'https://www.lapor.go.id',
    })
    expect((await forward(id, { to: 'kpu-jateng' })).json.code).toBe('conflict')
    for (let twice = 0; twice < 2; twice += 1)
      expect((await as(regency, `/v1/comments/${id}/forward`, { method: 'DELETE' })).status).toBe(204)
    expect((await thread()).comments[0]).not.toHaveProperty('forwarded')
    expect((await calls.call(`/v1/receipts/${asked.receipt}`)).json).not.toHaveProperty('forwarded')
    const acts = (await as(regency, '/v1/audit?limit=5')).json.entries.map(({ act }: { act: string }) => act)
    expect(acts.slice(0, 2)).toEqual(['unforwarded', 'forwarded'])
  })

  test('of two who pass it on at once one does', async () => {
    const { id } = (await question()).comment
    const codes = (await Promise.all(['kpu-jateng', 'lapor', 'bawaslu'].map((to) => forward(id, { to })))).map(
      ({ status }) => status,
    )
    expect(codes.toSorted()).toEqual([204, 409, 409])
  })

  test('is refused to whoever may not, and to nowhere', async () => {
    const { id } = (await question()).comment
    expect((await forward(id, { to: 'kpu-jateng' }, stranger)).status).toBe(404)
    const auditor = await service.makeMember({ role: 'auditor', office: 'kpu-diy' })
    expect((await forward(id, { to: 'kpu-jateng' }, auditor)).status).toBe(403)
    for (const body of [{ to: 'kpu-diy' }, { to: 'tidak-ada' }, {}, { to: 'lapor', note: 'x'.repeat(501) }])
      expect((await forward(id, body)).json.code, JSON.stringify(body).slice(0, 40)).toBe('invalid')
    const { offices, bodies } = (await as(regency, '/v1/forwarding')).json
    expect(offices).toEqual(expect.arrayContaining([{ id: 'kpu-jateng', name: 'KPU kpu-jateng' }]))
    expect(bodies.map((one: { id: string }) => one.id)).toEqual(['bawaslu', 'dukcapil', 'lapor'])
  })
})
