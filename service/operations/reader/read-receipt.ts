import { receiptState } from '../../domain/moving.ts'
import { foldReceipt } from '../../domain/receipts.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ReceiptShown } from '../../presenters/receipts.ts'
import type { Collaborators } from '../collaborators.ts'

/** What became of the comment that bears this receipt. */
export async function readReceipt({ store }: Pick<Collaborators, 'store'>, code: string): Promise<ReceiptShown> {
  const comment = await store.comments.byReceipt(foldReceipt(code))
  if (!comment) throw new Refusal('not-found')
  const [answer] = await store.comments.answersTo(comment.id)
  const state = receiptState(comment)
  return { comment, state, answeredAt: answer && state === 'published' ? answer.createdAt : null }
}
