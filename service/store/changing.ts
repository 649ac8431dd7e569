import type { Change, Comment } from '../domain/comment.ts'

/** The comment as a change leaves it. Whoever stores it guards by the version it was worked out from. */
export function changed(comment: Comment, change: Change): Comment {
  return {
    ...comment,
    ...change.set,
    state: change.state,
    version: comment.version + 1,
    history: [...comment.history, change.entry],
  }
}

/** Whether this very change was applied before, so that sending it again is no loss. */
export function alreadyApplied(comment: Comment, change: Change): boolean {
  const last = comment.history.at(-1)
  return (
    comment.version === change.version + 1 &&
    last !== undefined &&
    last.decision === change.entry.decision &&
    last.at === change.entry.at &&
    last.act === change.entry.act
  )
}
