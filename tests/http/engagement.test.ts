// What readers do besides writing: supporting a comment, saying in a word what they think of a page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, site, type Sent, threadPath } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store, config: { trustedProxies: ['127.0.0.1'] } })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/dukungan/${(pages += 1)}`
  const read = async (url: string, more: Record<string, string | number> = {}) =>
    (await reader.call(threadPath(url, more))).json
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  /** A browser with a token of its own. */
  const browser = async (): Promise<Record<string, string>> =>
    bearer((await reader.posted({ url: `${siteOrigin}/lain` })).reader)
  const support = (id: string, headers: Record<string, string> = {}, method = 'PUT'): Promise<Answer> =>
    reader.call(`/v1/comments/${id}/support`, { method, headers })
  const reactionPath = (url: string, more: Record<string, string> = {}): string =>
    `/v1/sites/${site}/reaction?${new URLSearchParams({ url, ...more })}`
  const react = (url: string, reaction: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    reader.call(reactionPath(url), { method: 'PUT', json: { reaction }, headers })
  const setPolicy = async (settings: Record<string, { value: unknown }>): Promise<void> => {
    const sent: Sent = { method: 'PUT', json: { settings }, headers: bearer(owner.token) }
    expect((await reader.call('/v1/offices/kpu-ri/policy', sent)).status).toBe(200)
  }
  const soon = { interval: 50 }

  describe('support', () => {
    test('counts once a reader, however often it is sent, and is taken back', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      const [one, other] = [await browser(), await browser()]
      expect((await support(id, one)).json).toEqual({ supports: 1 })
      expect((await support(id, one)).json).toEqual({ supports: 1 })
      expect((await support(id, other)).json).toEqual({ supports: 2 })
      await expect.poll(async () => (await read(url)).comments[0].supports, soon).toBe(2)
      expect((await support(id, one, 'DELETE')).json).toEqual({ supports: 1 })
      expect((await support(id, one, 'DELETE')).json).toEqual({ supports: 1 })
      await expect.poll(async () => (await read(url)).comments[0].supports, soon).toBe(1)
    })

    test('is told to whoever asks what changed, and orders the most supported', async () => {
      const url = newPage()
      const first = await reader.published(owner.token, { url })
      await reader.published(owner.token, { url })
      const { revision } = await read(url)
      await support(first.comment.id, await browser())
      const changed = async () => {
        const { partial, comments } = await read(url, { since: revision })
        return [partial, comments.map((one: { id: string; supports: number }) => [one.id, one.supports])]
      }
      await expect.poll(changed, soon).toEqual([true, [[first.comment.id, 1]]])
      expect((await read(url, { sort: 'top' })).comments[0].id).toBe(first.comment.id)
      expect((await read(url)).comments[1].id).toBe(first.comment.id)
    })

    test('without a token of ours is the day’s for a network and a program', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const from = (address: string, agent: string, more = {}) =>
        support(id, { 'X-Forwarded-For': address, 'User-Agent': agent, ...more })
      const counts = [
        await from('203.0.113.1', 'Satu'),
        await from('203.0.113.1', 'Satu'),
        await from('203.0.113.1', 'Satu', bearer('r1.abc.def')),
        await from('203.0.113.1', 'Dua'),
        await from('203.0.113.2', 'Satu'),
        await from('203.0.113.2', 'Satu', await browser()),
      ]
      expect(counts.map(({ json }) => json.supports)).toEqual([1, 1, 1, 2, 3, 4])
    })

    test('is for what is public alone', async () => {
      const url = newPage()
      const waiting = await reader.posted({ url })
      const parent = await reader.published(owner.token, { url })
      await reader.published(owner.token, { url, parent: parent.comment.id })
      await reader.decide(owner.token, { ids: [parent.comment.id], action: 'remove' })
      expect((await read(url)).comments[0]).toMatchObject({ id: parent.comment.id, state: 'removed' })
      for (const id of [waiting.comment.id, parent.comment.id, '01m87z1vwc5ezycaw1j237bne9-skm', 'x']) {
        for (const method of ['PUT', 'DELETE']) {
          const { status, json } = await support(id, {}, method)
          expect([id, status, json.code]).toEqual([id, 404, 'not-found'])
        }
      }
    })

    test('said again and again makes no page grow', async () => {
      const url = newPage()
      const [one, other] = [await reader.published(owner.token, { url }), await reader.published(owner.token, { url })]
      const [me, you] = [await browser(), await browser()]
      const grown = async () => (await read(url, { since: 0 })).revision
      const revision = await grown()
      await support(one.comment.id, me)
      await expect.poll(grown, soon).toBe(revision + 1)
      for (let turn = 0; turn < 5; turn += 1) await support(one.comment.id, me)
      await support(other.comment.id, you)
      await expect.poll(async () => (await read(url)).comments[0].supports, soon).toBe(1)
      await expect.poll(grown, soon).toBe(revision + 2)
    })

    test('from one network finds an end for a comment, and another village’s goes on', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      let last: Answer | undefined
      for (let turn = 0; turn <= 240 && last?.status !== 429; turn += 1) {
        last = await support(id, { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': `Skrip ${turn}` })
      }
      expect([last?.status, last?.json.code]).toEqual([429, 'rate-limited'])
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await support(id, { 'X-Forwarded-For': '203.0.113.10', 'User-Agent': 'Warga' })).status).toBe(200)
    })
  })

  describe('a reaction', () => {
    test('is one a reader, may change and be taken back, and stands with the page', async () => {
      const url = newPage()
      const [one, other] = [await browser(), await browser()]
      expect((await react(url, 'Membantu', one)).json).toEqual({ reactions: { Membantu: 1 } })
      expect((await react(url, 'Membantu', one)).json).toEqual({ reactions: { Membantu: 1 } })
      const two = await react(url, 'Informatif', other)
      expect(Object.entries(two.json.reactions)).toEqual([
        ['Informatif', 1],
        ['Membantu', 1],
      ])
      expect((await react(url, 'Informatif', one)).json).toEqual({ reactions: { Informatif: 2 } })
      await expect.poll(async () => (await read(url)).reactions, soon).toEqual({ Informatif: 2 })
      expect((await react(url, null, one)).json).toEqual({ reactions: { Informatif: 1 } })
      expect((await react(url, null, one)).json).toEqual({ reactions: { Informatif: 1 } })
      const thread = () => read(url, { since: 0 })
      await expect.poll(async () => (await thread()).reactions, soon).toEqual({ Informatif: 1 })
      expect((await thread()).page.comments).toBe(0)
    })

    test('to a page by its key is the page’s, whatever the address', async () => {
      const [url, other] = [newPage(), newPage()]
      const path = reactionPath(url, { page: 'tanggapan-7' })
      const { json } = await reader.call(path, {
        method: 'PUT',
        json: { reaction: 'Membantu' },
        headers: await browser(),
      })
      expect(json).toEqual({ reactions: { Membantu: 1 } })
      const shown = async () => (await read(other, { page: 'tanggapan-7' })).reactions
      await expect.poll(shown, soon).toEqual({ Membantu: 1 })
      expect((await read(url)).reactions).toEqual({})
    })

    test('is one of the words the office offers now', async () => {
      const url = newPage()
      await react(url, 'Membantu', await browser())
      for (const reaction of ['Bagus', 'membantu', '', '__proto__', 'constructor']) {
        const { status, json } = await react(url, reaction)
        expect([reaction, status, Object.keys(json.fields ?? {})]).toEqual([reaction, 422, ['reaction']])
      }
      expect((await react(url, 7)).json.fields).toHaveProperty('reaction')
      expect((await reader.call(reactionPath(url), { method: 'PUT', json: {} })).json.fields).toHaveProperty('reaction')
      expect((await react(`https://judi.example/`, 'Membantu')).json.fields).toHaveProperty('url')
      await setPolicy({ reactions: { value: ['Jelas', 'constructor'] } })
      try {
        expect((await read(url)).reactions).toEqual({})
        expect((await react(url, 'Membantu')).status).toBe(422)
        expect((await react(url, 'constructor', await browser())).json).toEqual({ reactions: { constructor: 1 } })
      } finally {
        await setPolicy({})
      }
      await expect.poll(async () => (await read(url)).reactions, soon).toEqual({ Membantu: 1 })
    })

    test('comes as JSON, and as nothing else', async () => {
      const sent = { method: 'PUT', body: '{"reaction":"Membantu"}', headers: { 'Content-Type': 'text/plain' } }
      expect((await reader.call(reactionPath(newPage()), sent)).status).toBe(415)
    })
  })

  describe('both are closed', () => {
    const closedFor = async (url: string, id: string): Promise<unknown[]> => {
      const asked = [support(id), support(id, {}, 'DELETE'), react(url, 'Membantu'), react(url, null)]
      return (await Promise.all(asked)).map(({ status, json }) => `${status} ${json.code}`)
    }
    const everywhere = ['409 closed', '409 closed', '409 closed', '409 closed']

    test('where an office wants none of it', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      await react(url, 'Membantu', await browser())
      await setPolicy({ engagement: { value: 'off' } })
      try {
        expect(await closedFor(url, id)).toEqual(everywhere)
        expect(await read(url)).toMatchObject({ rules: { engagement: 'off' }, reactions: {} })
        expect((await react(url, 'Bagus')).status).toBe(422)
      } finally {
        await setPolicy({})
      }
    })

    test('in a quiet period, and open again after it', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()
      const period = (from: number, until: number) => [{ from: at(from), until: at(until), reason: 'Masa tenang.' }]
      await setPolicy({ quietPeriods: { value: period(-5, 5) }, moderation: { value: 'closed' } })
      try {
        expect(await closedFor(url, id)).toEqual(everywhere)
        await setPolicy({ quietPeriods: { value: period(-5, -1) } })
        expect((await support(id, await browser())).json).toEqual({ supports: 1 })
      } finally {
        await setPolicy({})
      }
    })

    test('but not where a page takes no comments only', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      const me = await browser()
      await setPolicy({ moderation: { value: 'closed' } })
      try {
        expect((await support(id, me)).status).toBe(200)
        expect((await react(url, 'Membantu', me)).status).toBe(200)
      } finally {
        await setPolicy({})
      }
    })
  })
})
