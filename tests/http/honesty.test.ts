// The filter's own record, and a few passed comments to be judged blind: for members, about their own offices.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { week } from '../../service/domain/durations.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import { weekStart } from '../../service/domain/weeks.ts'
import { onBothStores } from '../support/both-stores.ts'
import { aComment, aPage } from '../support/records.ts'
import { type Member, rootOffice, type RunningService } from '../support/service.ts'
import type { Answer, Caller } from './calling.ts'
import { openThree } from './three.ts'

const advert = 'Main di GARUDA88 gampang maxwin, modal receh! Daftar https://garuda88.example'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let auditor: Member
  let elsewhere: Member
  let now = weekStart(Date.UTC(2026, 10, 18)) + 3 * 86_400_000

  beforeAll(async () => {
    ;({ service, reader, owner, auditor, elsewhere } = await openThree({ store, now: () => now }))
  })
  afterAll(() => service.close())

  const as = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const honesty = (member: Member, query = ''): Promise<Answer> =>
    reader.call(`/v1/filter/honesty${query}`, { headers: as(member) })
  const sample = (member: Member): Promise<Answer> => reader.call('/v1/filter/sample', { headers: as(member) })
  const judge = (member: Member, id: string, json: unknown): Promise<Answer> =>
    reader.call(`/v1/filter/sample/${id}`, { headers: as(member), json })

  test('nothing is known at first, and it says so week by week', async () => {
    const { json } = await honesty(owner)
    expect(json.weeks).toHaveLength(12)
    expect(json.weeks[11]).toEqual({
      from: new Date(weekStart(now)).toISOString(),
      received: 0,
      suspected: 0,
      precision: null,
      recall: null,
      held: null,
      sample: { judged: 0, spam: 0 },
    })
    expect((await honesty(owner, '?weeks=1')).json.weeks).toHaveLength(1)
  })

  test('adverts found and citizens let through are its record', async () => {
    for (let at = 0; at < 5; at += 1) {
      const { comment } = await reader.posted({ text: `${advert} ${at}` })
      await reader.decide(owner.token, { ids: [comment.id], action: 'spam' })
    }
    for (let at = 0; at < 5; at += 1) await reader.published(owner.token)
    const [last] = (await honesty(owner, '?weeks=1')).json.weeks
    expect(last).toMatchObject({ received: 10, suspected: 5 })
    expect(last.precision).toMatchObject({ value: 1, of: 5 })
    expect(last.recall).toMatchObject({ value: 1, of: 5 })
    expect(last.held).toMatchObject({ value: 0.5, of: 10 })
    // Another office's figures are not for them.
    expect((await honesty(elsewhere, '?weeks=1')).json.weeks[0].received).toBe(0)
    expect((await honesty(elsewhere, `?office=${rootOffice}`)).status).toBe(404)
  })

  test('who may not decide is given no sample; who is not signed in, nothing; wrong figures are named', async () => {
    expect((await sample(auditor)).status).toBe(403)
    expect((await honesty(auditor)).status).toBe(200)
    expect((await reader.call('/v1/filter/honesty')).status).toBe(401)
    expect((await reader.call('/v1/filter/sample')).status).toBe(401)
    for (const weeks of ['0', '53', 'x', '1.5']) expect((await honesty(owner, `?weeks=${weeks}`)).status).toBe(422)
  })

  test('what passed unread last week is offered without the machine’s opinion, and judged once', async () => {
    const policy = { settings: { moderation: { value: 'post' } } }
    await reader.call(`/v1/offices/${rootOffice}/policy`, { method: 'PUT', headers: as(owner), json: policy })
    const passed = await Promise.all(Array.from({ length: 3 }, () => reader.posted()))
    expect(passed.map(({ comment }) => comment.state)).toEqual(['published', 'published', 'published'])
    expect((await sample(owner)).json.items, 'this week is not over').toEqual([])

    now += week
    // Sessions do not last that long.
    owner = await service.makeMember()
    auditor = await service.makeMember({ role: 'auditor' })
    elsewhere = await service.makeMember({ role: 'lead', office: 'kpu-lain' })
    const { items } = (await sample(owner)).json
    expect(items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      passed.map(({ comment }) => comment.id).toSorted(),
    )
    expect(Object.keys(items[0]).toSorted()).toEqual(['id', 'name', 'page', 'text'])
    const [first, second] = items
    expect((await judge(owner, first.id, { spam: true })).status).toBe(204)
    expect((await judge(owner, first.id, { spam: false })).json.code).toBe('conflict')
    expect((await judge(owner, second.id, { spam: false })).status).toBe(204)
    expect((await sample(owner)).json.items).toHaveLength(1)
    const before = (await honesty(owner, '?weeks=2')).json.weeks[0]
    expect(before.sample).toEqual({ judged: 2, spam: 1 })

    const [third] = (await sample(owner)).json.items
    expect((await judge(owner, third.id, { spam: 'ya' })).status).toBe(422)
    expect((await judge(auditor, third.id, { spam: true })).status).toBe(403)
    expect((await judge(elsewhere, third.id, { spam: true })).status).toBe(404)
    const held = await reader.posted({ text: advert })
    expect((await judge(owner, held.comment.id, { spam: true })).status, 'not of the sample').toBe(404)
  })

  test('whoever runs the instance reads last week’s figures among the others', async () => {
    const { text } = await reader.call('/metrics')
    expect(text).toMatch(/^rembuk_filter_precision 1$/m)
    expect(text).toMatch(/^rembuk_filter_recall 1$/m)
    expect(text).toMatch(/^rembuk_filter_held 0\.38\d*$/m)
  })

  test('of many that passed twenty are drawn by lot, the same for everybody: neither the newest nor the oldest', async () => {
    const page = aPage({ site: 'kpu-sukamaju' })
    const written = Array.from({ length: 60 }, (_, at) => weekStart(now) - 60_000 * (at + 1))
    const ids = written.map((createdAt) => `${firstIdAt(createdAt)}-skm`)
    const verdict = { outcome: 'publish' as const, score: 0, reasons: [] }
    await Promise.all(
      written.map((createdAt, at) => {
        const one = aComment(page, { id: ids[at] ?? '', createdAt, office: rootOffice, verdict })
        return service.store.comments.insert(one, page)
      }),
    )
    const idsFor = async (member: Member): Promise<string[]> =>
      (await sample(member)).json.items.map(({ id }: { id: string }) => id)
    const drawn = await idsFor(owner)
    expect(drawn.length).toBeGreaterThan(15)
    expect(drawn.length).toBeLessThanOrEqual(20)
    expect(await idsFor(await service.makeMember())).toEqual(drawn)
    const places = drawn.map((id) => ids.indexOf(id)).filter((place) => place >= 0)
    for (const part of [0, 20, 40]) {
      expect(
        places.some((place) => place >= part && place < part + 20),
        `from ${part} on`,
      ).toBe(true)
    }
  })
})
