// What a desk asks of the queue besides its pages, and the bad input that a queue meets.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../service/contract/limits.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import { aComment, aPage } from '../support/records.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, type Json, type Sent } from './calling.ts'

const day = 86_400_000

let service: RunningService
let reader: Caller
let owner: Member
let later = 0

beforeAll(async () => {
  service = await startService({ now: () => Date.now() + later })
  reader = caller(service)
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

const as = (member: Member, path: string, sent: Sent = {}) =>
  reader.call(path, { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${member.token}` } })
const post = async (body: Record<string, unknown> = {}): Promise<Json> =>
  reader.posted({ url: `${siteOrigin}/lihat/${comment()['key']}`, ...body })
const idOf = async (body: Record<string, unknown> = {}): Promise<string> => (await post(body)).comment.id
const decide = async (body: Record<string, unknown>) => (await reader.decide(owner.token, body)).json
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)

describe('what changed on the screen', () => {
  const changes = async (seen: string[], member = owner) =>
    (await as(member, `/v1/queue/changes?${new URLSearchParams(seen.map((one) => ['seen', one]))}`)).json

  test('is what somebody decided, its author changed, or took back: with who did it; the rest costs nothing', async () => {
    const [decided, same] = [await idOf(), await idOf()]
    const [edited, withdrawn] = [await post(), await post()]
    const seen = [decided, same, edited.comment.id, withdrawn.comment.id].map((id) => `${id}.1`)
    expect(await changes(seen)).toEqual({ changed: [], gone: [], claims: [] })
    await decide({ ids: [decided], action: 'reject', reason: 'Iklan.' })
    const own = (made: Json) => ({ headers: { Authorization: `Bearer ${made.editToken}` } })
    await reader.call(`/v1/comments/${edited.comment.id}`, {
      ...own(edited),
      method: 'PATCH',
      json: { text: 'Lain lagi' },
    })
    await reader.call(`/v1/comments/${withdrawn.comment.id}`, { ...own(withdrawn), method: 'DELETE' })
    const { changed, gone } = await changes(seen)
    expect(gone).toEqual([])
    const last = changed.map(({ id, state, text, version, history }: Json) => [
      id,
      { state, text, version, act: history.at(-1).act, by: history.at(-1).by },
    ])
    expect(Object.fromEntries(last)).toEqual({
      [decided]: { state: 'rejected', text: expect.any(String), version: 2, act: 'reject', by: 'Rina Petugas' },
      [edited.comment.id]: { state: 'held', text: 'Lain lagi', version: 2, act: 'edited', by: 'penulis' },
      [withdrawn.comment.id]: {
        state: 'removed',
        text: expect.any(String),
        version: 2,
        act: 'withdrawn',
        by: 'penulis',
      },
    })
    expect((await changes([`${decided}.2`])).changed).toEqual([])
  })

  test('tells nobody of what is out of their sight, not even that it is there', async () => {
    const id = await idOf()
    const outside = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
    const unknown = '01m87z1vwc5ezycaw1j237bne9-skm'
    for (const version of [1, 2]) {
      const seen = [`${id}.${version}`, `${unknown}.1`]
      expect(await changes(seen, outside)).toEqual({ changed: [], gone: [id, unknown], claims: [] })
    }
  })

  test.each(['', '?seen=x', '?seen=.1', `?${'seen=01m87z1vwc5ezycaw1j237bne9-skm.1&'.repeat(limits.seenMost + 1)}`])(
    'is not told for %s',
    async (query) => {
      const { status, json } = await as(owner, `/v1/queue/changes${query}`)
      expect([status, Object.keys(json.fields)]).toEqual([422, ['seen']])
    },
  )
})

describe('a search', () => {
  test('is counted as far as anybody counts', async () => {
    const word = `hitung${Date.now()}`
    for (let at = 0; at < 3; at += 1) await idOf({ text: `${word} ${at}` })
    expect((await as(owner, `/v1/queue/count?tab=held&q=${word}`)).json).toEqual({ count: 3 })
    expect((await as(owner, `/v1/queue/count?tab=spam&q=${word}`)).json).toEqual({ count: 0 })
    expect((await as(owner, '/v1/queue/count?tab=held&office=tidak-ada')).status).toBe(404)
  })

  test('finds what stands on a page by its address, and a comment by its code, in words, author and title', async () => {
    const url = `${siteOrigin}/lihat/alamat-${Date.now()}`
    const made = await post({ url, name: 'Ketut Sulastri', title: 'Penetapan jadwal', text: 'Apakah jadi?' })
    const typed = made.receipt.replaceAll('-', ' ')
    for (const q of [url, `${url}?utm_source=wa`, made.receipt, typed, 'ketut SULASTRI jadi', 'penetapan jadi']) {
      const { json } = await as(owner, `/v1/queue?tab=held&${new URLSearchParams({ q })}`)
      expect(idsOf(json.items), q).toEqual([made.comment.id])
    }
  })

  test('of 10,000 characters is refused with what is wrong, at the queue, its count and a decision on what matches', async () => {
    const q = 'x'.repeat(10_000)
    for (const path of ['/v1/queue', '/v1/queue/count']) {
      const { status, json } = await as(owner, `${path}?tab=held&q=${q}`)
      expect([status, json.code, Object.keys(json.fields)]).toEqual([422, 'invalid', ['q']])
    }
    const match = { tab: 'held', q, before: 'z'.repeat(26) }
    const { status, json } = await reader.decide(owner.token, { match, action: 'spam' })
    expect([status, Object.keys(json.fields)]).toEqual([422, ['match.q']])
  })
})

test('what hangs on a comment comes with it, in whatever state but removed, newest first, to those who see it', async () => {
  const url = `${siteOrigin}/lihat/bawah`
  const root = await idOf({ url })
  await decide({ ids: [root], action: 'approve' })
  const [up, held, spam, away] = [
    await idOf({ url, parent: root }),
    await idOf({ url, parent: root }),
    await idOf({ url, parent: root }),
    await idOf({ url, parent: root }),
  ]
  await decide({ ids: [up, away], action: 'approve' })
  const below = await idOf({ url, parent: up })
  await decide({ ids: [spam], action: 'spam' })
  await decide({ ids: [away], action: 'remove' })
  const read = async (id: string) => (await as(owner, `/v1/comments/${id}/below`)).json
  expect(idsOf((await read(root)).items)).toEqual([below, spam, held, up])
  expect((await read(up)).items).toMatchObject([{ id: below, state: 'held', parent: up, may: expect.any(Array) }])
  expect(await read(held)).toEqual({ items: [], more: false })
  const outside = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
  expect((await as(outside, `/v1/comments/${root}/below`)).status).toBe(404)
})

test('an author’s record reaches back 90 days', async () => {
  const email = 'tetap@surat.example'
  await idOf({ email })
  try {
    later = 89 * day
    const renewed = await service.makeMember()
    const id = await idOf({ email })
    const record = async () => (await as(renewed, `/v1/comments/${id}`)).json?.record
    expect(await record()).toMatchObject({ comments: 2, held: 2 })
    later = 91 * day
    const again = await service.makeMember()
    expect((await as(again, `/v1/comments/${id}`)).json.record).toMatchObject({ comments: 1, held: 1 })
  } finally {
    later = 0
  }
})

test('all that match may be many calls: a thousand each, by the newest id seen, until none is left', async () => {
  const page = aPage({ site: 'kpu-sukamaju' })
  const word = `banyak${Date.now()}`
  const made = Array.from({ length: 2_300 }, (_, at) =>
    aComment(page, { id: firstIdAt(1_700_000_000_000 + at), office: 'kpu-ri', state: 'held', text: `${word} ${at}` }),
  )
  for (const one of made) await service.store.comments.insert(one, page)
  const match = { tab: 'held', q: word, before: made.at(-1)?.id }
  const answers = []
  do answers.push(await decide({ match, action: 'reject' }))
  while (answers.at(-1).more)
  expect(answers.map(({ decided, skipped }) => [decided.length, skipped.length])).toEqual([
    [1_000, 0],
    [1_000, 0],
    [300, 0],
  ])
  for (const { undo } of answers.toReversed()) await as(owner, `/v1/decisions/${undo}/undo`, { method: 'POST' })
  expect((await as(owner, `/v1/queue/count?tab=held&q=${word}`)).json).toEqual({ count: 1_000 })
})
