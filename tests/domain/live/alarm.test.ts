// When a place is flooded: who is held, who notices nothing, and when it is over. Time is handed in, so nothing waits.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idMaker } from '../../../service/domain/ids.ts'
import { openAlarms } from '../../../service/live/alarm.ts'
import { at, lastMinute, noRate } from '../../../service/live/rate.ts'
import { noon } from '../making.ts'

const second = 1_000
const minute = 60_000
const hour = 60 * minute

function setUp() {
  let now = noon
  const told = { value: '', revision: 0 }
  let luck = 0
  const meta = {
    told: async (_: string, known = 0) => (told.revision > known ? { ...told } : null),
    async tell(_: string, value: string, revision: number) {
      if (revision !== told.revision) return false
      Object.assign(told, { value, revision: revision + 1 })
      return true
    },
  }
  const open = () => openAlarms(meta, { now: () => now })
  const alarms = open()
  const bytes = (length: number): Uint8Array => {
    const made = new Uint8Array(length)
    new DataView(made.buffer).setUint32(0, (luck += 1))
    return made
  }
  const arrive = (page = 'a:1', written = now) => {
    const [site = ''] = page.split(':')
    const arrived = { id: idMaker({ now: () => written }, { bytes })('skh'), page, site }
    alarms.see(arrived)
    return arrived
  }
  /** So many within a minute. */
  const flood = (count: number, page?: (n: number) => string): void => {
    for (let n = 0; n < count; n++) {
      arrive(page?.(n) ?? 'a:1')
      now += minute / count
    }
  }
  const on = (page: string) => alarms.attackOn({ page, site: page.split(':')[0] ?? '' })
  return {
    alarms,
    open,
    arrive,
    flood,
    on,
    told,
    pass: (milliseconds: number) => (now += milliseconds),
    now: () => now,
  }
}

describe('a flooded page', () => {
  test('holds unknown browsers first, everybody where it doubles again, and nobody elsewhere', () => {
    const { flood, on } = setUp()
    flood(20)
    expect(on('a:1'), 'a lively minute').toBeNull()
    flood(25)
    expect(on('a:1')).toBe('newcomers')
    flood(60)
    expect(on('a:1')).toBe('everybody')
    flood(3_000)
    expect([on('a:2'), on('b:1')], 'another page of the site, another site').toEqual([null, null])
  })

  test('is over a quarter of an hour after the last excess, first for those that are known', () => {
    const { flood, on, pass } = setUp()
    flood(60)
    expect(on('a:1')).toBe('everybody')
    pass(2 * minute)
    flood(30)
    pass(12 * minute + 30 * second)
    expect(on('a:1')).toBe('newcomers')
    pass(2 * minute + 31 * second)
    expect(on('a:1')).toBeNull()
  })

  test('lasts as long as the flood does, and teaches nothing of what is usual', () => {
    const { flood, on, pass } = setUp()
    for (let n = 0; n < 180; n++) flood(100)
    expect(on('a:1')).toBe('everybody')
    pass(hour)
    expect(on('a:1')).toBeNull()
    flood(45)
    expect(on('a:1'), 'the same again').not.toBeNull()
  })

  test('is none where so much is usual: that is learned within a day, and from what came before the start', () => {
    const { alarms, arrive, flood, on, now } = setUp()
    const before = Array.from({ length: 15 * 24 * 60 }, () => arrive('busy:1', now() - hour))
    alarms.learn(before, now() - 24 * hour)
    flood(110, () => 'busy:1')
    expect(on('busy:1')).toBeNull()
    flood(140, () => 'busy:1')
    expect(on('busy:1')).toBe('newcomers')
    flood(30, () => 'quiet:1')
    expect(on('quiet:1')).toBe('newcomers')
  })
})

