// Reading: threads as finished bytes, cursors, what changed since, replies, counts, events.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentView, PostedView } from '../../service/contract/views.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, plainly, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
let owner: Member
let pages = 0

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

/** A page of the test's own. */
const newPage = (): string => `${siteOrigin}/baca/${(pages += 1)}`
const read = async (url: string, more: Record<string, string | number> = {}) =>
  (await reader.call(threadPath(url, more))).json
const ids = (comments: CommentView[]): string[] => comments.map(({ id }) => id)

async function fill(url: string, count: number): Promise<PostedView[]> {
  const made = []
  for (let at = 0; at < count; at += 1) made.push(await reader.posted({ url }))
  const decided = await reader.decide(owner.token, { ids: made.map(({ comment }) => comment.id), action: 'approve' })
  expect(decided.json.decided).toHaveLength(count)
  return made
}

/** All pages of a list, one after the other; `between` runs after each. */
async function leaf(url: string, query: Record<string, string | number>, between = async () => {}): Promise<string[]> {
  const seen: string[] = []
  let after: string | null = null
  do {
    const thread: { comments: CommentView[]; next: string | null } = await read(url, {
      ...query,
      ...(after ? { after } : {}),
    })
    seen.push(...ids(thread.comments))
    after = thread.next
    await between()
  } while (after !== null)
  return seen
}

describe('a thread', () => {
  test('of a page nobody commented is empty, and not stored', async () => {
    const url = `${newPage()}/?utm_source=wa&b=2&a=1&fbclid=x#isi`
    const thread = await read(url)
    expect(thread).toEqual({
      page: {
        url: url.replace('/?utm_source=wa&', '?').replace(/&fbclid.*/, ''),
        title: '',
        comments: 0,
        open: true,
        closedReason: null,
      },
      rules: {
        moderation: 'pre',
        maxLength: 2000,
        editMinutes: 15,
        emailRequired: true,
        engagement: 'on',
        office: { id: 'kpu-ri', name: 'KPU RI' },
        reactions: ['Informatif', 'Membantu', 'Perlu penjelasan'],
      },
      reactions: {},
      pinned: null,
      comments: [],
      next: null,
      revision: 0,
    })
    expect((await read(url, { since: 0 })).partial).toBe(true)
  })

  test('shows what was approved, with its three oldest replies flat', async () => {
    const url = newPage()
    const [first] = await fill(url, 1)
    const parent = first?.comment.id ?? ''
    const replies = []
    let below = parent
    for (let at = 0; at < 4; at += 1) {
      const reply = await reader.published(owner.token, { url, parent: below })
      replies.push(reply.comment.id)
      if (at === 1) below = reply.comment.id
    }
    const thread = await read(url)
    expect(thread.page.comments).toBe(5)
    expect(thread.comments).toHaveLength(1)
    const [shown] = thread.comments
    expect([shown.id, shown.replyCount, ids(shown.replies)]).toEqual([parent, 4, replies.slice(0, 3)])
    expect(shown.replies.map((reply: CommentView) => [reply.parent, reply.replies, reply.replyCount])).toEqual([
      [parent, [], 0],
      [parent, [], 2],
      [replies[1], [], 0],
    ])
    const all = await reader.call(`/v1/comments/${parent}/replies`)
    expect([ids(all.json.comments), all.json.next]).toEqual([replies, null])
    const two = await reader.call(`/v1/comments/${parent}/replies?limit=2`)
    const rest = await reader.call(`/v1/comments/${parent}/replies?limit=2&after=${two.json.next}`)
    expect([...ids(two.json.comments), ...ids(rest.json.comments)]).toEqual(replies)
    expect(rest.json.next).toBeNull()
    const inner = await reader.call(`/v1/comments/${replies[1]}/replies`)
    expect(ids(inner.json.comments)).toEqual(replies.slice(2))
  })

  test('is complete and without doubles while others write, in either direction', async () => {
    const url = newPage()
    const before = (await fill(url, 9)).map(({ comment }) => comment.id)
    for (const sort of ['new', 'old']) {
      const seen = await leaf(url, { sort, limit: 4 }, async () => void (await fill(url, 2)))
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.filter((id) => before.includes(id))).toEqual(sort === 'new' ? before.toReversed() : before)
    }
    const top = await leaf(url, { sort: 'top', limit: 5 })
    expect(new Set(top).size).toBe(top.length)
    expect(top).toHaveLength((await read(url)).page.comments)
  })

  test('hangs on the key where the page has one, and keeps the first address and title', async () => {
    const [url, other] = [newPage(), newPage()]
    await reader.published(owner.token, { url, page: 'berita-7', title: 'Judul pertama' })
    await reader.published(owner.token, { url: other, page: 'berita-7', title: 'Judul lain' })
    const thread = await read(other, { page: 'berita-7' })
    expect(thread.page).toMatchObject({ url, title: 'Judul pertama', comments: 2 })
    expect((await read(url)).page.comments).toBe(0)
    const counts = await reader.call(
      `/v1/sites/${site}/counts?${new URLSearchParams([
        ['url', 'page:berita-7'],
        ['url', url],
      ])}`,
    )
    expect(counts.json).toEqual({ counts: { 'page:berita-7': 2, [url]: 0 } })
  })

  test('of another site’s address is invalid', async () => {
    for (const url of [
      'http://lain.example/x',
      'javascript:alert(1)',
      'ftp://berita.example/',
      '/berita',
      `${siteOrigin}/${'x'.repeat(2_000)}`,
    ]) {
      const { status, json } = await reader.call(threadPath(url))
      expect([url.slice(0, 30), status, Object.keys(json.fields)]).toEqual([url.slice(0, 30), 422, ['url']])
    }
    const user = await reader.call(threadPath(`http://x:y@berita.example/halaman`))
    expect(user.status === 422 || user.json.page.url === `${siteOrigin}/halaman`).toBe(true)
    expect((await read(`${siteOrigin}/${'x'.repeat(1_900)}`)).revision).toBe(0)
  })
})

