// One citizen's question: marked, late, answered, not settled, answered again, and closed by silence.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { followMatters } from '../../service/operations/operator/follow-matters.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, type Json, page, threadPath } from './calling.ts'

const morning = (date: string): number => Date.parse(`${date}T09:00:00+07:00`)

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  // A Monday; this week and the next two have no holiday.
  let now = morning('2026-11-02')

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-lain')
    await service.makeSite()
    await service.makeSite({ id: 'situs-lain', office: 'kpu-lain', origins: ['http://lain.example'] })
    await signIn()
  })
  afterAll(() => service.close())

  // Sessions end with their day.
  const signIn = async () => (owner = await service.makeMember())
  const at = async (date: string) => {
    now = morning(date)
    await signIn()
  }
  const as = ({ token }: Member = owner) => ({ Authorization: `Bearer ${token}` })
  const mark = (id: string, kind: string | null, member = owner) =>
    http.call(`/v1/comments/${id}/kind`, { method: 'PUT', headers: as(member), json: { kind } })
  const item = async (id: string): Promise<Json> => (await http.call(`/v1/comments/${id}`, { headers: as() })).json
  const queue = async (query = ''): Promise<Json> =>
    (await http.call(`/v1/queue?tab=answer${query}`, { headers: as() })).json
  const answer = async (id: string, text = 'Di balai desa.'): Promise<Json> =>
    (await http.call(`/v1/comments/${id}/answer`, { headers: as(), json: { text } })).json
  const unsettled = (path: string, token?: string) =>
    http.call(path, { method: 'POST', headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } })
  const published = async (text: string): Promise<Json> => {
    const made = await http.posted({ text })
    await http.decide(owner.token, { ids: [made.comment.id], action: 'approve' })
    return made
  }
  const inThread = async (id: string): Promise<Json> => {
    const { comments } = (await http.call(threadPath(page, { limit: 100 }))).json
    return comments.find((one: Json) => one.id === id)
  }

  test('a suggestion is made, the member decides, and it has a clock; taken back, it has none', async () => {
    const { comment } = await published('Di mana TPS saya?')
    expect(await item(comment.id)).toMatchObject({ suggestion: 'question', matter: null })
    const { status, json } = await mark(comment.id, 'question')
    expect(status).toBe(200)
    expect(json).toMatchObject({
      suggestion: null,
      matter: {
        kind: 'question',
        step: 'answer',
        due: { at: '2026-11-09T17:00:00.000Z', late: false, days: 5 },
        forward: { at: '2026-11-05T17:00:00.000Z', late: false, days: 3 },
        reopened: 0,
      },
    })
    const view = await queue()
    expect(view.items.map(({ id }: Json) => id)).toEqual([comment.id])
    expect([view.counts.answer, view.lateAnswers]).toEqual([1, 0])
    // Readers are not told of the office's deadlines.
    expect((await inThread(comment.id)).matter).toEqual({ kind: 'question', step: 'answer', reopened: 0 })
    expect((await mark(comment.id, null)).json.matter).toBeNull()
    expect((await queue()).items).toEqual([])
    const audit = (await http.call('/v1/audit?limit=2', { headers: as() })).json.entries
    expect(audit.map(({ act, reason }: Json) => [act, reason])).toEqual([
      ['marked', null],
      ['marked', 'question'],
    ])
  })

  test('late ones come first, and are counted', async () => {
    await at('2026-11-02')
    const first = await published('Kapan rekapitulasi?')
    await mark(first.comment.id, 'complaint')
    await at('2026-11-04')
    const second = await published('Siapa petugasnya?')
    await mark(second.comment.id, 'question')
    await at('2026-11-11')
    const view = await queue()
    expect(view.items.map(({ id }: Json) => id)).toEqual([first.comment.id, second.comment.id])
    expect(view.items.map(({ matter }: Json) => [matter.due.late, matter.due.days])).toEqual([
      [true, 2],
      [false, 0],
    ])
    expect([view.counts.answer, view.lateAnswers]).toEqual([2, 1])
    const one = await queue('&limit=1')
    expect(one.items).toHaveLength(1)
    const next = await queue(`&limit=1&after=${encodeURIComponent(one.next)}`)
    expect([next.items[0].id, next.next]).toEqual([second.comment.id, null])
    expect((await queue('&q=siapa')).items.map(({ id }: Json) => id)).toEqual([second.comment.id])
    expect((await queue('&office=kpu-lain')).items).toEqual([])
    for (const { comment } of [first, second]) await answer(comment.id)
    expect((await queue()).counts.answer).toBe(0)
  })

  test('answered, not settled, answered again, and closed by silence', async () => {
    await at('2026-11-02')
    const { comment, receipt, reader, editToken } = await published('Apa syarat pindah memilih?')
    await mark(comment.id, 'question')
    await at('2026-11-04')
    const said = await answer(comment.id)
    expect(said.answeredIn).toBe(2)
    expect((await inThread(comment.id)).replies[0]).toMatchObject({ answeredIn: 2 })
    expect((await inThread(comment.id)).matter).toEqual({
      kind: 'question',
      step: 'settle',
      until: '2026-11-18T17:00:00.000Z',
      reopened: 0,
    })
    const path = `/v1/comments/${comment.id}/unsettled`
    // A stranger's token, or none, finds nothing.
    const { reader: stranger } = await http.posted({})
    expect([(await unsettled(path)).status, (await unsettled(path, stranger)).status]).toEqual([404, 404])
    await at('2026-11-10')
    const reopened = await unsettled(path, reader)
    expect([reopened.status, reopened.json.matter]).toEqual([200, { kind: 'question', step: 'answer', reopened: 1 }])
    // Said twice, it is said once.
    expect((await unsettled(path, editToken)).json.matter.reopened).toBe(1)
    expect((await queue()).items[0].matter).toMatchObject({ reopened: 1, due: { at: '2026-11-17T17:00:00.000Z' } })
    const { json: kabar } = await http.call(`/v1/receipts/${receipt}`)
    expect(kabar).toMatchObject({ state: 'published', matter: { step: 'answer', reopened: 1 } })
    await at('2026-11-11')
    const again = await answer(comment.id, 'Dengan formulir pindah memilih.')
    expect(again.answeredIn).toBe(1)
    await at('2026-11-26')
    await followMatters(service.service.collaborators, now)
    expect((await inThread(comment.id)).matter).toEqual({ kind: 'question', step: 'closed', reopened: 1 })
    const late = await unsettled(`/v1/receipts/${receipt}/unsettled`)
    expect([late.status, late.json.code]).toEqual([409, 'conflict'])
    expect((await item(comment.id)).matter.trail.map(({ act }: Json) => act)).toEqual([
      'marked',
      'answered',
      'reopened',
      'answered',
      'closed',
    ])
  })

  test('the code alone says that it is not settled, on the page for it too', async () => {
    await at('2026-11-02')
    const { comment, receipt } = await published('Apakah bisa diwakilkan?')
    await mark(comment.id, 'question')
    await answer(comment.id)
    const html = async () => (await http.call(`/kabar/${receipt}`)).text
    expect(await html()).toContain('Belum terjawab')
    expect(await html()).toContain('16 November')
    const sent = await http.call(`/kabar/${receipt}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: service.origin },
      body: '',
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/kabar/${receipt}`])
    expect(await html()).toContain('Anda menyatakan belum terjawab')
    expect((await item(comment.id)).matter).toMatchObject({ step: 'answer', reopened: 1 })
    // Another site's page may not say it for somebody.
    await answer(comment.id, 'Tidak bisa.')
    const foreign = await http.call(`/v1/receipts/${receipt}/unsettled`, {
      method: 'POST',
      headers: { Origin: 'http://jahat.example' },
    })
    expect(foreign.status).toBe(403)
  })

  test('passed on to another office, its time to answer begins there', async () => {
    await at('2026-11-02')
    const { comment } = await published('Siapa ketua PPS kami?')
    await mark(comment.id, 'question')
    await at('2026-11-04')
    const passed = await http.call(`/v1/comments/${comment.id}/forward`, {
      method: 'PUT',
      headers: as(),
      json: { to: 'kpu-lain' },
    })
    expect(passed.status).toBeLessThan(300)
    expect((await item(comment.id)).matter).toMatchObject({
      step: 'answer',
      due: { at: '2026-11-11T17:00:00.000Z' },
      forward: null,
    })
    await answer(comment.id)
  })

  test('an answer that is taken out of public is owed again, and is none when it comes back', async () => {
    await at('2026-11-02')
    const { comment } = await published('Berapa jumlah TPS?')
    await mark(comment.id, 'question')
    const { id } = await answer(comment.id)
    const removed = await http.decide(owner.token, { ids: [id], action: 'remove' })
    expect((await item(comment.id)).matter).toMatchObject({ step: 'answer', answeredAt: null })
    await http.call(`/v1/decisions/${removed.json.undo}/undo`, { method: 'POST', headers: as() })
    expect((await item(comment.id)).matter.step).toBe('settle')
  })

  test('answered before it was marked, its author’s time runs; a kill after an answer is mended', async () => {
    await at('2026-11-02')
    const { comment } = await published('Bagaimana cara mendaftar?')
    await answer(comment.id)
    expect((await mark(comment.id, 'question')).json.matter.step).toBe('settle')
    const killed = await published('Bagaimana cara melapor?')
    await answer(killed.comment.id)
    const { store: own } = service
    const matter = { kind: 'question', step: 'answer', since: now, due: now + 1, forwardBy: null, reopened: 0 } as const
    await own.comments.noteMatter(killed.comment.id, 0, { ...matter, answeredAt: null, trail: [], turn: 1 }, now)
    await followMatters(service.service.collaborators, now)
    expect((await item(killed.comment.id)).matter.step).toBe('settle')
  })

  test('a waiting comment can be marked, and waits for its answer once it is public', async () => {
    await at('2026-11-02')
    const { comment } = await http.posted({ text: 'Jam berapa TPS buka?' })
    await mark(comment.id, 'question')
    const waits = async () => (await queue()).items.some(({ id }: Json) => id === comment.id)
    expect(await waits()).toBe(false)
    await http.decide(owner.token, { ids: [comment.id], action: 'approve' })
    expect(await waits()).toBe(true)
    await http.decide(owner.token, { ids: [comment.id], action: 'remove' })
    expect(await waits()).toBe(false)
  })

  test('who may not decide may not mark; another office’s comment is not there; what is rejected is of no kind', async () => {
    await at('2026-11-02')
    const { comment } = await published('Kapan?')
    const auditor = await service.makeMember({ role: 'auditor' })
    const elsewhere = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
    expect((await mark(comment.id, 'question', auditor)).status).toBe(403)
    expect((await mark(comment.id, 'question', elsewhere)).status).toBe(404)
    expect((await mark(comment.id, 'poem')).json.fields).toHaveProperty('kind')
    const { id } = await answer(comment.id)
    expect((await mark(id, 'question')).status).toBe(409)
    await http.decide(owner.token, { ids: [comment.id], action: 'reject' })
    expect((await mark(comment.id, 'question')).status).toBe(409)
    const match = { tab: 'answer', before: comment.id }
    const decided = await http.call('/v1/decisions', { headers: as(), json: { match, action: 'approve' } })
    expect(decided.status).toBe(422)
  })

  test('clocks are the policy’s: another table counts from the next step on', async () => {
    await at('2026-11-02')
    const row = (step: string, days: number) => ({ stage: null, kind: 'question', step, days, source: 'Keputusan' })
    const settings = { clocks: { value: [row('answer', 1), row('settle', 2)] } }
    await http.call('/v1/offices/kpu-ri/policy', { method: 'PUT', headers: as(), json: { settings } })
    const { comment } = await published('Di mana?')
    const { json } = await mark(comment.id, 'question')
    expect([json.matter.due.at, json.matter.forward]).toEqual(['2026-11-03T17:00:00.000Z', null])
    expect((await mark(comment.id, 'complaint')).json.matter).toMatchObject({
      kind: 'complaint',
      step: null,
      due: null,
    })
    await http.call('/v1/offices/kpu-ri/policy', { method: 'PUT', headers: as(), json: { settings: {} } })
  })
})
