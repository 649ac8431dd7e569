/**
 * What was done, and what comes of it in figures: views of the audit, of its chain, of insights. Times as in
 * `views.ts`.
 */

import type { OfficeName } from './office-name.ts'

/** What a line of the audit may say was done. */
export const auditActs = [
  'approve',
  'reject',
  'spam',
  'restore',
  'remove',
  'answered',
  'erased',
  'covered',
  'clarified',
  'unclarified',
  'corrected',
  'uncorrected',
  // what a comment is; the reason is the kind, or null where that was taken back
  'marked',
  'pin',
  'unpin',
  // the page that a comment stands under has another title
  'page-retitled',
  // readers' reports of a comment were looked at, and it stays
  'reports-settled',
  'forwarded',
  'unforwarded',
  // what an author said against a decision was decided: it is public again, or the decision stands
  'appeal-granted',
  'appeal-upheld',
  // somebody's comments are looked at first; the subject is the comment it was made from
  'person-held',
  'person-hold-ended',
  'person-hold-resumed',
  // what a note says stands on its comment alone
  'note-added',
  'note-withdrawn',
  'note-returned',
  'answer-saved',
  'saved-answer-removed',
  // what an office means to do about a week's figures
  'follow-up-saved',
  'follow-up-removed',
  'policy-saved',
  // all pages of an office and of those below, by one switch
  'pages-closed',
  'pages-opened',
  'site-added',
  'site-changed',
  'site-removed',
  'member-added',
  'member-invited',
  'member-changed',
  'member-removed',
  'office-added',
  'office-moved',
  'password-changed',
  // a comment that had passed was read for the blind sample; the reason is `spam` or `fine`
  'sampled',
  // a decision was taken back; the subject is its id
  'undone',
  // what a decision really moved, where that came out after it was sealed: its id, then those of comments
  'settled',
] as const
export type AuditAct = (typeof auditActs)[number]

export type AuditView = {
  id: string
  at: string
  by: { id: string; name: string }
  act: AuditAct
  office: string
  subjects: string[]
  reason: string | null
  /** of a decision on a whole campaign */
  campaign: string | null
  /** what its sender called it */
  key: string | null
  /** revision of the offices' policies under which it was done; null where that was not written down */
  policy: number | null
  /** its line in the chain of seals; null until it is sealed, which takes less than a minute */
  line: number | null
  undoneAt: string | null
}

/** How far the audit's chain of seals was found whole. */
export type ChainView = {
  /** lines that are right, from the first on, and the seal of the last of them (SHA-256, hexadecimal) */
  lines: number
  seal: string
  sealedAt: string | null
  checkedAt: string | null
  /** entries that are not sealed yet */
  waiting: number
  /** the first line that is not right */
  broken: { line: number; fault: 'line-missing' | 'entry-missing' | 'altered' | 'undo-unwritten' } | null
}

/** Of durations in milliseconds: the middle one, the one that nine of ten do not exceed, and of how many. */
export type SpreadView = { median: number; ninth: number; of: number }

/** Null stands for what is about fewer than five persons. */
export type AppealFiguresView = {
  asked: number | null
  upheld: number | null
  granted: number | null
  waiting: number | null
}

/** Null stands for what is about fewer than five persons. */
export type BesideView = {
  received: number | null
  published: number | null
  answered: number | null
  toDecide: SpreadView | null
}
export type PhraseView = { words: string; persons: number; offices: number; comments: string[] }
export type InsightsView = {
  office: OfficeName
  /** by whose clocks weeks begin, by the name that programs know it by: `Asia/Makassar` */
  timeZone: string
  from: string
  to: string
  received: number | null
  writers: number | null
  published: number | null
  answered: number | null
  /** pages that were commented in public, and those of them where no office answered */
  pages: number | null
  silentPages: number | null
  oldestHeldAt: string | null
  weeks: { from: string; received: number | null; published: number | null; answered: number | null }[]
  /**
   * `published`, `held`, `spam`, `removed`, `withdrawn`, or why it was rejected: the code of a ready reason, `other`,
   * `unsaid`
   */
  outcomes: { outcome: string; comments: number }[]
  /** what came of appeals about what came in */
  appeals: AppealFiguresView
  toDecide: SpreadView | null
  toAnswer: SpreadView | null
  phrases: PhraseView[]
  /** phrases of the last day far above their usual, in several offices */
  rising: PhraseView[]
  /** the offices right below, each with all below it */
  below: (BesideView & { office: OfficeName })[]
  /** offices of the same kind under the same one above, unnamed */
  neighbours: { own: BesideView | null; others: BesideView[] }
  /** offices where something waits for over two working days, and nothing was decided for a week */
  idle: { office: OfficeName; oldestHeldAt: string }[]
}
