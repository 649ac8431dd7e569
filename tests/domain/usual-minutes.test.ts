import { describe, expect, it } from 'vitest'
import { openUsualMinutes } from '../../service/operations/reader/usual-minutes.ts'
import { noon } from './making.ts'

const minute = 60_000

function setUp(times: number[] = []) {
  const world = { now: noon, asked: [] as string[], times, isAway: false }
  const comments = {
    async checkingTimes(office: string): Promise<number[]> {
      world.asked.push(office)
      if (world.isAway) throw new Error('away')
      return world.times
    },
  }
  return { world, usualMinutes: openUsualMinutes(comments, { now: () => world.now }) }
}

describe('how long checking usually takes', () => {
  it.each([
    ['nothing was decided', [], null],
    ['four decisions are too few', [1, 2, 3, 4], null],
    ['the middle one counts', [1, 2, 7, 100, 10_000], 7],
    ['between two middle ones', [1, 2, 6, 8, 100, 10_000], 7],
    ['in whatever order they come', [10_000, 7, 1, 100, 2], 7],
    ['rounded up', [1, 2, 6.1, 100, 10_000], 7],
    ['a moment is a minute', [0.01, 0.01, 0.01, 0.01, 0.01], 1],
    ['a clock that went back is a minute', [-3, -3, -3, -3, -3], 1],
  ])('%s', async (_, minutes, expected) => {
    const { usualMinutes } = setUp(minutes.map((each) => each * minute))
    expect(await usualMinutes('kpu-sukamaju')).toBe(expected)
  })

  it('is asked of the store once in ten minutes an office, however many ask', async () => {
    const { world, usualMinutes } = setUp(Array.from({ length: 5 }, () => 3 * minute))
    await Promise.all([usualMinutes('satu'), usualMinutes('satu'), usualMinutes('dua'), usualMinutes('satu')])
    expect(world.asked).toEqual(['satu', 'dua'])
    world.times = Array.from({ length: 5 }, () => 9 * minute)
    world.now += 10 * minute - 1
    expect(await usualMinutes('satu')).toBe(3)
    world.now += 1
    expect(await usualMinutes('satu')).toBe(9)
    expect(world.asked).toEqual(['satu', 'dua', 'satu'])
  })

  it('is asked anew after a clock that jumped back', async () => {
    const { world, usualMinutes } = setUp(Array.from({ length: 5 }, () => 3 * minute))
    await usualMinutes('satu')
    world.now -= 3_600_000
    await usualMinutes('satu')
    expect(world.asked).toHaveLength(2)
  })

  it('goes unsaid while the store is away, and is not remembered so', async () => {
    const { world, usualMinutes } = setUp(Array.from({ length: 5 }, () => 3 * minute))
    world.isAway = true
    expect(await usualMinutes('satu')).toBeNull()
    world.isAway = false
    expect(await usualMinutes('satu')).toBe(3)
  })
})
