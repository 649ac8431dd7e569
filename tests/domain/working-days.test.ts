import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { holidays } from '../../service/domain/holidays.ts'
import type { Directory, Office } from '../../service/domain/offices.ts'
import {
  afterWorkingDays,
  daysOffOf,
  isWorkingDay,
  overWorkingDays,
  workingDaysBetween,
} from '../../service/domain/working-days.ts'
import { zoneOf } from '../../service/domain/office-zones.ts'
import { hoursAhead, zoneCities, type Zone } from '../../service/domain/zones.ts'

const zones: Zone[] = ['WIB', 'WITA', 'WIT']
const at = (local: string, zone: Zone = 'WIB'): number => Date.parse(`${local}:00+0${hoursAhead[zone]}:00`)
const day = 86_400_000

const aZone = fc.constantFrom(...zones)
const aMoment = fc.integer({ min: at('2025-11-01T00:00'), max: at('2028-02-01T00:00') })
const aCount = fc.integer({ min: 0, max: 40 })
/** Any calendar: up to thirty days off, among them rows of them and weekends. */
const anyDaysOff = fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 30 }).map((days) =>
  daysOffOf(
    days.map((one) => ({
      day: new Date(at('2025-11-01T12:00') + one * day).toISOString().slice(0, 10),
      name: 'libur',
      kind: 'national' as const,
    })),
  ),
)

describe('the days on which offices work', () => {
  it('are no weekends, no national holidays and no cuti bersama', () => {
    const closed = ['2026-11-28', '2026-11-29', '2026-12-24', '2026-12-25', '2026-08-17', '2026-03-23', '2027-03-26']
    for (const one of closed) expect(isWorkingDay(at(`${one}T10:00`), 'WIB'), one).toBe(false)
    for (const one of ['2026-11-26', '2026-11-30', '2026-12-23', '2026-03-25', '2027-08-16'])
      expect(isWorkingDay(at(`${one}T10:00`), 'WIB'), one).toBe(true)
  })

  it('begin at midnight by the clocks of the office', () => {
    const sundayInJakarta = at('2026-11-29T22:30', 'WIB')
    expect(isWorkingDay(sundayInJakarta, 'WIB')).toBe(false)
    expect(isWorkingDay(sundayInJakarta, 'WITA')).toBe(false)
    expect(isWorkingDay(sundayInJakarta, 'WIT')).toBe(true)
  })

  it('come from a table in order, each day once, each day one that there is', () => {
    const days = holidays.map((one) => one.day)
    expect(days).toEqual([...new Set(days)].toSorted())
    for (const one of days) expect(new Date(`${one}T00:00:00Z`).toISOString().slice(0, 10)).toBe(one)
    // Keputusan Bersama for 2026: 17 holidays, 8 days of cuti bersama.
    const in2026 = holidays.filter((one) => one.day.startsWith('2026'))
    expect(in2026.filter(({ kind }) => kind === 'national')).toHaveLength(17)
    expect(in2026.filter(({ kind }) => kind === 'leave')).toHaveLength(8)
  })
})

describe('working days between two moments', () => {
  it('leave out the day on which something came', () => {
    const thursday = at('2026-11-26T09:00')
    expect(workingDaysBetween(thursday, at('2026-11-26T23:59'), 'WIB')).toBe(0)
    expect(workingDaysBetween(thursday, at('2026-11-27T00:00'), 'WIB')).toBe(1)
    expect(workingDaysBetween(thursday, at('2026-11-29T23:59'), 'WIB')).toBe(1)
    expect(workingDaysBetween(thursday, at('2026-11-30T08:00'), 'WIB')).toBe(2)
  })

  it('count from the next working day where it came on a day off', () => {
    expect(workingDaysBetween(at('2026-11-28T09:00'), at('2026-11-30T08:00'), 'WIB')).toBe(1)
  })

  it('skip the whole of Lebaran', () => {
    expect(workingDaysBetween(at('2026-03-17T16:00'), at('2026-03-25T08:00'), 'WIB')).toBe(1)
  })

  it('are none where a clock has jumped back', () => {
    expect(workingDaysBetween(at('2026-11-30T08:00'), at('2026-11-26T08:00'), 'WIB')).toBe(0)
  })

  it('add up, whatever the calendar', () => {
    fc.assert(
      fc.property(aMoment, aMoment, aMoment, aZone, anyDaysOff, (one, two, three, zone, daysOff) => {
        const [from = 0, middle = 0, until = 0] = [one, two, three].toSorted((a, b) => a - b)
        const between = (a: number, b: number): number => workingDaysBetween(a, b, zone, daysOff)
        expect(between(from, until)).toBe(between(from, middle) + between(middle, until))
      }),
    )
  })

  it('are as many as one finds by looking at each day', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 0, max: 60 }), aZone, anyDaysOff, (from, days, zone, daysOff) => {
        const each = Array.from({ length: days }, (_, index) => from + (index + 1) * day)
        const counted = each.filter((one) => isWorkingDay(one, zone, daysOff)).length
        expect(workingDaysBetween(from, from + days * day, zone, daysOff)).toBe(counted)
      }),
    )
  })
})

