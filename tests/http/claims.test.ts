// "Sedang dibuka Rina": who has a comment open is told to others who see it, and ends by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment } from './calling.ts'

onBothStores('an opened comment, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let now = Date.parse('2026-11-26T09:00:00+07:00')
  let id = ''
  const members: Record<string, Member> = {}

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    calls = caller(service)
    for (const office of ['kpu-jateng', 'kpu-diy']) await service.makeOffice(office)
    await service.makeSite({ id: 'situs-jateng', office: 'kpu-jateng', origins: [siteOrigin] })
    const sent = { json: comment({ url: `${siteOrigin}/klaim` }) }
    id = (await calls.call('/v1/sites/situs-jateng/comments', sent)).json.comment.id
    for (const [name, office, role] of [
      ['Rina', 'kpu-jateng', 'moderator'],
      ['Budi', 'kpu-jateng', 'moderator'],
      ['Pusat', 'kpu-ri', 'moderator'],
      ['Lain', 'kpu-diy', 'moderator'],
      ['Awas', 'kpu-jateng', 'auditor'],
    ] as const) {
      const member = await service.makeMember({ role, office })
      members[name] = member
      await as(name, `/v1/members/${member.id}`, { method: 'PATCH', json: { name } })
    }
  })
  afterAll(() => service.close())

  const as = (name: string, path: string, sent: object = {}) =>
    calls.call(path, { ...sent, headers: { Authorization: `Bearer ${members[name]?.token}` } })
  const look = async (name: string, opened?: string) =>
    (await as(name, `/v1/queue/changes?seen=${id}.1${opened ? `&opened=${opened}` : ''}`)).json.claims

  test('is told by name to others who see it, never to oneself', async () => {
    expect(await look('Rina', id)).toEqual([])
    for (const name of ['Budi', 'Pusat']) expect(await look(name)).toEqual([{ id, by: 'Rina' }])
    expect(await look('Rina', id)).toEqual([])
    expect(await look('Budi', id)).toEqual([{ id, by: 'Rina' }])
    expect(await look('Rina', id)).toEqual([{ id, by: 'Budi' }])
  })

  test('is nothing to an office that does not see it, and held by nobody who only reads', async () => {
    expect((await as('Lain', `/v1/queue/changes?seen=${id}.1&opened=${id}`)).json).toEqual({
      changed: [],
      gone: [id],
      claims: [],
    })
    await look('Awas', id)
    const names = (await look('Pusat')).map(({ by }: { by: string }) => by)
    expect(names.toSorted()).toEqual(['Budi', 'Rina'])
  })

  test('goes by itself within a minute, and stays while it is said again', async () => {
    now += 50_000
    await look('Rina', id)
    now += 20_000
    expect(await look('Pusat')).toEqual([{ id, by: 'Rina' }])
    now += 60_000
    expect(await look('Pusat')).toEqual([])
  })

  test('does not last for hours where a clock was set back', async () => {
    await look('Rina', id)
    now -= 3_600_000
    expect(await look('Pusat')).toEqual([])
    await look('Rina', id)
    expect(await look('Pusat')).toEqual([{ id, by: 'Rina' }])
  })
})
