import { endpoint } from './endpoint.ts'
import type { OfficeName } from './office-name.ts'

/** What an office has closed by its one switch; `until` null: until it is opened again. */
export type ClosedView = { office: OfficeName; reason: string; at: string; until: string | null }
/**
 * What keeps the pages of an office closed now: its own switch, and those of the offices above it, the highest first.
 */
export type ClosingView = {
  own: ClosedView | null
  above: ClosedView[]
  /** which the office's switch reaches: itself and those below, with their sites */
  reach: { offices: number; sites: number }
}
/** Readers are told the reason. `until` (ISO 8601): opens by itself then; left out: stays closed. */
export type ClosingBody = { reason: string; until?: string }

/** An office below says something above its comments for now; posting is slowed there until then. */
export type StandbyView = { office: OfficeName; until: string }

/** What is in force over the member's own office. */
export type InForceView = {
  /** what keeps its pages closed, the highest first; `mayOpen`: this member may lift it */
  closings: (ClosedView & { mayOpen: boolean })[]
  /** the stage of the calendar, and in whose calendar it stands; `lastDay`: `2029-02-13`, by the office's clocks */
  stage: { name: string; lastDay: string; office: OfficeName } | null
  /** what an office says above its comments, and until when */
  statement: { text: string; until: string; office: OfficeName } | null
  /** what offices below say above theirs, what ends soonest first; `more`: how many others */
  below: { shown: StandbyView[]; more: number }
}
export const readInForce = endpoint<object, InForceView>('GET', '/v1/in-force')

type OnId = { id: string }

export const readClosing = endpoint<{ params: OnId }, ClosingView>('GET', '/v1/offices/:id/closing')
/** Closes all pages of the office and of those below, whatever they set. Again, it has the new reason and end. */
export const closePages = endpoint<{ params: OnId; body: ClosingBody }, ClosingView>('PUT', '/v1/offices/:id/closing')
/** Opens them again, as each has them itself. What is open already stays so. */
export const openPages = endpoint<{ params: OnId }, ClosingView>('DELETE', '/v1/offices/:id/closing')
