import type { Bilingual } from '../contract/languages.ts'
import { stageKinds, type StageKind } from './clock-table.ts'
import { isDay, midnightOf } from './days.ts'
import { day } from './durations.ts'
import { type Moderation, moderations } from './moderation.ts'
import { isWrittenLine } from './texts.ts'
import type { Zone } from './zones.ts'

/**
 * One row of the calendar of an election. `from` and `until` are its first and its last day (`2029-02-11`), as the
 * clocks of each office have them: it begins with the midnight before the one and ends with the midnight after the
 * other.
 */
export type Stage = {
  kind: StageKind
  from: string
  until: string
  name: string
  /** who set it, such as the number of a decree */
  source: string
  /** how comments are taken meanwhile; left out: as at all times */
  moderation?: Moderation
  /** what readers are told where it closes the pages; left out: the stage's own name */
  reason?: string
  /** held meanwhile, besides what is held at all times */
  words?: string[]
  /** whether what names a contestant is held; left out: in quiet stages alone */
  contestants?: boolean
}

export const stagesMost = 60
const stageWordsMost = 100

/** From its first instant to before its last, in milliseconds UTC. */
export function spanOfStage(
  { from, until }: Pick<Stage, 'from' | 'until'>,
  zone: Zone,
): { from: number; until: number } {
  return { from: midnightOf(from, zone) ?? Infinity, until: (midnightOf(until, zone) ?? -Infinity) + day }
}

/** The stage in force at this moment in offices of this zone; none overlaps another, so there is at most one. */
export function stageAt(stages: readonly Stage[], zone: Zone, now: number): Stage | null {
  return (
    stages.find((stage) => {
      const { from, until } = spanOfStage(stage, zone)
      return from <= now && now < until
    }) ?? null
  )
}

/** Whether a stage holds what names a contestant. */
export const holdsContestants = ({ kind, contestants }: Stage): boolean => contestants ?? kind === 'quiet'

const isOf = (list: readonly string[], value: unknown): boolean => list.some((known) => known === value)
const areWords = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= stageWordsMost && value.every((word) => isWrittenLine(word, 100))

/** What each field of a row may hold, and how that is said. */
const fields: { [Name in keyof Required<Stage>]: { isNeeded: boolean; accepts(value: unknown): boolean } } = {
  kind: { isNeeded: true, accepts: (value) => isOf(stageKinds, value) },
  from: { isNeeded: true, accepts: isDay },
  until: { isNeeded: true, accepts: isDay },
  name: { isNeeded: true, accepts: (value) => isWrittenLine(value, 100) },
  source: { isNeeded: true, accepts: (value) => isWrittenLine(value, 200) },
  moderation: { isNeeded: false, accepts: (value) => isOf(moderations, value) },
  reason: { isNeeded: false, accepts: (value) => isWrittenLine(value, 200) },
  words: { isNeeded: false, accepts: areWords },
  contestants: { isNeeded: false, accepts: (value) => typeof value === 'boolean' },
}

/** The first field of a row that is not as it may be. */
function wrongField(row: Record<string, unknown>): string | null {
  const unknown = Object.keys(row).find((name) => !Object.hasOwn(fields, name))
  if (unknown !== undefined) return unknown
  const wrong = Object.entries(fields).find(([name, { isNeeded, accepts }]) =>
    row[name] === undefined ? isNeeded : !accepts(row[name]),
  )
  return wrong?.[0] ?? null
}

const named = (row: number, { name }: Stage): string => `${row + 1} (${name})`

/** Two rows that have a day in common: the later one by its begin, and the one that it runs into. */
function overlapIn(stages: readonly Stage[]): Bilingual | null {
  const rows = stages.map((stage, row) => ({ stage, row })).toSorted((a, b) => (a.stage.from < b.stage.from ? -1 : 1))
  const at = rows.findIndex(({ stage }, place) => (rows[place - 1]?.stage.until ?? '') >= stage.from)
  const [one, other] = [rows[at - 1], rows[at]]
  if (!one || !other) return null
  const [first, second] = [named(one.row, one.stage), named(other.row, other.stage)]
  return {
    id: `Baris ${second} bertumpuk dengan baris ${first}: mulai ${other.stage.from}, padahal baris itu sampai ${one.stage.until}.`,
    en: `Row ${second} overlaps row ${first}: it begins on ${other.stage.from}, and that one lasts until ${one.stage.until}.`,
  }
}

/** What is wrong with a calendar, with the row named; null where it is one. */
export function faultIn(value: unknown): Bilingual | null {
  if (!Array.isArray(value) || value.length > stagesMost) {
    return { id: `paling banyak ${stagesMost} baris`, en: `at most ${stagesMost} rows` }
  }
  for (const [row, one] of value.entries()) {
    const wrong = typeof one === 'object' && one !== null ? wrongField(one as Record<string, unknown>) : 'kind'
    if (wrong !== null)
      return { id: `Baris ${row + 1}: ${wrong} belum benar.`, en: `Row ${row + 1}: ${wrong} is wrong.` }
    const { from, until } = one as Stage
    if (until < from) {
      const said = named(row, one as Stage)
      return { id: `Baris ${said} berakhir sebelum mulai.`, en: `Row ${said} ends before it begins.` }
    }
  }
  return overlapIn(value as Stage[])
}
