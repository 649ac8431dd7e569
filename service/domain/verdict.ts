import type { Evidence } from '../contract/views.ts'

/**
 * One phase's finding. `weight` says what the finding alone is worth:
 * `note` is only shown, `hold` asks for a person's look, `spam` sends to the spam folder.
 */
export type Signal = {
  code: ReasonCode
  weight: 'note' | 'hold' | 'spam'
  /** how sure this phase is that the comment is spam, 0 to 1 */
  score: number
  evidence?: Evidence[]
  /** how many, where the reason's words tell a number */
  count?: number
} & Partial<Order>

/** What a member has ordered of a person: until when, and in the words that the person reads. */
export type Order = { until: number; because: string }

/** Every reason a comment can be held for; the words for people stand in `presenters/reasons.ts`. */
export const reasonCodes = [
  'policy-pre',
  'first-time',
  'trap',
  'links',
  'blocked-phrase',
  'names-contestant',
  'poses-as-office',
  'judol',
  'judol-disguised',
  'promo',
  'disguised',
  'copied',
  'under-attack',
  'unjudged',
  'akismet-spam',
  'akismet-ham',
  'akismet-away',
  'phase-failed',
  'edited',
  'reported',
  'held-person',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** Reasons that speak of the words themselves: what the machine took for spam, whatever policy asked for besides. */
export const suspicions: readonly ReasonCode[] = [
  'trap',
  'judol',
  'judol-disguised',
  'promo',
  'disguised',
  'akismet-spam',
]

export type Reason = { code: ReasonCode; evidence?: Evidence[]; count?: number } & Partial<Order>

/** The machine's conclusion. Nothing is ever thrown away by a machine. */
export type Verdict = { outcome: 'publish' | 'hold' | 'spam'; score: number; reasons: Reason[] }
