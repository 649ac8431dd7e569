// Figures that take long: whoever wants to see a list never waits for them, and they are never counted twice at once.
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../service/domain/refusal.ts'
import { openCounting } from '../../../service/live/counting.ts'

/** A counting whose time passes when the test says so, and figures that come when the test gives them. */
function setUp() {
  let now = 0
  const waiting = new Set<{ at: number; run: () => void }>()
  const counting = openCounting({
    after(milliseconds, run) {
      const one = { at: now + milliseconds, run }
      waiting.add(one)
      return () => void waiting.delete(one)
    },
  })
  const given: { resolve(count: number): void; reject(error: unknown): void }[] = []
  const count = (): Promise<number> => {
    const { promise, ...ends } = Promise.withResolvers<number>()
    given.push(ends)
    return promise
  }
  return {
    counting,
    count,
    given,
    waiting,
    pass(milliseconds: number) {
      now += milliseconds
      for (const one of waiting) if (one.at <= now && waiting.delete(one)) one.run()
    },
  }
}

describe('a figure', () => {
  test('that comes in time is told, and nothing is left waiting for it', async () => {
    const { counting, count, given, waiting } = setUp()
    const told = counting.begin('held', count).within(500)
    given[0]?.resolve(12)
    expect(await told).toBe(12)
    await Promise.resolve()
    expect(waiting.size).toBe(0)
  })

  test('that does not is not known, and whoever asks again gets the one that is on its way', async () => {
    const { counting, count, given, pass } = setUp()
    const first = counting.begin('late', count).within(500)
    pass(500)
    expect(await first).toBeNull()
    const again = counting.begin('late', count).within(8_000)
    const other = counting.begin('held', count).within(8_000)
    expect(given).toHaveLength(2)
    given[0]?.resolve(7)
    given[1]?.resolve(1)
    expect([await again, await other]).toEqual([7, 1])
  })

  test('is counted anew once it was told, and beside one that is still in time: what was decided meanwhile shows', async () => {
    const { counting, count, given } = setUp()
    const first = counting.begin('held', count).within(500)
    const second = counting.begin('held', count).within(500)
    given[0]?.resolve(3)
    given[1]?.resolve(2)
    expect([await first, await second]).toEqual([3, 2])
    const third = counting.begin('held', count).within(500)
    given[2]?.resolve(1)
    expect(await third).toBe(1)
  })

  test('that the store cannot tell is not known, a defect is not hidden, and neither is joined afterwards', async () => {
    const { counting, count, given, pass } = setUp()
    const away = counting.begin('late', count).within(500)
    given[0]?.reject(new Refusal('unavailable', { retryAfter: 5 }))
    expect(await away).toBeNull()
    const broken = counting.begin('late', count).within(500)
    given[1]?.reject(new TypeError('broken'))
    await expect(broken).rejects.toThrow('broken')
    const long = counting.begin('late', count).within(500)
    pass(500)
    given[2]?.reject(new TypeError('broken, and nobody waits'))
    expect(await long).toBeNull()
    await new Promise(setImmediate)
    const anew = counting.begin('late', count).within(500)
    given[3]?.resolve(4)
    expect(await anew).toBe(4)
  })
})
