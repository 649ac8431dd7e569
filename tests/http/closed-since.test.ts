// A page that its office has closed says since which day, whatever else the office saves meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, rootOffice, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, type Json, page } from './calling.ts'

const day = 86_400_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  let now = Date.UTC(2026, 11, 12, 3)

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-klaten')
    await service.makeSite({ office: 'kpu-klaten' })
  })
  afterAll(() => service.close())

  const save = async (settings: Json, office = rootOffice): Promise<Json> => {
    // Sessions last hours, and the days pass here.
    owner = await service.makeMember()
    const headers = { Authorization: `Bearer ${owner.token}` }
    const { status, json } = await http.call(`/v1/offices/${office}/policy`, {
      method: 'PUT',
      headers,
      json: { settings },
    })
    expect(status).toBe(200)
    return json
  }
  const closedReason = async (): Promise<Json> =>
    (await http.call(`/v1/sites/kpu-sukamaju/thread?url=${encodeURIComponent(page)}`)).json.page.closedReason

  test('the day is that of the first closing, until it was opened between', async () => {
    const closed = { moderation: { value: 'closed' } }
    const first = { code: 'closed', text: 'Komentar ditutup.', since: new Date(now).toISOString() }
    const saved = await save(closed)
    expect(saved.settings.moderation).toEqual({ value: 'closed', from: rootOffice, lockedBy: null })
    expect(await closedReason()).toEqual(first)
    now += 3 * day
    await save({ moderation: { value: 'closed', locked: true }, editMinutes: { value: 5 } })
    expect(await closedReason()).toEqual(first)
    now += day
    // What stands above is told, and what an own value of before the lock says comes along unchanged.
    await save({ editMinutes: { value: 7 } }, 'kpu-klaten')
    expect(await closedReason()).toEqual(first)
    await save({ moderation: { value: 'pre' } })
    expect(await closedReason()).toBeNull()
    now += day
    await save(closed, 'kpu-klaten')
    expect(await closedReason()).toEqual({ ...first, since: new Date(now).toISOString() })
    const own = new Date(now).toISOString()
    now += day
    await save({ moderation: { value: 'closed', locked: true } })
    await save({ ...closed, editMinutes: { value: 9 } }, 'kpu-klaten')
    await save({})
    expect(await closedReason(), 'its own day is in force again').toEqual({ ...first, since: own })
  })
})
