import { holidays, type Holiday } from './holidays.ts'
import { hoursAhead, type Zone } from './zones.ts'
import { day, hour } from './durations.ts'

/** 1 January 1970 was a Thursday: so many days after a Monday. */
const epochInWeek = 3

/** Days are counted from 1970 on, as the clocks of the zone have them. */
const dayOf = (at: number, zone: Zone): number => Math.floor((at + hoursAhead[zone] * hour) / day)
const beginningOf = (of: number, zone: Zone): number => of * day - hoursAhead[zone] * hour
const isWeekday = (of: number): boolean => (((of + epochInWeek) % 7) + 7) % 7 < 5

/** Days off that are no weekends, in order. */
export type DaysOff = readonly number[]

/** The table as the rules below take it. */
export function daysOffOf(table: readonly Holiday[]): DaysOff {
  const days = new Set(table.map((one) => Date.parse(`${one.day}T00:00:00Z`) / day))
  return [...days].filter(isWeekday).toSorted((one, other) => one - other)
}
const daysOffHere = daysOffOf(holidays)

/** How many of the sorted days are not after this one. */
function upTo(days: DaysOff, last: number): number {
  let from = 0
  let until = days.length
  while (from < until) {
    const middle = (from + until) >> 1
    if ((days[middle] ?? Infinity) <= last) from = middle + 1
    else until = middle
  }
  return from
}

/** Working days from some Monday long ago up to this day, itself included: only differences mean anything. */
function worked(last: number, daysOff: DaysOff): number {
  const sinceMonday = last + epochInWeek
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5) - upTo(daysOff, last)
}

/** Whether the offices of a zone work on the day of this moment. */
export function isWorkingDay(at: number, zone: Zone, daysOff: DaysOff = daysOffHere): boolean {
  const today = dayOf(at, zone)
  return worked(today, daysOff) > worked(today - 1, daysOff)
}

/**
 * How many working days have begun since the day of `from`, up to and with the day of `until`: none on the same day,
 * one on the next working day. None too where `until` is earlier.
 */
export function workingDaysBetween(from: number, until: number, zone: Zone, daysOff: DaysOff = daysOffHere): number {
  return Math.max(0, worked(dayOf(until, zone), daysOff) - worked(dayOf(from, zone), daysOff))
}

/**
 * The midnight that ends the given number of working days after the day of `from`, which is not counted itself: what is
 * due in so many working days is in time before it. With 0, the midnight that ends the day of `from`.
 */
export function afterWorkingDays(from: number, days: number, zone: Zone, daysOff: DaysOff = daysOffHere): number {
  const first = dayOf(from, zone)
  const wanted = worked(first, daysOff) + days
  let last = first + days
  while (worked(last, daysOff) < wanted) last += wanted - worked(last, daysOff)
  return beginningOf(last + 1, zone)
}

/**
 * The moment before which lies whatever is over the given number of working days old at `now`, and nothing else: one
 * comparison in place of counting days for each.
 */
export function overWorkingDays(now: number, days: number, zone: Zone, daysOff: DaysOff = daysOffHere): number {
  const today = worked(dayOf(now, zone), daysOff)
  let last = dayOf(now, zone)
  while (today - worked(last, daysOff) <= days) last -= days + 1 - (today - worked(last, daysOff))
  // Days off after the last day that is old enough are as old as it is.
  while (today - worked(last + 1, daysOff) > days) last++
  return beginningOf(last + 1, zone)
}
