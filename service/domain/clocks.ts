import type { Kind } from '../contract/matters.ts'
import type { ClockRow, ClockStep, StageKind } from './clock-table.ts'
import { afterWorkingDays, type DaysOff, workingDaysBetween } from './working-days.ts'
import type { Zone } from './zones.ts'

/** A table of clocks where it is used: in the zone of an office, in the stages in force there. */
export type Clocks = { rows: readonly ClockRow[]; stages: readonly StageKind[]; zone: Zone; daysOff?: DaysOff }

/**
 * The days that a step of a kind takes now: a row of a stage in force before the one for all times; null for no clock.
 */
export function daysFor({ rows, stages }: Clocks, kind: Kind, step: ClockStep): number | null {
  const found = rows.filter((row) => row.kind === kind && row.step === step)
  const ofStage = found.find(({ stage }) => stage !== null && stages.includes(stage))
  return (ofStage ?? found.find(({ stage }) => stage === null))?.days ?? null
}

/** The midnight that ends a step which begins at this moment; null where the table knows no time for it. */
export function dueFrom(clocks: Clocks, kind: Kind, step: ClockStep, from: number): number | null {
  const days = daysFor(clocks, kind, step)
  return days === null ? null : afterWorkingDays(from, days, clocks.zone, clocks.daysOff)
}

/** How a step stands: whether it is late, and how many working days it is over, or has left. */
export type Lateness = { isLate: boolean; days: number }

/** Counts working days by the clocks and days off of the office whose step it is. */
export function latenessOf(due: number, now: number, { zone, daysOff }: Pick<Clocks, 'zone' | 'daysOff'>): Lateness {
  const lastMoment = due - 1
  return now < due
    ? { isLate: false, days: workingDaysBetween(now, lastMoment, zone, daysOff) }
    : { isLate: true, days: workingDaysBetween(lastMoment, now, zone, daysOff) }
}
