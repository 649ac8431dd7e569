import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWindows } from '../../service/live/windows.ts'

const minute = 60_000

/** A clock that is set by hand. */
function handClock(): { now(): number; at: number } {
  return {
    at: 1_763_000_000_000,
    now() {
      return this.at
    },
  }
}

test('so many in a minute, counted from the first one on; then as long as the minute lasts none', () => {
  const clock = handClock()
  const { spend } = openWindows({ points: 3, seconds: 60 }, clock)
  expect([spend('siti'), spend('siti'), spend('siti')]).toEqual([0, 0, 0])
  clock.at += 20_000
  expect(spend('siti')).toBe(40_000)
  expect(spend('budi'), 'another is not counted with her').toBe(0)
  clock.at += 39_999
  expect(spend('siti')).toBe(1)
  clock.at += 1
  expect(spend('siti')).toBe(0)
})

test('a clock that is set back, however far, locks nobody out for longer than a minute of it', () => {
  for (const back of [1, 30_000, minute, 3_600_000]) {
    const clock = handClock()
    const { spend } = openWindows({ points: 1, seconds: 60 }, clock)
    spend('siti')
    clock.at -= back
    expect(spend('siti')).toBeLessThanOrEqual(minute)
    clock.at += 2 * minute
    expect(spend('siti'), String(back)).toBe(0)
  }
})

/** The rule itself, in the plainest words: each window is a list of all that was spent in it. */
function plainly(points: number): (key: string, now: number) => number {
  const windows = new Map<string, number[]>()
  return (key, now) => {
    const before = windows.get(key) ?? []
    const began = before[0] ?? now
    const spent = now - began < minute ? [...before, now] : [now]
    windows.set(key, spent)
    return spent.length > points ? (spent[0] ?? now) + minute - now : 0
  }
}

test('whoever comes and goes, each is told what the rule says of them alone', () => {
  const steps = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), after: fc.nat(40_000) }), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), steps, (points, asked) => {
      const clock = handClock()
      const [{ spend }, rule] = [openWindows({ points, seconds: 60 }, clock), plainly(points)]
      for (const { key, after } of asked) {
        clock.at += after
        expect(spend(key)).toBe(rule(key, clock.at))
      }
    }),
  )
})

test('what was taken back was not spent', () => {
  const { spend, giveBack } = openWindows({ points: 1, seconds: 60 }, handClock())
  expect(spend('siti')).toBe(0)
  giveBack('siti')
  giveBack('nobody')
  expect([spend('siti'), spend('siti')]).toEqual([0, minute])
})
