// What was answered before is found without keeping anybody waiting: it is taken in by small parts, made anew beside.
import { describe, expect, it } from 'vitest'
import { firstIdAt } from '../../../service/domain/ids.ts'
import { openAnswered } from '../../../service/live/answered.ts'
import type { Answered } from '../../../service/store/comments.ts'
import { noon } from '../making.ts'

const hour = 3_600_000
const offices = new Set(['kpu-sukoharjo'])

function stage(many: number) {
  const stored: Answered[] = []
  let now = noon
  let turns = 0
  let reads = 0
  let isAway = false
  const idOf = (at: number, number: number): string => firstIdAt(at) + String(number).padStart(5, '0')
  const add = (words: string, office = 'kpu-sukoharjo'): void => {
    stored.push({ id: idOf(now, stored.length), office, words })
  }
  for (let number = 0; number < many; number += 1)
    add(`Apakah syarat nomor ${10_000 + number} untuk pindah memilih berubah?`)
  const answered = openAnswered(
    {
      async answered({ after, limit }) {
        reads += 1
        if (isAway) throw new Error('away')
        return stored
          .filter(({ id }) => id > after)
          .toReversed()
          .slice(0, limit)
      },
    },
    { now: () => now },
    async () => void (turns += 1),
  )
  return {
    add,
    stored,
    like: (text: string) => answered.like(text, { offices, most: 3 }),
    pass: (time: number) => void (now += time),
    away: (is: boolean) => void (isAway = is),
    turns: () => turns,
    reads: () => reads,
  }
}

describe('what was answered before', () => {
  it('is taken in by parts, with a turn for all others between, and found the same', async () => {
    const few = stage(40)
    const found = await few.like('syarat nomor 10007 pindah memilih')
    expect(few.turns()).toBe(0)
    expect(found).toHaveLength(3)
    expect(found[0]).toBe(few.stored[7]?.id)
    const many = stage(5_000)
    expect((await many.like('syarat nomor 14321 pindah memilih'))[0]).toBe(many.stored[4_321]?.id)
    // No part is larger than a fiftieth of it: some milliseconds each.
    expect(many.turns()).toBeGreaterThanOrEqual(50)
  })

  it('is read once, however many ask at once; what is new is found by the next', async () => {
    const { like, reads, add, stored, pass } = stage(100)
    await Promise.all([like('pindah memilih'), like('pindah memilih'), like('syarat pindah')])
    expect(reads()).toBe(1)
    pass(10_000)
    add('Kapan logistik tiba di kecamatan?')
    add('Kapan logistik tiba di kecamatan?', 'kpu-lain')
    expect(await like('logistik tiba kapan')).toEqual([stored[100]?.id])
    expect(await like('logistik tiba kapan')).toHaveLength(1)
  })

  it('is made anew once an hour, and whoever asks then is served by what was there', async () => {
    const { like, stored, pass } = stage(3)
    const [gone] = stored
    const asks = () => like('syarat nomor 10000 untuk pindah memilih')
    await asks()
    stored.shift()
    pass(hour)
    expect((await asks())[0]).toBe(gone?.id)
    // By the next one it has been made.
    await Promise.resolve()
    expect(await asks()).not.toContain(gone?.id)
  })

  it('says that the store is away while it is, and goes on when it is back', async () => {
    const { like, away, pass } = stage(3)
    away(true)
    await expect(like('pindah memilih')).rejects.toThrow('away')
    away(false)
    expect(await like('syarat nomor 10001 pindah memilih')).not.toEqual([])
    pass(hour)
    away(true)
    await expect(like('pindah memilih')).rejects.toThrow('away')
    away(false)
    expect(await like('syarat nomor 10001 pindah memilih')).not.toEqual([])
  })
})
