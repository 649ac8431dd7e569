import { endpoint } from './endpoint.ts'
import type { DecidedView, ReceiptView } from './views.ts'

/** `key`: the sender's own name for it, so that it is never made twice. */
export type AppealBody = { key: string; text: string }
/**
 * Whoever has the code is its author. Only against a member's decision that keeps the comment from the public, within
 * 14 days of it, once a comment; else `conflict`.
 */
export const appealByReceipt = endpoint<{ params: { code: string }; body: AppealBody }, ReceiptView>(
  'POST',
  '/v1/receipts/:code/appeal',
)

/** `reason`: what its author is told; required where it is not granted. `version`: the one that was seen. */
export type AppealDecisionBody = { grant: boolean; reason?: string | null; version?: number }
/**
 * Decides an appeal: granted, the comment is public again. By a member of the office at which it lies, or above, who
 * did not make the decision it is against; else `not-permitted`. `undo` goes to `undoDecision`.
 */
export const decideAppeal = endpoint<{ params: { id: string }; body: AppealDecisionBody }, DecidedView>(
  'POST',
  '/v1/comments/:id/appeal',
)
