// Siaga: an office's statement stands above the comments of every page of the offices below, and posting is slowed there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin } from '../support/service.ts'
import { type Caller, comment, page, threadPath } from './calling.ts'
import { hour, iso, openProvince } from './province.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let province: Member
  let now = Date.UTC(2026, 10, 26)

  beforeAll(async () => {
    ;({ service, http, province } = await openProvince(store, () => now))
  })
  afterAll(() => service.close())

  const said = { text: 'TPS 3 pindah.\nIkuti petunjuk petugas.', source: 'https://jateng.example/7' }
  const save = (over: object = {}, locked = true) =>
    http.call('/v1/offices/kpu-jateng/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${province.token}` },
      json: {
        settings: { statement: { value: { ...said, at: iso(now), until: iso(now + 72 * hour), ...over }, locked } },
      },
    })
  const statement = async () => (await http.call(threadPath(page))).json.statement

  test('stands on every page below, in its office’s name, on whole pages too, and nowhere else', async () => {
    expect(await statement()).toBeUndefined()
    expect((await save()).status).toBe(200)
    const office = { id: 'kpu-jateng', name: 'KPU kpu-jateng' }
    expect(await statement()).toEqual({ ...said, at: iso(now), until: iso(now + 72 * hour), office })
    const html = (await http.call(`/sites/kpu-sukamaju/thread?${new URLSearchParams({ url: page })}`)).text
    expect(html).toContain('Pernyataan KPU kpu-jateng')
    expect(html).toContain(`<a href="${said.source}">`)
    const elsewhere = await http.call('/v1/sites/situs-ri/thread?url=http://ri.example/')
    expect(elsewhere.json.statement).toBeUndefined()
  })

  test('slows posting there: one person writes once in two minutes, others are not held up', async () => {
    const body = comment({ url: `${siteOrigin}/siaga` })
    expect((await http.post(body)).status).toBe(201)
    const second = await http.post({ ...comment(), url: `${siteOrigin}/siaga`, email: body['email'] })
    expect([second.status, second.json.code]).toEqual([429, 'rate-limited'])
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(120)
    // The same sent again is the same.
    expect((await http.post(body)).status).toBe(201)
    expect((await http.post({ url: `${siteOrigin}/siaga` })).status).toBe(201)
  })

  test('ends by itself after 72 hours, also where the page was kept, unless it is renewed', async () => {
    now += 71 * hour
    province = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
    expect(await statement()).toBeDefined()
    await save()
    now += 71 * hour
    expect(await statement()).toBeDefined()
    now += hour
    expect(await statement()).toBeUndefined()
  })

  test('lasts no longer at once, and an office below cannot loosen it', async () => {
    province = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
    expect((await save({ until: iso(now + 73 * hour) })).json.fields).toHaveProperty('statement')
    expect((await save({ source: '' })).status).toBe(422)
    await save()
    const below = await service.makeMember({ role: 'lead', office: 'kpu-klaten' })
    const loosened = await http.call('/v1/offices/kpu-klaten/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${below.token}` },
      json: { settings: { statement: { value: null } } },
    })
    expect(loosened.status).toBe(403)
    expect(await statement()).toBeDefined()
  })

  test('a desk is told of those at offices below, what ends soonest first, and of no others', async () => {
    const root = await service.makeMember()
    const klaten = await service.makeMember({ role: 'lead', office: 'kpu-klaten' })
    province = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
    const below = async ({ token }: Member) =>
      (await http.call('/v1/in-force', { headers: { Authorization: `Bearer ${token}` } })).json.below
    const jateng = { office: { id: 'kpu-jateng', name: 'KPU kpu-jateng' }, until: iso(now + 72 * hour) }
    const own = { office: { id: 'kpu-klaten', name: 'KPU kpu-klaten' }, until: iso(now + hour) }
    await save({}, false)
    expect(await below(root)).toEqual({ shown: [jateng], more: 0 })
    expect((await below(klaten)).shown, 'what stands over it is told apart').toEqual([])
    await http.call('/v1/offices/kpu-klaten/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${klaten.token}` },
      json: { settings: { statement: { value: { ...said, at: iso(now), until: own.until } } } },
    })
    expect(await below(root)).toEqual({ shown: [own, jateng], more: 0 })
    expect((await below(province)).shown).toEqual([own])
    // What is locked above is not said below.
    await save()
    expect((await below(province)).shown).toEqual([])
    await save({}, false)
    now += hour
    expect((await below(province)).shown).toEqual([])
    now -= hour
    await service.makeOffice('kpu-boyolali', 'kpu-jateng')
    await http.call('/v1/offices/kpu-boyolali/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${province.token}` },
      json: { settings: { statement: { value: { ...said, at: iso(now), until: iso(now + 2 * hour) } } } },
    })
    expect(await below(root)).toMatchObject({ shown: [own, { until: iso(now + 2 * hour) }], more: 1 })
  })

  test('one switch closes all pages below, and opens them again', async () => {
    const settings = (closed: boolean) => ({
      method: 'PUT',
      headers: { Authorization: `Bearer ${province.token}` },
      json: { settings: closed ? { moderation: { value: 'closed', locked: true } } : {} },
    })
    await http.call('/v1/offices/kpu-jateng/policy', settings(true))
    expect((await http.post({})).json.code).toBe('closed')
    await http.call('/v1/offices/kpu-jateng/policy', settings(false))
    expect((await http.post({})).status).toBe(201)
  })
})
