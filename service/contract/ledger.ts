import type { AppealFiguresView } from './figures.ts'
import { readyReasons } from './ready-reasons.ts'
import type { OfficeName } from './office-name.ts'

/** Why something is not public: a state, or what its author was told; `other` are a member's own words. */
export const ledgerReasons: readonly string[] = [
  'held',
  'spam',
  'removed',
  'withdrawn',
  ...readyReasons.map(({ code }) => code),
  'other',
  'unsaid',
]

/**
 * The open ledger: what anybody may know of what an office does with comments. Null stands for what is about fewer than
 * five persons, or would lead to it; that may be nobody.
 */
export type LedgerView = {
  office: OfficeName
  /** the office's, by the name that programs know it by: `Asia/Jakarta`, `Asia/Makassar`, `Asia/Jayapura` */
  timeZone: string
  /** newest first; weeks begin on Monday, by the office's clocks */
  weeks: {
    from: string
    published: number | null
    answered: number | null
    /** each of `ledgerReasons`, most first */
    unpublished: { reason: string; comments: number | null }[]
    /** what came of appeals about what was written in it */
    appeals: AppealFiguresView
  }[]
  oldestHeldAt: string | null
  /** the head of the audit's chain, to be noted by anybody: how many lines, and the last one's seal */
  chain: { lines: number; seal: string; sealedAt: string | null }
}
