// How long checking usually takes at an office, told with a post and by its receipt.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

const minute = 60_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let now = Date.now()
  const url = `${siteOrigin}/lama`

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const receipt = async (code: string) => (await reader.call(`/v1/receipts/${code}`)).json

  test('is not known at first, then the middle one of the last decisions, and holds for ten minutes', async () => {
    const begun = now
    const first = await reader.posted({ url })
    expect(first.usualMinutes).toBeNull()
    expect(await receipt(first.receipt)).toEqual({
      state: 'held',
      reasons: [expect.any(Object)],
      receivedAt: new Date(begun).toISOString(),
      usualMinutes: null,
    })
    const made = [first]
    for (let at = 0; at < 4; at += 1) made.push(await reader.posted({ url }))
    for (const { comment } of made) {
      now += 2 * minute
      await reader.decide(owner.token, { ids: [comment.id], action: 'approve' })
    }
    expect((await reader.posted({ url })).usualMinutes).toBe((await receipt(first.receipt)).usualMinutes)
    now += 10 * minute
    expect((await reader.posted({ url })).usualMinutes).toBe(6)
    const told = await receipt(first.receipt)
    expect(told).toMatchObject({ state: 'published', receivedAt: new Date(begun).toISOString(), usualMinutes: 6 })
    expect(Date.parse(told.decidedAt) - begun).toBe(2 * minute)
  })
})