describe('the moment so many working days after another', () => {
  it('is the midnight that ends the last of them', () => {
    expect(afterWorkingDays(at('2026-11-26T09:00'), 0, 'WIB')).toBe(at('2026-11-27T00:00'))
    expect(afterWorkingDays(at('2026-11-26T09:00'), 2, 'WIB')).toBe(at('2026-12-01T00:00'))
    expect(afterWorkingDays(at('2026-12-23T09:00', 'WIT'), 1, 'WIT')).toBe(at('2026-12-29T00:00', 'WIT'))
  })

  it('has exactly so many working days before it, and lies at the end of a working day', () => {
    fc.assert(
      fc.property(aMoment, aCount, aZone, anyDaysOff, (from, days, zone, daysOff) => {
        const due = afterWorkingDays(from, days, zone, daysOff)
        expect(workingDaysBetween(from, due - 1, zone, daysOff)).toBe(days)
        if (days > 0) expect(isWorkingDay(due - 1, zone, daysOff)).toBe(true)
        if (days > 0) expect(workingDaysBetween(from, due - 1 - day, zone, daysOff)).toBe(days - 1)
      }),
    )
  })
})

describe('the moment before which everything is over so many working days old', () => {
  it('parts what is late from what is not', () => {
    const monday = at('2026-11-30T08:00')
    // Over two: Wednesday's has Thursday, Friday and Monday behind it; Thursday's has two.
    expect(overWorkingDays(monday, 2, 'WIB')).toBe(at('2026-11-26T00:00'))
  })

  it('agrees with counting, for every moment', () => {
    fc.assert(
      fc.property(aMoment, aMoment, aCount, aZone, anyDaysOff, (now, came, days, zone, daysOff) => {
        const isOver = workingDaysBetween(came, now, zone, daysOff) > days
        expect(came < overWorkingDays(now, days, zone, daysOff)).toBe(isOver)
      }),
      { numRuns: 500 },
    )
  })

  it('is exact at its edge', () => {
    fc.assert(
      fc.property(aMoment, aCount, aZone, anyDaysOff, (now, days, zone, daysOff) => {
        const edge = overWorkingDays(now, days, zone, daysOff)
        expect(workingDaysBetween(edge - 1, now, zone, daysOff)).toBeGreaterThan(days)
        expect(workingDaysBetween(edge, now, zone, daysOff)).toBeLessThanOrEqual(days)
      }),
    )
  })
})

describe('by which clocks an office works', () => {
  const rows = readFileSync(join(import.meta.dirname, '../../service/cli/kpu-offices/offices.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const offices = new Map<string, Office>([
    ['kpu-ri', { id: 'kpu-ri', name: 'KPU RI', kind: 'national', parent: null, settings: {} }],
    ...rows.map(([id = '', name = '', , parent = '']): [string, Office] => [
      id,
      { id, name, kind: 'other', parent, settings: {} },
    ]),
  ])
  const directory: Directory = { offices, sites: new Map(), revision: 1 }

  it('follows its province', () => {
    expect(zoneOf(directory, 'kpu-ri')).toBe('WIB')
    expect(zoneOf(directory, 'kpu-kab-sukoharjo')).toBe('WIB')
    expect(zoneOf(directory, 'kpu-kota-denpasar')).toBe('WITA')
    expect(zoneOf(directory, 'kpu-kota-jayapura')).toBe('WIT')
    expect(zoneOf(directory, 'of-nowhere')).toBe('WIB')
  })

  it('knows each province outside the west', () => {
    const provinces = rows.filter(([, , kind]) => kind === 'province').map(([id = '']) => zoneOf(directory, id))
    const count = (zone: Zone): number => provinces.filter((one) => one === zone).length
    expect([count('WIB'), count('WITA'), count('WIT')]).toEqual([18, 12, 8])
  })

  it('agrees with what the world knows of the zones', () => {
    for (const zone of zones) {
      const clock = new Intl.DateTimeFormat('en', { timeZone: zoneCities[zone], hour: 'numeric', hourCycle: 'h23' })
      expect(Number(clock.format(Date.UTC(2026, 6, 1)))).toBe(hoursAhead[zone])
    }
  })
})
