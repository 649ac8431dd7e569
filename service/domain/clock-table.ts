import type { Kind } from '../contract/matters.ts'

/** Stages of an election that may have clocks of their own. */
export const stageKinds = ['campaign', 'quiet', 'voting'] as const
export type StageKind = (typeof stageKinds)[number]

/**
 * What has a time: to forward what is another office's, to answer, and for the citizen to say that it is not settled.
 */
export const clockSteps = ['forward', 'answer', 'settle'] as const
export type ClockStep = (typeof clockSteps)[number]

/**
 * One row of the table: how many working days a step of a kind takes, in a stage or (null) at all times, and who says
 * so.
 */
export type ClockRow = { stage: StageKind | null; kind: Kind; step: ClockStep; days: number; source: string }

const lapor = 'SP4N-LAPOR!'
const rowsOf = (kind: Kind): ClockRow[] => [
  { stage: null, kind, step: 'forward', days: 3, source: lapor },
  { stage: null, kind, step: 'answer', days: 5, source: lapor },
  { stage: null, kind, step: 'settle', days: 10, source: lapor },
]

/**
 * The steps of the national complaints service (lapor.go.id): 3 to forward, 5 to answer, 10 for the citizen to respond.
 */
export const builtInClocks: ClockRow[] = [...rowsOf('question'), ...rowsOf('complaint')]
