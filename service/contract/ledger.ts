import type { OfficeName } from './views.ts'

/**
 * The open ledger: what anybody may know of what an office does with comments. Null stands for what is about fewer than
 * five persons, and reasons of fewer are left out.
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
    /** `held`, `spam`, `removed`, `withdrawn`, or why it was rejected: the code of a ready reason, `other`, `unsaid` */
    unpublished: { reason: string; comments: number }[]
  }[]
  oldestHeldAt: string | null
  /** the head of the audit's chain, to be noted by anybody: how many lines, and the last one's seal */
  chain: { lines: number; seal: string; sealedAt: string | null }
}
