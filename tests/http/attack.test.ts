// Far more than usual on one page: new comments there wait, ordinary readers elsewhere notice nothing, the desk and the
// operator are told, and it ends by itself; on both stores.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

onBothStores('under attack, on %s', (store) => {
  let service: RunningService
  let call: Caller
  let owner: Member
  let now = Date.now()
  let written = 0

  const flooded = `${siteOrigin}/ramai`
  const as = ({ token }: Member) => ({ headers: { Authorization: `Bearer ${token}` } })
  /** Words of their own each, so that none is a copy. */
  const text = (): string => `Nomor ${(written += 1)} bertanya ${'abcdefghijklmnopqrstuvwxyz'.slice(written % 20)}?`
  /** As it comes in from the network, through the proxy before the service. */
  const post = async (url: string, reader?: string): Promise<PostedView> => {
    const from = { 'X-Forwarded-For': `198.51.${written >> 8}.${written & 255}` }
    const answer = await call.post({ url, text: text(), title: 'Hasil pleno', reader }, { headers: from })
    expect(answer.status).toBe(201)
    return answer.json as PostedView
  }

  beforeAll(async () => {
    service = await startService({ store, now: () => now, config: { trustedProxies: ['127.0.0.1'] } })
    call = caller(service)
    await service.makeOffice('kpu-tenang')
    await service.makeSite()
    await service.makeSite({ id: 'kpu-tenang', office: 'kpu-tenang', origins: ['http://tenang.example'] })
    owner = await service.makeMember()
    const json = { settings: { moderation: { value: 'post' } } }
    await call.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json, ...as(owner) })
  })
  afterAll(() => service.close())

  const metric = async (name: string): Promise<string | undefined> =>
    (await call.call('/metrics')).text.split('\n').find((line) => line.startsWith(`${name} `))

  test('browsers that nobody knows wait first, then everybody; elsewhere all is as usual', async () => {
    const known = await post(flooded)
    for (let n = 0; n < 21; n++) await post(flooded)
    const stranger = await post(flooded)
    expect(stranger.comment.state).toBe('held')
    const { verdict } = (await call.call(`/v1/comments/${stranger.comment.id}`, as(owner))).json
    expect(verdict.reasons).toContainEqual({ code: 'under-attack', text: 'Kiriman jauh melebihi biasanya' })
    expect((await post(flooded, known.reader)).comment.state, 'somebody known').toBe('published')
    expect((await post(`${siteOrigin}/sepi`)).comment.state, 'another page').toBe('published')
    for (let n = 0; n < 20; n++) await post(flooded)
    expect((await post(flooded, known.reader)).comment.state, 'it doubled').toBe('held')
    expect((await post(`${siteOrigin}/sepi`)).comment.state).toBe('published')
  })

  test('what a program on this machine brings in is no flood, and no flood holds it', async () => {
    expect((await call.posted({ url: flooded, text: text() })).comment.state).toBe('published')
  })

  test('an office that does not want it holds nobody', async () => {
    const save = async (holdFloods: boolean): Promise<void> => {
      const json = { settings: { moderation: { value: 'post' }, holdFloods: { value: holdFloods } } }
      const saved = await call.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json, ...as(owner) })
      expect(saved.status).toBe(200)
    }
    await save(false)
    expect((await post(flooded)).comment.state).toBe('published')
    await save(true)
    expect((await post(flooded)).comment.state).toBe('held')
  })

  test('the desk is told where and whom it holds, if it is theirs; the operator by a figure', async () => {
    const { alarms } = (await call.call('/v1/queue?tab=held', as(owner))).json
    expect(alarms).toEqual([
      { scope: 'page', name: 'Hasil pleno', holds: 'everybody', since: new Date(now).toISOString() },
    ])
    const outside = await service.makeMember({ role: 'lead', office: 'kpu-tenang' })
    expect((await call.call('/v1/queue?tab=held', as(outside))).json.alarms).toEqual([])
    expect(await metric('rembuk_attacked_pages')).toBe('rembuk_attacked_pages 1')
    expect(await metric('rembuk_attacked_instance')).toBe('rembuk_attacked_instance 0')
  })

  test('within the hour it is over by itself', async () => {
    now += 16 * 60_000
    expect((await post(flooded)).comment.state).toBe('published')
    expect((await call.call('/v1/queue?tab=held', as(owner))).json.alarms).toEqual([])
    expect(await metric('rembuk_attacked_pages')).toBe('rembuk_attacked_pages 0')
  })
})
