import { mayAppealUntil } from '../../domain/appealing.ts'
import { receiptState } from '../../domain/moving.ts'
import { foldReceipt } from '../../domain/receipts.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ReceiptShown } from '../../presenters/receipts.ts'
import type { Collaborators } from '../collaborators.ts'
import { appealsTo } from './appeal.ts'

/** What became of the comment that bears this receipt. */
export async function readReceipt(
  { store, directory, clock, usualMinutes }: Pick<Collaborators, 'store' | 'directory' | 'clock' | 'usualMinutes'>,
  code: string,
): Promise<ReceiptShown> {
  const comment = await store.comments.byReceipt(foldReceipt(code))
  if (!comment) throw new Refusal('not-found')
  const [[answer], minutes] = await Promise.all([store.comments.answersTo(comment.id), usualMinutes(comment.office)])
  const state = receiptState(comment)
  const answeredAt = answer && state === 'published' ? answer.createdAt : null
  const now = clock.now()
  const appealUntil = mayAppealUntil(comment, now)
  const isOpen = comment.appeal !== null || appealUntil !== null
  const appealOffice = isOpen ? await appealsTo({ store, directory }, comment) : null
  return { comment, now, state, answeredAt, usualMinutes: minutes, appealUntil, appealOffice }
}
