// What came in, what became of it and what people ask: for members, about their own offices, and never about few.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let province: Member
  let elsewhere: Member
  let now = Date.UTC(2026, 10, 18, 3)

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    reader = caller(service)
    await service.makeOffice('kpu-jateng')
    for (const id of ['kpu-satu', 'kpu-dua', 'kpu-tiga']) await service.makeOffice(id, 'kpu-jateng')
    await service.makeSite({ office: 'kpu-satu' })
    owner = await service.makeMember()
    province = await service.makeMember({ role: 'auditor', office: 'kpu-jateng' })
    elsewhere = await service.makeMember({ role: 'lead', office: 'kpu-dua' })
  })
  afterAll(() => service.close())

  const insights = (member: Member, query = ''): Promise<Answer> =>
    reader.call(`/v1/insights${query}`, { headers: { Authorization: `Bearer ${member.token}` } })

  test('of nothing nothing is told', async () => {
    const { json } = await insights(owner)
    expect(json).toMatchObject({ received: null, outcomes: [], toDecide: null, phrases: [], office: { id: 'kpu-ri' } })
    expect(json.weeks).toHaveLength(8)
    expect(json.weeks[7].from).toBe('2026-11-15T17:00:00.000Z')
  })

  test('weeks begin on Monday by the clocks of the office that is asked for, so many as are asked for', async () => {
    await service.makeOffice('kpu-papua')
    await service.makeOffice('kpu-jayapura', 'kpu-papua')
    await service.makeOffice('kpu-sulawesi-selatan')
    for (const [office, timeZone, monday] of [
      ['kpu-jayapura', 'Asia/Jayapura', '2026-11-15T15:00:00.000Z'],
      ['kpu-sulawesi-selatan', 'Asia/Makassar', '2026-11-15T16:00:00.000Z'],
      ['kpu-jateng', 'Asia/Jakarta', '2026-11-15T17:00:00.000Z'],
    ] as const) {
      for (const weeks of [4, 8, 26]) {
        const { json } = await insights(owner, `?office=${office}&weeks=${weeks}`)
        expect([json.timeZone, json.weeks.length, json.weeks.at(-1).from]).toEqual([timeZone, weeks, monday])
      }
    }
    for (const weeks of ['0', '58', 'x']) expect((await insights(owner, `?weeks=${weeks}`)).status).toBe(422)
  })

  test('an office sees what came in and what was decided; the one above it as well, and nobody beside it', async () => {
    for (let n = 0; n < 6; n++) {
      const { comment } = await reader.posted({ text: `Di mana daftar pemilih tetap? (${n})` })
      now += 60_000
      const action = n < 5 ? 'approve' : 'reject'
      await reader.decide(owner.token, { ids: [comment.id], action })
    }
    now += 61_000
    const { json } = await insights(province)
    expect(json).toMatchObject({
      office: { id: 'kpu-jateng', name: 'KPU kpu-jateng' },
      received: 6,
      writers: 6,
      published: 5,
      answered: null,
      outcomes: [{ outcome: 'published', comments: 5 }],
      toDecide: { median: 60_000, ninth: 60_000, of: 6 },
    })
    expect(json.phrases[0]).toMatchObject({ words: 'daftar pemilih tetap', persons: 5 })
    expect(
      json.below.map(({ office, received }: { office: { id: string }; received: number | null }) => [
        office.id,
        received,
      ]),
    ).toEqual([
      ['kpu-dua', null],
      ['kpu-satu', 6],
      ['kpu-tiga', null],
    ])
    const own = (await insights(elsewhere)).json
    expect(own).toMatchObject({ received: null, phrases: [], outcomes: [] })
    expect(own.neighbours.own).toMatchObject({ received: null })
    expect(own.neighbours.others.map(({ received }: { received: number | null }) => received)).toEqual([6, null])
    expect(JSON.stringify(own)).not.toMatch(/kpu-satu|kpu-tiga/)
    expect((await insights(elsewhere, '?office=kpu-satu')).status).toBe(404)
    expect((await reader.call('/v1/insights')).status).toBe(401)
  })

  test('the time is days of the office’s zone or moments, and nonsense is named', async () => {
    const { json } = await insights(owner, '?from=2026-11-16&to=2026-11-17')
    expect([json.from, json.to]).toEqual(['2026-11-15T17:00:00.000Z', '2026-11-17T17:00:00.000Z'])
    expect(json.received).toBeNull()
    expect((await insights(owner, '?from=2026-11-18&to=2026-11-18')).json.received).toBe(6)
    for (const [query, field] of [
      ['?from=kemarin', 'from'],
      ['?to=2026-02-30', 'to'],
      ['?from=2026-11-18&to=2026-11-01', 'to'],
      ['?from=2020-01-01', 'to'],
    ] as const) {
      const wrong = await insights(owner, query)
      expect([wrong.status, Object.keys(wrong.json.fields)], query).toEqual([422, [field]])
    }
  })

  test('what several offices below begin to hear within a day is pointed out above them, the same day, and nowhere else', async () => {
    const rising = async (member: Member) =>
      (await reader.call('/v1/insights/rising', { headers: { Authorization: `Bearer ${member.token}` } })).json.rising
    expect(await rising(elsewhere)).toEqual([])
    const post = async (site: string, origin: string, text: string): Promise<void> => {
      const url = `${origin}/berita`
      const { status } = await reader.call(`/v1/sites/${site}/comments`, { json: comment({ url, text }) })
      expect(status).toBe(201)
    }
    for (const office of ['kpu-satu', 'kpu-dua', 'kpu-tiga']) {
      const origin = `http://${office}.example`
      await service.makeSite({ id: `situs-${office}`, office, origins: [origin] })
      for (const n of [1, 2]) await post(`situs-${office}`, origin, `Benarkah surat suara tercoblos di gudang? ${n}`)
    }
    now += 11 * 60_000
    expect((await rising(owner))[0]).toMatchObject({ words: 'surat suara tercoblos', persons: 6, offices: 3 })
    expect((await rising(province))[0]).toMatchObject({ offices: 3 })
    expect(await rising(elsewhere)).toEqual([])
    expect((await reader.call('/v1/insights/rising')).status).toBe(401)
  })
})
