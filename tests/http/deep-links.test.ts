// A thread that begins with one comment, and a thread of only what an office has answered, or has not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentView } from '../../service/contract/views.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, threadPath } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  const url = `${siteOrigin}/tautan`
  const made: string[] = []

  const read = async (more: Record<string, string | number> = {}, of = url) =>
    (await reader.call(threadPath(of, more))).json
  const ids = (comments: CommentView[]): string[] => comments.map(({ id }) => id)
  const supportsOf = ({ supports }: CommentView): number => supports
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const answer = (id: string) =>
    reader.call(`/v1/comments/${id}/answer`, { json: { text: 'Sudah kami jawab.' }, headers: bearer(owner.token) })

  beforeAll(async () => {
    service = await startService({ store })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
    for (let at = 0; at < 12; at += 1) made.push((await reader.posted({ url })).comment.id)
    await reader.decide(owner.token, { ids: made, action: 'approve' })
    // Two of equal support, so that the order among them is seen.
    for (const [at, agent] of [
      [3, 'satu'],
      [3, 'dua'],
      [5, 'satu'],
      [8, 'satu'],
    ] as const) {
      await reader.call(`/v1/comments/${made[at]}/support`, { method: 'PUT', headers: { 'User-Agent': agent } })
    }
    // What was gathered to be published soon goes along.
    const { page = '' } = (await service.store.comments.byId(made[0] ?? '')) ?? {}
    await service.service.collaborators.publisher.publish(page, [])
    expect((await read({ sort: 'top', limit: 3 })).comments.map(supportsOf)).toEqual([2, 1, 1])
  })

  afterAll(() => service.close())

  describe('a link to a comment', () => {
    test.each(['new', 'old', 'top'])('begins the thread there, sorted %s, and leads on to its end', async (sort) => {
      const whole = ids((await read({ sort, limit: 100 })).comments)
      expect(whole).toHaveLength(12)
      for (const at of whole) {
        const first = await read({ sort, limit: 5, at })
        const seen = ids(first.comments)
        let { next } = first
        while (next !== null) {
          const more = await read({ sort, limit: 5, after: next })
          seen.push(...ids(more.comments))
          next = more.next
        }
        expect(seen).toEqual(whole.slice(whole.indexOf(at)))
        expect(first.page.comments).toBe(12)
      }
    })

    test('to a reply begins with what it hangs under', async () => {
      const root = made[4] ?? ''
      const reply = (await reader.published(owner.token, { url, parent: root })).comment.id
      const deeper = (await reader.published(owner.token, { url, parent: reply })).comment.id
      for (const at of [reply, deeper]) expect(ids((await read({ at })).comments)[0]).toBe(root)
      await reader.decide(owner.token, { ids: [root], action: 'remove' })
      expect((await read({ at: deeper })).comments[0]).toMatchObject({ id: root, state: 'removed' })
      await reader.decide(owner.token, { ids: [root], action: 'restore' })
      for (const id of [deeper, reply]) await reader.decide(owner.token, { ids: [id], action: 'remove' })
    })

    test('that nobody may see, of another page or made up, begins as ever, with the same bytes', async () => {
      const waiting = (await reader.posted({ url })).comment.id
      const other = (await reader.published(owner.token, { url: `${siteOrigin}/lain` })).comment.id
      const usual = await reader.call(threadPath(url))
      for (const at of [waiting, other, '01m87z1vwc5ezycaw1j237bne9-skm', 'x', '__proto__', '%']) {
        const { status, text, headers } = await reader.call(threadPath(url, { at }))
        expect([at, status, text === usual.text]).toEqual([at, 200, true])
        expect(headers.get('etag')).toBe(usual.headers.get('etag'))
      }
      expect((await reader.call(threadPath(`${siteOrigin}/tak-pernah`, { at: other }))).json.comments).toEqual([])
      expect((await reader.call(threadPath(url, { at: 'x'.repeat(201) }))).status).toBe(422)
      expect((await reader.call(threadPath(url, { at: '' }))).status).toBe(422)
    })

    test('leaves what others are answered as it was', async () => {
      const usual = ids((await read()).comments)
      await read({ at: made[2] ?? '' })
      expect(ids((await read()).comments)).toEqual(usual)
      const after = usual[1] ?? ''
      expect(ids((await read({ at: made[2] ?? '', after })).comments)).toEqual(usual.slice(2))
    })
  })

  describe('what was answered', () => {
    const page = `${siteOrigin}/dijawab`
    const shown = async (answered: string, more = {}) => ids((await read({ answered, ...more }, page)).comments)

    test('and what was not are two threads, which an answer moves between', async () => {
      const [one, two, three] = [
        (await reader.published(owner.token, { url: page })).comment.id,
        (await reader.published(owner.token, { url: page })).comment.id,
        (await reader.published(owner.token, { url: page })).comment.id,
      ]
      expect([await shown('yes'), await shown('no')]).toEqual([[], [three, two, one]])
      const given = (await answer(two)).json.id
      expect([await shown('yes'), await shown('no')]).toEqual([[two], [three, one]])
      const reply = (await reader.published(owner.token, { url: page, parent: one })).comment.id
      expect(await shown('yes')).toEqual([two])
      await answer(reply)
      expect([await shown('yes'), await shown('yes', { sort: 'old' }), await shown('no')]).toEqual([
        [two, one],
        [one, two],
        [three],
      ])
      await reader.decide(owner.token, { ids: [given], action: 'remove' })
      expect([await shown('yes'), await shown('no')]).toEqual([[one], [three, two]])
    })

    test('comes in pages, and the whole thread stays what it is', async () => {
      const [first] = await shown('no', { limit: 1 })
      const { next, page: about } = await read({ answered: 'no', limit: 1 }, page)
      expect(await shown('no', { limit: 1, after: next })).toEqual((await shown('no')).slice(1, 2))
      expect((await shown('no'))[0]).toBe(first)
      expect(about.comments).toBe((await read({}, page)).page.comments)
      expect((await read({}, page)).comments).toHaveLength(3)
    })

    test('is asked for by yes or no', async () => {
      for (const answered of ['', 'true', 'YES', '1']) {
        const { status, json } = await reader.call(threadPath(page, { answered }))
        expect([answered, status, Object.keys(json.fields)]).toEqual([answered, 422, ['answered']])
      }
    })
  })
})
