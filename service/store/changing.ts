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

/**
 * Whether this very change was applied before, so that sending it again is no loss. Each version has its entry, so the
 * one that made the change's is counted from the end: others may have come after it.
 */
export function alreadyApplied(comment: Comment, change: Change): boolean {
  if (comment.version <= change.version) return false
  const written = comment.history.at(change.version - comment.version)
  const { at, act, to, decision } = change.entry
  return (
    written !== undefined &&
    written.at === at &&
    written.act === act &&
    written.to === to &&
    written.decision === decision
  )
}