describe('the bytes of a thread', () => {
  test('are the same in every encoding, each with a strong tag of its own', async () => {
    const url = newPage()
    await fill(url, 3)
    const path = threadPath(url)
    const asked = (accept: string) => plainly(service, path, accept === '' ? {} : { 'Accept-Encoding': accept })
    // Brotli is made beside, after the first that asked for it.
    await asked('br')
    await expect.poll(async () => (await asked('br')).headers['content-encoding']).toBe('br')
    const plain = await asked('')
    const unpacked = { br: brotliDecompressSync, gzip: gunzipSync, undefined: (body: Buffer) => body }
    const tags = new Set()
    for (const accept of ['', 'br', 'gzip', 'gzip, deflate, br', 'gzip;q=0', 'br;q=0, gzip', 'identity', '*']) {
      const { status, headers, body } = await asked(accept)
      const encoding = String(headers['content-encoding']) as keyof typeof unpacked
      expect(unpacked[encoding](body).equals(plain.body)).toBe(true)
      expect(headers['etag']).toMatch(/^"[^"]+"$/)
      expect([status, headers['cache-control'], headers['content-length']]).toEqual([
        200,
        'public, max-age=0, s-maxage=2',
        `${body.length}`,
      ])
      expect(String(headers['vary']).split(/, */).toSorted()).toEqual(['Accept-Encoding', 'Origin'])
      tags.add(`${encoding} ${headers['etag']}`)
      const again = await plainly(service, path, {
        ...(accept ? { 'Accept-Encoding': accept } : {}),
        'If-None-Match': String(headers['etag']),
      })
      expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, headers['etag']])
      expect(again.headers['cache-control']).toBe('public, max-age=0, s-maxage=2')
    }
    expect(tags.size).toBe(3)
  })

  test('are known by a list, a weak tag or a star, and by nothing else', async () => {
    const url = newPage()
    await fill(url, 1)
    const { headers } = await reader.call(threadPath(url))
    const tag = headers.get('etag') ?? ''
    const ask = async (known: string) =>
      (await reader.call(threadPath(url), { headers: { 'If-None-Match': known } })).status
    expect(await Promise.all([tag, `"x", ${tag}`, `W/${tag}`, '*'].map(ask))).toEqual([304, 304, 304, 304])
    expect(await Promise.all(['"x"', tag.slice(1, -1), '""'].map(ask))).toEqual([200, 200, 200])
    await fill(url, 1)
    expect(await ask(tag)).toBe(200)
  })

  test('change at once with a comment, a policy and a site', async () => {
    const url = newPage()
    const tag = async () => (await reader.call(threadPath(url))).headers.get('etag')
    const tags = [await tag()]
    await fill(url, 1)
    tags.push(await tag())
    const headers = { Authorization: `Bearer ${owner.token}` }
    const policy = (settings: object) =>
      reader.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings }, headers })
    await policy({ editMinutes: { value: 5 } })
    tags.push(await tag())
    expect((await read(url)).rules.editMinutes).toBe(5)
    await policy({})
    expect(new Set(tags).size).toBe(3)
    expect(await tag()).toBe(tags[1])
  })
})

