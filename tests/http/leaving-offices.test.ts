// Invitations by link, and what ends with an office: sessions, sight, and the right to act there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, type Json } from './calling.ts'

const hour = 3_600_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  let now = Date.UTC(2026, 10, 26)

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-a')
    await service.makeOffice('kpu-b')
    owner = await service.makeMember()
  })
  afterAll(() => service.close())

  const as = ({ token }: Pick<Member, 'token'>) => ({ Authorization: `Bearer ${token}` })
  const alive = async (member: Pick<Member, 'token'>) =>
    (await http.call('/v1/session', { headers: as(member) })).status === 200
  const change = (member: Member, json: Json) =>
    http.call(`/v1/members/${member.id}`, { method: 'PATCH', headers: as(owner), json })
  const invite = (id: string, by = owner) => http.call(`/v1/members/${id}/link`, { method: 'POST', headers: as(by) })
  const signIn = (link: string) =>
    http.call('/v1/session', { headers: { Origin: service.origin }, json: { link: link.split('#link=')[1] } })

  test('moving a member to another office, or taking the right to sign in, ends every session', async () => {
    for (const what of [{ office: 'kpu-b' }, { office: 'kpu-b', role: 'lead' }, { active: false }]) {
      const member = await service.makeMember({ role: 'moderator', office: 'kpu-a' })
      expect(await alive(member)).toBe(true)
      expect((await change(member, what)).status).toBe(200)
      expect(await alive(member), JSON.stringify(what)).toBe(false)
    }
    const renamed = await service.makeMember({ role: 'moderator', office: 'kpu-a' })
    await change(renamed, { name: 'Rina Baru' })
    expect(await alive(renamed)).toBe(true)
    expect((await change(renamed, { office: 'kpu-a' })).status).toBe(200)
    expect(await alive(renamed), 'the office is the same').toBe(true)
    await http.call(`/v1/members/${renamed.id}`, { method: 'DELETE', headers: as(owner) })
    expect(await alive(renamed)).toBe(false)
  })

  test('another role ends no session: whoever has it works on, from the next call as far as it goes', async () => {
    const member = await service.makeMember({ role: 'moderator', office: 'kpu-a' })
    const decide = () => http.call('/v1/decisions', { headers: as(member), json: { ids: ['none'], action: 'approve' } })
    const staff = () => http.call('/v1/members', { headers: as(member) })
    expect([(await decide()).status, (await staff()).status]).toEqual([200, 403])
    await change(member, { role: 'auditor' })
    const { json } = await http.call('/v1/session', { headers: as(member) })
    expect([json.member.role, json.member.may.includes('decide')]).toEqual(['auditor', false])
    expect([(await decide()).json.code, (await staff()).status]).toEqual(['not-permitted', 403])
    await change(member, { role: 'lead' })
    expect([(await decide()).status, (await staff()).status]).toEqual([200, 200])
  })

  test('an invitation says until when it works, works once, and another can be made', async () => {
    const json = { email: 'budi@kpu.example', name: 'Budi', role: 'moderator', office: 'kpu-a' }
    const { json: added } = await http.call('/v1/members', { headers: as(owner), json })
    expect(Date.parse(added.linkUntil)).toBe(now + 72 * hour)
    now += 72 * hour
    owner = await service.makeMember()
    expect((await signIn(added.link)).status).toBe(401)
    const again = await invite(added.member.id)
    expect([again.status, Date.parse(again.json.linkUntil)]).toEqual([201, now + 72 * hour])
    expect((await signIn(again.json.link)).status).toBe(200)
    expect((await signIn(again.json.link)).status).toBe(401)
  })

  test('nobody invites above their own role, out of their sight, or who may not sign in', async () => {
    const lead = await service.makeMember({ role: 'lead', office: 'kpu-a' })
    const other = await service.makeMember({ role: 'moderator', office: 'kpu-b' })
    const boss = await service.makeMember({ role: 'owner', office: 'kpu-a' })
    const moderator = await service.makeMember({ role: 'moderator', office: 'kpu-a' })
    expect((await invite(other.id, lead)).status).toBe(404)
    expect((await invite(boss.id, lead)).status).toBe(403)
    expect((await invite(lead.id, moderator)).status).toBe(403)
    expect((await invite(moderator.id, lead)).status).toBe(201)
    await change(moderator, { active: false })
    expect((await invite(moderator.id, lead)).status).toBe(409)
  })
})
