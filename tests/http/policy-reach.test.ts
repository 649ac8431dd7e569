// What a policy would change below, before it is saved; and two who change one at the same time.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, rootOffice, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, type Json } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  let lead: Member

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-klaten', 'kpu-jateng')
    await service.makeOffice('kpu-demak', 'kpu-jateng')
    owner = await service.makeMember()
    lead = await service.makeMember({ role: 'lead', office: 'kpu-klaten' })
  })
  afterAll(() => service.close())

  const as = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const reach = (settings: Json, office = rootOffice, member = owner) =>
    http.call(`/v1/offices/${office}/policy/reach`, { headers: as(member), json: { settings } })
  const read = async (office: string, member = owner): Promise<Json> =>
    (await http.call(`/v1/offices/${office}/policy`, { headers: as(member) })).json
  const save = (settings: Json, office = rootOffice, member = owner, seen?: string) =>
    http.call(`/v1/offices/${office}/policy`, {
      method: 'PUT',
      headers: as(member),
      json: { settings, ...(seen === undefined ? {} : { seen }) },
    })

  test('how many offices would have the value, which keep their own, and nothing is saved', async () => {
    await save({ editMinutes: { value: 5 } }, 'kpu-klaten', lead)
    const { status, json } = await reach({ editMinutes: { value: 30, locked: false } })
    expect(status).toBe(200)
    expect(json.settings).toEqual({
      editMinutes: {
        inForce: 3,
        changed: 3,
        kept: { count: 1, some: [{ id: 'kpu-klaten', name: 'KPU kpu-klaten' }] },
        silenced: { count: 0, some: [] },
        freed: { count: 0, some: [] },
      },
    })
    const locked = (await reach({ editMinutes: { value: 30, locked: true } })).json.settings.editMinutes
    expect(locked).toMatchObject({ inForce: 4, silenced: { count: 1, some: [{ id: 'kpu-klaten' }] } })
    expect((await read('kpu-demak')).settings.editMinutes).toMatchObject({ value: 15, from: null })
  })

  test('who may not save is told nothing of it; what is out of sight is not there', async () => {
    const moderator = await service.makeMember({ role: 'moderator' })
    expect((await reach({}, rootOffice, moderator)).status).toBe(403)
    expect((await reach({}, 'kpu-demak', lead)).status).toBe(404)
    expect((await reach({ editMinutes: { value: -1 } })).json.fields).toHaveProperty('editMinutes')
  })

  test('locked above meanwhile: a clear answer, and what stood there before comes back with the lock’s end', async () => {
    const { revision } = await read('kpu-klaten', lead)
    await save({ editMinutes: { value: 30, locked: true } })
    const refused = await save({ editMinutes: { value: 6 } }, 'kpu-klaten', lead, revision)
    expect([refused.status, refused.json.code]).toEqual([403, 'not-permitted'])
    expect(refused.json.detail).toContain('editMinutes')
    // Another setting may be saved still; the value that the lock put out of force is not lost by it.
    expect((await save({ maxLength: { value: 900 } }, 'kpu-klaten', lead, revision)).status).toBe(200)
    expect((await read('kpu-klaten')).settings.editMinutes).toMatchObject({ value: 30, lockedBy: 'kpu-ri' })
    await save({})
    const { settings } = await read('kpu-klaten')
    expect([settings.editMinutes.value, settings.maxLength.value]).toEqual([5, 900])
  })

  test('of two who save over the same policy the second hears of it, and nothing of the first is lost', async () => {
    const { revision } = await read('kpu-klaten')
    const first = await save({ editMinutes: { value: 7 } }, 'kpu-klaten', lead, revision)
    expect(first.json.revision).not.toBe(revision)
    const second = await save({ maxLength: { value: 100 } }, 'kpu-klaten', owner, revision)
    expect([second.status, second.json.code]).toEqual([409, 'conflict'])
    expect((await read('kpu-klaten')).settings.editMinutes.value).toBe(7)
    const both = { editMinutes: { value: 7 }, maxLength: { value: 100 } }
    expect((await save(both, 'kpu-klaten', owner, first.json.revision)).status).toBe(200)
  })
})
