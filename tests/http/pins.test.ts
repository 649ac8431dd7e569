// One comment of a page, pinned to its top by the office with its answers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin } from '../support/service.ts'
import { type Answer, type Caller, threadPath } from './calling.ts'
import { openThree } from './three.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let auditor: Member
  let elsewhere: Member
  let pages = 0

  beforeAll(async () => {
    ;({ service, reader, owner, auditor, elsewhere } = await openThree({ store }))
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/sematan/${(pages += 1)}`
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const pin = (id: string, method = 'PUT', token = owner.token): Promise<Answer> =>
    reader.call(`/v1/comments/${id}/pin`, { method, headers: bearer(token) })
  const read = async (url: string, more: Record<string, string | number> = {}) =>
    (await reader.call(threadPath(url, more))).json
  const pinned = async (url: string): Promise<string | null> => (await read(url)).pinned?.id ?? null
  const audit = async (): Promise<string[]> => {
    const { json } = await reader.call('/v1/audit?limit=100', { headers: bearer(owner.token) })
    return json.entries.map(({ act, subjects }: { act: string; subjects: string[] }) => `${act} ${subjects.join()}`)
  }

  test('stands above with its three oldest replies, and in its place in the thread', async () => {
    const url = newPage()
    const { id } = (await reader.published(owner.token, { url })).comment
    for (let at = 0; at < 4; at += 1) await reader.published(owner.token, { url, parent: id })
    await reader.published(owner.token, { url })
    expect((await read(url)).pinned).toBeNull()
    const before = (await read(url)).revision
    const answer = await pin(id)
    expect([answer.status, answer.text]).toEqual([204, ''])
    const thread = await read(url)
    expect(thread.comments.map((one: { id: string }) => one.id)).toContain(id)
    expect(thread.pinned).toEqual(thread.comments.find((one: { id: string }) => one.id === id))
    expect(thread.pinned.replies).toHaveLength(3)
    const { partial, pinned: told, comments } = await read(url, { since: before })
    expect([partial, told.id, comments]).toEqual([true, id, []])
    expect((await read(url, { limit: 1 })).pinned.id).toBe(id)
  })

  test('may be a reply, with what hangs below it', async () => {
    const url = newPage()
    const root = await reader.published(owner.token, { url })
    const reply = await reader.published(owner.token, { url, parent: root.comment.id })
    const below = await reader.published(owner.token, { url, parent: reply.comment.id })
    await reader.published(owner.token, { url, parent: root.comment.id })
    await pin(reply.comment.id)
    const shown = (await read(url)).pinned
    expect([shown.id, shown.parent, shown.replies.map((one: { id: string }) => one.id)]).toEqual([
      reply.comment.id,
      root.comment.id,
      [below.comment.id],
    ])
  })

  test('shows of its replies the oldest public ones, past those that were removed', async () => {
    const url = newPage()
    const { id } = (await reader.published(owner.token, { url })).comment
    const removed = []
    for (let at = 0; at < 11; at += 1) {
      const reply = await reader.published(owner.token, { url, parent: id })
      await reader.published(owner.token, { url, parent: reply.comment.id })
      removed.push(reply.comment.id)
    }
    await reader.decide(owner.token, { ids: removed, action: 'remove' })
    await pin(id)
    const { pinned, comments } = await read(url)
    expect(pinned.replies).toEqual(comments[0].replies)
    expect(pinned.replies.map((one: { state: string }) => one.state)).toEqual(['published', 'published', 'published'])
  })

  test('takes the place of another, is let go by its own name alone, and twice is once', async () => {
    const url = newPage()
    const [one, other] = [
      (await reader.published(owner.token, { url })).comment.id,
      (await reader.published(owner.token, { url })).comment.id,
    ]
    await pin(one)
    await pin(other)
    expect(await pinned(url)).toBe(other)
    const { revision } = await read(url)
    expect([(await pin(other)).status, (await pin(one, 'DELETE')).status]).toEqual([204, 204])
    expect([await pinned(url), (await read(url)).revision]).toEqual([other, revision])
    await pin(other, 'DELETE')
    expect(await pinned(url)).toBeNull()
    expect((await pin(other, 'DELETE')).status).toBe(204)
    const acts = (await audit()).filter((act) => act.endsWith(one) || act.endsWith(other))
    expect(acts.filter((act) => act.includes('pin'))).toEqual([`unpin ${other}`, `pin ${other}`, `pin ${one}`])
  })

  test('is gone at once with what is removed, rejected or taken back, and returns with it', async () => {
    const url = newPage()
    const made = await reader.published(owner.token, { url })
    const { id } = made.comment
    await pin(id)
    for (const [away, back] of [
      ['remove', 'restore'],
      ['reject', 'approve'],
      ['spam', 'restore'],
    ]) {
      const { revision } = await read(url)
      await reader.decide(owner.token, { ids: [id], action: away })
      expect([away, await pinned(url), (await read(url, { since: revision })).pinned]).toEqual([away, null, null])
      await reader.decide(owner.token, { ids: [id], action: back })
      expect([back, await pinned(url)]).toEqual([back, id])
    }
    await reader.call(`/v1/comments/${id}`, { method: 'DELETE', headers: bearer(made.editToken) })
    expect(await pinned(url)).toBeNull()
    // What nobody sees any more can still be let go.
    expect((await pin(id, 'DELETE')).status).toBe(204)
  })

  test('is offered by the desk to those who decide, for what is public', async () => {
    const url = newPage()
    const shown = (await reader.published(owner.token, { url })).comment.id
    const held = (await reader.posted({ url })).comment.id
    const item = async (id: string, token = owner.token) => {
      const { may, pinned } = (await reader.call(`/v1/comments/${id}`, { headers: bearer(token) })).json
      return [may.includes('pin'), pinned]
    }
    expect([await item(shown), await item(held), await item(shown, auditor.token)]).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ])
    await pin(shown)
    expect(await item(shown)).toEqual([true, true])
    const queue = await reader.call('/v1/queue?tab=published', { headers: bearer(owner.token) })
    expect(queue.json.items.find((one: { id: string }) => one.id === shown)).toMatchObject({ pinned: true })
  })

  test('is refused for what is not public, to who may not decide, to other offices, to nobody', async () => {
    const url = newPage()
    const held = (await reader.posted({ url })).comment.id
    const shown = (await reader.published(owner.token, { url })).comment.id
    const code = async (asked: Promise<Answer>): Promise<string> => {
      const { status, json } = await asked
      return `${status} ${json?.code}`
    }
    for (const method of ['PUT', 'DELETE']) {
      expect(await code(pin(shown, method, auditor.token))).toBe('403 not-permitted')
      expect(await code(pin(shown, method, elsewhere.token))).toBe('404 not-found')
      expect(await code(pin('01m87z1vwc5ezycaw1j237bne9-skm', method))).toBe('404 not-found')
      expect(await code(reader.call(`/v1/comments/${shown}/pin`, { method }))).toBe('401 not-signed-in')
      const cookie = { Cookie: `rembuk_session=${owner.token}` }
      const strange = { ...cookie, Origin: siteOrigin }
      expect(await code(reader.call(`/v1/comments/${shown}/pin`, { method, headers: cookie }))).toBe(
        '403 origin-not-allowed',
      )
      expect(await code(reader.call(`/v1/comments/${shown}/pin`, { method, headers: strange }))).toBe(
        '403 origin-not-allowed',
      )
    }
    expect(await code(pin(held))).toBe('409 conflict')
    expect(await pinned(url)).toBeNull()
  })
})
