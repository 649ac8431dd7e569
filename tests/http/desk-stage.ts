// What the suites of the desk's calls stand on.
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, type Json, type Sent } from './calling.ts'

export type Desk = {
  service: RunningService
  /** a program that calls without a session */
  reader: Caller
  owner: Member
  /** an address that nobody has commented */
  newPage(): string
  as(member: Member, path: string, sent?: Sent): Promise<Answer>
  decide(body: object, member?: Member): Promise<Json>
  undo(id: string, member?: Member): Promise<Answer>
  item(id: string, member?: Member): Promise<Json>
  /** So many comments that wait, each on a page of its own; their ids. */
  held(count: number, body?: Record<string, unknown>): Promise<string[]>
}

/** A service with offices, two sites and an owner; the suite closes it. */
export async function openDesk(): Promise<Desk> {
  const service = await startService()
  const reader = caller(service)
  let pages = 0
  await service.makeOffice('kpu-jateng')
  await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  await service.makeSite({ id: 'situs-sukoharjo', office: 'kpu-sukoharjo', origins: ['http://sukoharjo.example'] })
  const owner = await service.makeMember()
  const newPage = () => `${siteOrigin}/meja/${(pages += 1)}`
  const as: Desk['as'] = (member, path, sent = {}) =>
    reader.call(path, { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${member.token}` } })
  return {
    service,
    reader,
    owner,
    newPage,
    as,
    decide: async (body, member = owner) => (await reader.decide(member.token, body as Record<string, unknown>)).json,
    undo: (id, member = owner) => as(member, `/v1/decisions/${id}/undo`, { method: 'POST' }),
    item: async (id, member = owner) => (await as(member, `/v1/comments/${id}`)).json,
    async held(count, body = {}) {
      const ids: string[] = []
      for (let at = 0; at < count; at += 1) ids.push((await reader.posted({ url: newPage(), ...body })).comment.id)
      return ids
    },
  }
}
