// One figure of the queue that takes long, or that the store cannot tell: whoever came for the rows has them.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../service/domain/refusal.ts'
import type { CommentStore } from '../../service/store/comments.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller } from './calling.ts'

onBothStores('a figure that is not there in time, on %s', (store) => {
  let service: RunningService
  let calls: Caller
  let owner: Member
  let counting: Pick<CommentStore, 'countToAnswer' | 'countQueue'>

  const ask = (path: string): Promise<Answer> =>
    calls.call(path, { headers: { Authorization: `Bearer ${owner.token}` } })

  beforeAll(async () => {
    service = await startService({ store })
    calls = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
    await calls.posted()
    const { countToAnswer, countQueue } = service.store.comments
    counting = { countToAnswer, countQueue }
  })
  afterEach(() => void Object.assign(service.store.comments, counting))
  afterAll(() => service.close())

  /** The store takes its time for what waits for an answer, until the test lets it go on. */
  function makeSlow() {
    const gate = Promise.withResolvers<void>()
    let begun = 0
    service.store.comments.countToAnswer = async (...asked) => {
      begun += 1
      await gate.promise
      return counting.countToAnswer(...asked)
    }
    return { goOn: gate.resolve, begun: () => begun }
  }

  test('keeps nobody from the rows, nor from what else is counted', async () => {
    const { goOn } = makeSlow()
    const { status, json } = await ask('/v1/queue?tab=held&figures=soon')
    expect(status).toBe(200)
    expect(json.items).toHaveLength(1)
    goOn()
    expect([json.counts.answer, json.lateAnswers]).toEqual([null, null])
    // On a machine in a hurry these, too, may be late.
    expect([1, null]).toContain(json.counts.held)
  })

  test('is told to who asks for it alone and waits, and is counted once however often it was asked for', async () => {
    const { goOn, begun } = makeSlow()
    await ask('/v1/queue?tab=held&figures=soon')
    await ask('/v1/queue?tab=held&figures=soon')
    const figures = ask('/v1/queue/figures')
    await ask('/v1/queue?tab=published&figures=soon')
    expect(begun()).toBe(2)
    goOn()
    const { status, json } = await figures
    expect(status).toBe(200)
    expect(json).toEqual({
      counts: { held: 1, reported: 0, published: 0, spam: 0, rejected: 0, forwarded: 0, appealed: 0, answer: 0 },
      late: 0,
      lateAnswers: 0,
      heldBelow: 0,
    })
  })

  test('is not known where the store cannot tell it, and is asked for anew', async () => {
    service.store.comments.countQueue = async (filter, most) => {
      if (filter.tab === 'spam') throw new Refusal('unavailable', { retryAfter: 5 })
      return counting.countQueue(filter, most)
    }
    const away = await ask('/v1/queue?tab=held')
    expect([away.status, away.json.items.length, away.json.counts.spam, away.json.counts.held]).toEqual([
      200,
      1,
      null,
      1,
    ])
    Object.assign(service.store.comments, counting)
    expect((await ask('/v1/queue?tab=held')).json.counts.spam).toBe(0)
  })

  test('is refused of an office out of sight, and of what is no such filter', async () => {
    await service.makeOffice(`kpu-lain-${store}`)
    const { token } = await service.makeMember({ office: `kpu-lain-${store}`, role: 'moderator' })
    const headers = { Authorization: `Bearer ${token}` }
    expect((await calls.call('/v1/queue/figures?office=kpu-ri', { headers })).status).toBe(404)
    expect((await calls.call('/v1/queue/figures', { headers })).json.counts.held).toBe(0)
    expect((await calls.call('/v1/queue/figures?reach=semua', { headers })).json.code).toBe('invalid')
    expect((await calls.call('/v1/queue/figures')).status).toBe(401)
  })
})
