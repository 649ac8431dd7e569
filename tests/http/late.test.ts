// What an office has held for over two working days, as the office above is led to it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningService, startService } from '../support/service.ts'
import { onBothStores } from '../support/both-stores.ts'
import { caller, type Caller, comment, type Json } from './calling.ts'

const at = (local: string): number => Date.parse(`${local}:00+07:00`)

onBothStores('an office above, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let now = at('2026-11-26T09:00')
  const ids: Record<string, string> = {}

  const post = async (name: string, site: string): Promise<void> => {
    const body = comment({ url: `http://${site}.example/berita` })
    const { json } = await calls.call(`/v1/sites/${site}/comments`, { json: body })
    ids[name] = json.comment.id
  }
  // A session ends within a day, so everybody signs in anew.
  const queue = async (office: string, query = ''): Promise<Json> => {
    const { token } = await service.makeMember({ role: 'moderator', office })
    const headers = { Authorization: `Bearer ${token}` }
    return (await calls.call(`/v1/queue?tab=held${query}`, { headers })).json
  }
  const shown = ({ items }: Json): string[] => items.map(({ id }: { id: string }) => id)
  const named = (...names: string[]): string[] => names.map((name) => ids[name] ?? '')

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    calls = caller(service)
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
    for (const office of ['kpu-jateng', 'kpu-sukoharjo'])
      await service.makeSite({ id: `situs-${office}`, office, origins: [`http://situs-${office}.example`] })
    await post('old', 'situs-kpu-sukoharjo')
    now = at('2026-11-27T09:00')
    await post('own', 'situs-kpu-jateng')
    await post('young', 'situs-kpu-sukoharjo')
  })
  afterAll(() => service.close())

  test('sees everything below as ever, and nothing of it is late in its first two working days', async () => {
    now = at('2026-11-30T16:00')
    const all = await queue('kpu-jateng')
    expect(shown(all)).toEqual(named('young', 'own', 'old'))
    expect(all).toMatchObject({ reach: 'all', late: 0, heldBelow: 2 })
    expect(all.items.map(({ late }: Json) => late)).toEqual([undefined, undefined, undefined])
    const own = await queue('kpu-jateng', '&reach=own')
    expect(shown(own)).toEqual(named('own'))
    expect(own).toMatchObject({ reach: 'own', late: 0, heldBelow: 2, counts: { held: 1 } })
  })

  test('is led to what is late, which says by how many working days', async () => {
    now = at('2026-12-01T08:00')
    const own = await queue('kpu-jateng', '&reach=usual')
    expect(shown(own)).toEqual(named('own', 'old'))
    expect(own).toMatchObject({ reach: 'own', late: 1, heldBelow: 2, counts: { held: 2 } })
    expect(own.items.map(({ late }: Json) => late)).toEqual([undefined, 1])
    const late = await queue('kpu-jateng', '&late=only&reach=usual')
    expect(shown(late)).toEqual(named('old'))
    expect(late.counts.held).toBe(2)
    expect(shown(await queue('kpu-ri', '&late=only'))).toEqual(named('old'))
  })

  test('of an office without pages the usual is everything, and a lower office has only its own', async () => {
    const root = await queue('kpu-ri', '&reach=usual')
    expect(shown(root)).toEqual(named('young', 'own', 'old'))
    expect(root).toMatchObject({ reach: 'all', late: 1, heldBelow: 3 })
    expect(await queue('kpu-ri', '&reach=own')).toMatchObject({ reach: 'own', late: 1 })
    const lower = await queue('kpu-sukoharjo', '&reach=own')
    expect(shown(lower)).toEqual(named('young', 'old'))
    expect(lower).toMatchObject({ reach: 'all', heldBelow: 0 })
  })

  test('may decide it, all that is late as one reversible decision', async () => {
    const { token } = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    const match = { tab: 'held', late: 'only', before: ids['young'] }
    const decided = await calls.decide(token, { match, action: 'reject', reason: 'terlambat' })
    expect(decided.json.decided).toEqual(named('old'))
    expect((await queue('kpu-jateng')).late).toBe(0)
    const headers = { Authorization: `Bearer ${token}` }
    await calls.call(`/v1/decisions/${decided.json.undo}/undo`, { method: 'POST', headers })
    // Taken back, it waits from now on.
    expect(shown(await queue('kpu-jateng'))).toEqual(named('young', 'own', 'old'))
  })

  test('is told what is no such filter', async () => {
    for (const query of ['&late=ya', '&reach=semua', '&late=', '&reach=own&reach=own']) {
      expect(await queue('kpu-jateng', query), query).toMatchObject({ status: 422, code: 'invalid' })
    }
  })
})
