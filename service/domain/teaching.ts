import type { Comment } from './comment.ts'

/** What a member's decision says about a comment's words. */
export type Taught = { member: string; name: string; text: string; spam: boolean }

/**
 * What the decision that stands on a comment teaches, or null: only that it was approved or is spam says something of
 * its words, and only as long as they are the words that were decided.
 */
export function taughtBy(comment: Comment): Taught | null {
  const { decision, history, author, text, withdrawn, editedAt } = comment
  if (decision === null || withdrawn || text === '' || author.kind !== 'reader') return null
  const entry = history.findLast((one) => one.decision === decision && one.act !== 'undo')
  if (entry?.by.kind !== 'member' || (entry.act !== 'approve' && entry.act !== 'spam')) return null
  if (editedAt !== null && editedAt > entry.at) return null
  return { member: entry.by.member, name: author.name, text, spam: entry.act === 'spam' }
}
