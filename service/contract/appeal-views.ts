import type { OfficeName } from './office-name.ts'

/**
 * What its author may say against a decision, once, and what becomes of that. `open`: they may now, until `until`;
 * `waiting`: for a member of `office` who did not make that decision; then how it was decided.
 */
export type AppealView = {
  state: 'open' | 'waiting' | 'upheld' | 'granted'
  /** who decides it */
  office: OfficeName
  until?: string
  at?: string
  decidedAt?: string
  /** what whoever decided it tells its author */
  reason?: string
}

/** An appeal as members see it. */
export type QueueAppeal = {
  text: string
  at: string
  office: OfficeName
  /** the decision it is against */
  against: { act: string; by: string; at: string; reason: string | null } | null
  /** whether that was this member's own decision, so that somebody else decides the appeal */
  own?: true
  outcome: { granted: boolean; by: string; at: string; reason: string | null } | null
}