describe('since', () => {
  test('tells what changed, flat, and nothing else', async () => {
    const url = newPage()
    const [first, second] = await fill(url, 2)
    const before = (await read(url)).revision
    expect(await read(url, { since: before })).toMatchObject({ partial: true, comments: [], revision: before })
    const reply = await reader.published(owner.token, { url, parent: first?.comment.id })
    const grown = await read(url, { since: before })
    expect(Object.keys(grown)).not.toContain('next')
    expect(grown.partial).toBe(true)
    expect(ids(grown.comments).toSorted()).toEqual([first?.comment.id, reply.comment.id].toSorted())
    expect(grown.comments.find((comment: CommentView) => comment.id === first?.comment.id)).toMatchObject({
      replyCount: 1,
      replies: [],
    })
    await reader.decide(owner.token, { ids: [second?.comment.id], action: 'reject' })
    const gone = await read(url, { since: grown.revision })
    expect(gone.comments).toMatchObject([{ id: second?.comment.id, state: 'removed', author: null, text: '' }])
    expect(gone.page.comments).toBe(2)
    const held = await reader.posted({ url })
    expect(await read(url, { since: gone.revision })).toMatchObject({ comments: [], revision: gone.revision })
    expect(JSON.stringify(await read(url, { since: 0 }))).not.toContain(held.comment.id)
  })

  test('that is ahead or lies too far back gives the whole first page', async () => {
    const url = newPage()
    await fill(url, 101)
    const ahead = await read(url, { since: 99_999 })
    expect([ahead.partial, ahead.comments.length, typeof ahead.next]).toEqual([false, 20, 'string'])
    const many = await read(url, { since: 0 })
    expect([many.partial, many.comments.length]).toEqual([false, 20])
    const { comments, ...whole } = many
    const thread = await read(url)
    expect({ ...whole, comments }).toEqual({ ...thread, partial: false })
  })
})

describe('counts', () => {
  test('answer under the addresses as they were sent', async () => {
    const url = newPage()
    await fill(url, 2)
    const sent = [url, `${url}/`, `${url}#x`, `${url}?utm_source=x`, newPage()]
    const { json } = await reader.call(
      `/v1/sites/${site}/counts?${new URLSearchParams(sent.map((one) => ['url', one]))}`,
    )
    expect(json).toEqual({ counts: Object.fromEntries(sent.map((one, at) => [one, at === 4 ? 0 : 2])) })
  })
})

describe('events', () => {
  test('hint that the page grew, and say nothing else', async () => {
    const url = newPage()
    const ending = new AbortController()
    const stream = await fetch(service.url(`/v1/sites/${site}/events?${new URLSearchParams({ url })}`), {
      signal: ending.signal,
      headers: { Origin: siteOrigin },
    })
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('access-control-allow-origin')).toBe(siteOrigin)
    let heard = ''
    const listening = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString()
    })().catch(() => undefined)
    await reader.published(owner.token, { url })
    await expect.poll(() => heard).toContain('event: thread\ndata: {"revision":1,"comments":1}\n\n')
    expect(heard).not.toMatch(/Yuni|daftar pemilih/)
    expect((await reader.call('/metrics')).text).toMatch(/rembuk_streams 1\n/)
    ending.abort()
    await listening
    await expect.poll(async () => (await reader.call('/metrics')).text).toMatch(/rembuk_streams 0\n/)
  })
})

describe('events after a read', () => {
  test('tell at once what grew before the stream stood open', async () => {
    const url = newPage()
    await reader.published(owner.token, { url })
    const first = async (since: number): Promise<string> => {
      const ending = new AbortController()
      const query = new URLSearchParams({ url, since: String(since) })
      const stream = await fetch(service.url(`/v1/sites/${site}/events?${query}`), { signal: ending.signal })
      const listening = stream.body?.getReader()
      let heard = ''
      while (!heard.includes('\n\n')) heard += Buffer.from((await listening?.read())?.value ?? []).toString()
      ending.abort()
      return heard
    }
    expect(await first(0)).toContain('event: thread')
    expect(await first(1)).not.toContain('event: thread')
    const bad = await reader.call(`/v1/sites/${site}/events?${new URLSearchParams({ url, since: 'x' })}`)
    expect(bad.status).toBe(422)
  })
})
