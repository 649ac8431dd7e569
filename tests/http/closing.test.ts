// "Tutup semua halaman di bawah": one switch, its reason, its end, and one press that undoes it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, rootOffice, type RunningService } from '../support/service.ts'
import { type Caller, type Json, page, threadPath } from './calling.ts'
import { hour, iso, openProvince } from './province.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let province: Member
  let regency: Member
  let now = Date.UTC(2026, 10, 26, 3)

  beforeAll(async () => {
    ;({ service, http, province, regency } = await openProvince(store, () => now))
  })
  afterAll(() => service.close())

  const as = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const closing = (office: string, member: Member, sent: { method?: string; json?: Json } = {}) =>
    http.call(`/v1/offices/${office}/closing`, { headers: as(member), ...sent })
  const close = (json: Json = { reason: 'Gempa bumi, kami sedang membantu warga.' }, office = 'kpu-jateng') =>
    closing(office, province, { method: 'PUT', json })
  const thread = async (): Promise<Json> => (await http.call(threadPath(page))).json.page
  const policy = (office: string, member: Member, settings: Json) =>
    http.call(`/v1/offices/${office}/policy`, { method: 'PUT', headers: as(member), json: { settings } })

  test('closes every page below, with the reason that readers are told, and no other', async () => {
    await policy('kpu-klaten', regency, { moderation: { value: 'post', locked: true } })
    await http.posted()
    const { status, json } = await close()
    expect([status, json]).toEqual([
      200,
      {
        own: {
          office: { id: 'kpu-jateng', name: 'KPU kpu-jateng' },
          reason: 'Gempa bumi, kami sedang membantu warga.',
          at: iso(now),
          until: null,
        },
        above: [],
        reach: { offices: 2, sites: 1 },
      },
    ])
    expect(await thread()).toMatchObject({
      open: false,
      closedReason: { code: 'switch', text: 'Gempa bumi, kami sedang membantu warga.' },
    })
    const refused = await http.post()
    expect([refused.status, refused.json.code, refused.json.detail]).toEqual([
      409,
      'closed',
      'Gempa bumi, kami sedang membantu warga.',
    ])
    const html = await http.call(`/sites/kpu-sukamaju/thread?${new URLSearchParams({ url: page, lang: 'en' })}`)
    expect(html.text).toContain('Gempa bumi, kami sedang membantu warga.')
    expect((await http.call('/v1/sites/situs-ri/thread?url=http://ri.example/')).json.page.open).toBe(true)
  })

  test('those below are told who closed them, and cannot open', async () => {
    const { json } = await closing('kpu-klaten', regency)
    expect([json.own, json.above.map(({ office }: Json) => office.name)]).toEqual([null, ['KPU kpu-jateng']])
    expect((await closing('kpu-jateng', regency, { method: 'DELETE' })).status).toBe(404)
    expect((await closing('kpu-klaten', regency, { method: 'DELETE' })).status).toBe(200)
    expect((await closing('kpu-klaten', regency, { method: 'PUT', json: { reason: 'Kami' } })).status).toBe(200)
    expect((await closing('kpu-klaten', regency, { method: 'DELETE' })).json.above).toHaveLength(1)
    await policy('kpu-klaten', regency, { moderation: { value: 'post', locked: true } })
    expect((await thread()).open).toBe(false)
  })

  test('a desk asks what is in force over its own office: who closed, and whether one may lift it', async () => {
    const inForce = async (member: Member): Promise<Json> =>
      (await http.call('/v1/in-force', { headers: as(member) })).json
    const reason = 'Gempa bumi, kami sedang membantu warga.'
    const closed = { office: { id: 'kpu-jateng', name: 'KPU kpu-jateng' }, reason, at: iso(now), until: null }
    expect((await inForce(province)).closings).toEqual([{ ...closed, mayOpen: true }])
    expect((await inForce(regency)).closings).toEqual([{ ...closed, mayOpen: false }])
    const moderator = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    expect((await inForce(moderator)).closings).toEqual([{ ...closed, mayOpen: false }])
    const owner = await service.makeMember()
    expect(await inForce(owner), 'what stands below is no banner').toEqual({
      closings: [],
      stage: null,
      statement: null,
      below: { shown: [], more: 0 },
    })
    expect((await http.call('/v1/in-force')).status).toBe(401)
    const stage = { kind: 'campaign', name: 'Kampanye', source: 'PKPU 7' }
    const value = [{ ...stage, from: iso(now - 24 * hour).slice(0, 10), until: iso(now + 24 * hour).slice(0, 10) }]
    await policy(rootOffice, owner, { stages: { value } })
    expect((await inForce(regency)).stage).toEqual({
      name: 'Kampanye',
      lastDay: value[0]?.until,
      office: { id: 'kpu-ri', name: 'KPU RI' },
    })
    const said = {
      text: 'TPS 3 pindah ke balai desa.',
      source: 'Pengumuman 7',
      at: iso(now),
      until: iso(now + 2 * hour),
    }
    await policy(rootOffice, owner, { statement: { value: said } })
    expect(await inForce(regency)).toMatchObject({
      stage: null,
      statement: { text: said.text, until: said.until, office: { id: 'kpu-ri', name: 'KPU RI' } },
    })
    now += 2 * hour
    expect((await inForce(regency)).statement).toBeNull()
    now -= 2 * hour
    await policy(rootOffice, owner, {})
    expect((await inForce(regency)).stage).toBeNull()
  })

  test('one press opens them as each had them, and twice is once', async () => {
    for (let press = 0; press < 2; press += 1) {
      const { status, json } = await closing('kpu-jateng', province, { method: 'DELETE' })
      expect([status, json.own]).toEqual([200, null])
    }
    expect((await thread()).open).toBe(true)
    expect((await http.posted()).comment.state).toBe('published')
    const { entries } = (await http.call('/v1/audit?limit=20', { headers: as(province) })).json
    const acts = entries.filter(({ act, office }: Json) => act.startsWith('pages-') && office === 'kpu-jateng')
    expect(acts.map(({ act, reason }: Json) => [act, reason])).toEqual([
      ['pages-opened', null],
      ['pages-closed', 'Gempa bumi, kami sedang membantu warga.'],
    ])
  })

  test('ends by itself, on pages that were kept as well', async () => {
    expect((await thread()).open).toBe(true)
    const until = iso(now + 2 * hour)
    expect((await close({ reason: 'Listrik padam.', until })).json.own.until).toBe(until)
    expect((await thread()).closedReason).toEqual({ code: 'switch', text: 'Listrik padam.', until })
    now += 2 * hour
    expect((await thread()).open).toBe(true)
    expect((await closing('kpu-jateng', province)).json.own).toBeNull()
    expect((await http.call('/v1/in-force', { headers: as(province) })).json.closings).toEqual([])
    // A clock that is set back finds it closed again.
    now -= hour
    expect((await thread()).open).toBe(false)
    now += hour
  })

  test('without a reason, with an end that has passed, or by whoever may not, nothing is closed', async () => {
    const wrong = await close({ reason: ' ', until: iso(now) })
    expect([wrong.status, Object.keys(wrong.json.fields).toSorted()]).toEqual([422, ['reason', 'until']])
    expect((await close({ reason: 'x'.repeat(201) })).status).toBe(422)
    expect((await close({ reason: 'Gempa', until: 'besok' })).status).toBe(422)
    const moderator = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    expect((await closing('kpu-jateng', moderator, { method: 'PUT', json: { reason: 'Gempa' } })).status).toBe(403)
    expect((await closing('kpu-jateng', moderator)).status).toBe(200)
    expect((await closing(rootOffice, province, { method: 'PUT', json: { reason: 'Gempa' } })).status).toBe(404)
    expect((await closing('tidak-ada', province)).status).toBe(404)
    expect((await thread()).open).toBe(true)
  })
})