describe('a flood spread over many places', () => {
  test('is the site’s where no page of it is flooded', () => {
    const { flood, on } = setUp()
    flood(100, (n) => `a:${n}`)
    expect([on('a:7'), on('a:never'), on('b:1')]).toEqual(['newcomers', 'newcomers', null])
  })

  test('is everybody’s where no site is flooded', () => {
    const { alarms, flood, on } = setUp()
    flood(300, (n) => `site${n % 40}:${n}`)
    expect(on('elsewhere:1')).toBe('newcomers')
    expect(alarms.present().map(({ scope }) => scope)).toEqual(['instance'])
  })
})

describe('what is counted', () => {
  test('counts once, and only what arrives: not what is brought in, however much', () => {
    const { alarms, arrive, on, now } = setUp()
    const arrived = arrive()
    for (let n = 0; n < 100; n++) alarms.see(arrived)
    for (let n = 0; n < 100; n++) arrive('a:1', now() - 6 * minute)
    for (let n = 0; n < 100; n++) arrive('a:1', now() + 6 * minute)
    expect(on('a:1')).toBeNull()
  })

  test('a clock that jumps neither begins an alarm nor keeps one', () => {
    const { flood, on, pass } = setUp()
    flood(30)
    expect(on('a:1')).toBe('newcomers')
    pass(-5 * hour)
    expect(on('a:1')).toBeNull()
    flood(15)
    expect(on('a:1')).toBeNull()
    pass(30 * hour)
    flood(15)
    expect(on('a:1')).toBeNull()
  })

  test('a rate is that of the last 60 seconds, whatever the minute of the clock', () => {
    let rate = noRate(noon)
    for (let n = 0; n < 30; n++) {
      rate = at(rate, noon + 45_000 + n * second, true)
      rate.now += 1
    }
    expect(lastMinute(rate, noon + 74_999)).toBeGreaterThan(25)
    expect(lastMinute(at(rate, noon + 3 * minute, true), noon + 3 * minute)).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 500 }), { maxLength: 200 }), (gaps) => {
        let time = noon
        let seen = noRate(time)
        const times: number[] = []
        for (const gap of gaps) {
          time += gap * 200
          seen = at(seen, time, true)
          seen.now += 1
          times.push(time)
        }
        const truly = times.filter((one) => time - one < minute).length
        const counted = lastMinute(seen, time)
        expect(counted).toBeLessThanOrEqual(times.filter((one) => time - one < 2 * minute).length)
        if (times.every((one, place) => place === 0 || one >= (times[place - 1] ?? 0))) {
          expect(counted).toBeGreaterThanOrEqual(
            times.filter((one) => Math.floor(one / minute) === Math.floor(time / minute)).length,
          )
        }
        expect(truly).toBeGreaterThanOrEqual(0)
        expect(seen.usual).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('several processes', () => {
  test('know each other’s alarms, also one that has just started, and hear when they are over', async () => {
    const { alarms, open, flood, pass, told, on } = setUp()
    flood(60)
    await alarms.look()
    const other = open()
    await other.look()
    expect(other.attackOn({ page: 'a:1', site: 'a' })).toBe('everybody')
    expect(other.present()).toMatchObject([{ scope: 'page', id: 'a:1', level: 'everybody' }])
    const { revision } = told
    await other.look()
    await alarms.look()
    expect(told.revision, 'nothing new was told').toBe(revision)
    pass(10 * minute)
    flood(60)
    await alarms.look()
    pass(10 * minute)
    await other.look()
    expect(other.attackOn({ page: 'a:1', site: 'a' })).toBe('everybody')
    pass(hour)
    await other.look()
    expect([other.present(), alarms.present(), on('a:1')]).toEqual([[], [], null])
    await open().look()
  })

  test('tell again what another was quicker to overwrite', async () => {
    const { alarms, open, flood, told } = setUp()
    flood(60)
    Object.assign(told, { value: JSON.stringify([]), revision: 3 })
    const quicker = { ...told }
    await alarms.look()
    expect(told.revision).toBeGreaterThan(quicker.revision)
    const other = open()
    await other.look()
    expect(other.present()).toHaveLength(1)
  })
})
