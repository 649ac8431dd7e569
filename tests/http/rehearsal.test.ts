// Trying a policy out on what was written in the last 30 days, before it is saved.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RehearsalLine } from '../../service/contract/filter-views.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import { onBothStores } from '../support/both-stores.ts'
import { aComment, aPage } from '../support/records.ts'
import { type Member, rootOffice, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, type Json } from './calling.ts'

const advert = 'Main di GARUDA88 gampang maxwin, modal receh! Daftar sekarang'
const day = 86_400_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let moderator: Member
  let now = Date.UTC(2026, 10, 26)

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    reader = caller(service)
    await service.makeOffice('kpu-lain')
    await service.makeSite()
    owner = await service.makeMember()
    moderator = await service.makeMember({ role: 'moderator' })
  })
  afterAll(() => service.close())

  const as = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const rehearse = (settings: Json, office = rootOffice, member = owner): Promise<Answer> =>
    reader.call(`/v1/offices/${office}/policy/rehearsal`, { headers: as(member), json: { settings } })
  const linesOf = ({ text }: Answer): RehearsalLine[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  const outcome = async (settings: Json): Promise<Json> => linesOf(await rehearse(settings)).at(-1)
  const save = (settings: Json): Promise<Answer> =>
    reader.call(`/v1/offices/${rootOffice}/policy`, { method: 'PUT', headers: as(owner), json: { settings } })

  test('where nothing was written, nothing would have changed', async () => {
    const answer = await rehearse({ moderation: { value: 'post' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    expect(linesOf(answer)).toEqual([
      {
        judged: 0,
        kept: { present: 0, tried: 0 },
        folder: { present: 0, tried: 0 },
        published: { count: 0, some: [] },
        spam: { of: 0, kept: { present: 0, tried: 0 }, lost: [] },
      },
    ])
  })

  test('a blocked phrase shows which public comments it would have kept back, and is not saved', async () => {
    await save({ moderation: { value: 'post' } })
    const { comment } = await reader.posted({ text: 'Apakah wartawan boleh meliput pencoblosan?' })
    await reader.posted({ text: 'Terima kasih.' })
    const tried = { moderation: { value: 'post' }, blockedPhrases: { value: ['pencoblosan'] } }
    const found = await outcome(tried)
    expect(found).toMatchObject({ judged: 2, kept: { present: 0, tried: 1 } })
    expect(found.published).toEqual({
      count: 1,
      some: [{ id: comment.id, name: 'Yuni Astuti', text: 'Apakah wartawan boleh meliput pencoblosan?' }],
    })
    const { json } = await reader.call(`/v1/offices/${rootOffice}/policy`, { headers: as(owner) })
    expect(json.settings.blockedPhrases.value).toEqual([])
  })

  test('a threshold shows which spam, found by members, would have come through', async () => {
    const { comment } = await reader.posted({ text: advert })
    await reader.decide(owner.token, { ids: [comment.id], action: 'spam' })
    const kept = { moderation: { value: 'post' } }
    expect((await outcome(kept)).spam).toEqual({ of: 1, kept: { present: 1, tried: 1 }, lost: [] })
    const { spam } = await outcome({ ...kept, filterBands: { value: { hold: 1, odd: 1, spam: 1 } } })
    expect(spam).toMatchObject({ of: 1, kept: { present: 1, tried: 0 } })
    expect(spam.lost.map(({ id }: { id: string }) => id)).toEqual([comment.id])
  })

  test('a browser counts as known from its first public comment on', async () => {
    const first = await reader.posted({ text: 'Saya warga baru.' })
    await reader.posted({ text: 'Saya lagi.', reader: first.reader })
    const found = await outcome({ moderation: { value: 'first-time' } })
    // Five browsers wrote, one of them twice; the advert is kept back in any case.
    expect(found).toMatchObject({ judged: 5, kept: { present: 1, tried: 4 } })
  })

  test('what is older than 30 days, or of another office, is left alone', async () => {
    expect(linesOf(await rehearse({ moderation: { value: 'pre' } }, 'kpu-lain')).at(-1)).toMatchObject({ judged: 0 })
    now += 31 * day
    owner = await service.makeMember()
    moderator = await service.makeMember({ role: 'moderator' })
    expect(await outcome({ moderation: { value: 'pre' } })).toMatchObject({ judged: 0 })
  })

  test('who may not save may not try; what could not be saved is named as in saving', async () => {
    expect((await rehearse({}, rootOffice, moderator)).status).toBe(403)
    expect((await rehearse({}, 'kpu-entah')).status).toBe(404)
    expect((await rehearse({ moderation: { value: 'maybe' } })).json.fields).toHaveProperty('moderation')
    expect((await rehearse({ colour: { value: 'red' } })).status).toBe(422)
    await save({ moderation: { value: 'pre', locked: true } })
    expect((await rehearse({ moderation: { value: 'post' } }, 'kpu-lain')).json.code).toBe('not-permitted')
  })

  test('one at a time, and whoever hangs up makes room', async () => {
    const hangingUp = new AbortController()
    for (let at = 0; at < 40; at += 1) await reader.posted({ text: `Pertanyaan ${at}`.repeat(20) })
    const ask = (signal?: AbortSignal) =>
      fetch(service.url(`/v1/offices/${rootOffice}/policy/rehearsal`), {
        method: 'POST',
        headers: { ...as(owner), 'Content-Type': 'application/json' },
        body: JSON.stringify({ settings: {} }),
        ...(signal && { signal }),
      })
    const [one, other] = await Promise.all([ask(hangingUp.signal), ask()])
    expect([one.status, other.status].toSorted()).toEqual([200, 429])
    hangingUp.abort()
    await (one.status === 200 ? one : other).text().catch(() => '')
    await expect.poll(async () => (await rehearse({})).status).toBe(200)
  })

  test('says on the way how far it is, and judges in a thread of its own', async () => {
    const page = aPage({ site: 'kpu-sukamaju' })
    const written = Array.from({ length: 260 }, (_, at) => now - 1_000 - at)
    // Beside one another: they are one wait for the disk.
    await Promise.all(
      written.map((createdAt) => {
        const one = aComment(page, { id: `${firstIdAt(createdAt)}-skm`, createdAt, office: rootOffice })
        return service.store.comments.insert(one, page)
      }),
    )
    const threads: unknown[] = []
    const note = (thread: unknown): number => threads.push(thread)
    process.on('worker', note)
    const lines = linesOf(await rehearse({}))
    process.off('worker', note)
    expect(threads).toHaveLength(1)
    expect(lines.slice(0, -1)).toEqual([
      { done: 0, of: 300 },
      { done: 250, of: 300 },
    ])
    expect(lines.at(-1)).toMatchObject({ judged: 300 })
  })
})
