import type { Change, Comment } from '../domain/comment.ts'
import { isSame } from '../domain/same.ts'

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

/** What people have said: two changes of one member within one millisecond differ in nothing else. */
const said = ['text', 'clarification', 'corrections', 'forwarded'] as const

/**
 * Whether this very change was applied before, so that sending it again is no loss. Each version has its entry, so the
 * one that made the change's is counted from the end: others may have come after it.
 */
export function alreadyApplied(comment: Comment, { version, set, entry }: Change): boolean {
  if (comment.version <= version) return false
  const written = comment.history.at(version - comment.version)
  if (written === undefined || !isSame(written, entry)) return false
  const isLast = comment.version === version + 1
  return !isLast || said.every((name) => set[name] === undefined || isSame(set[name], comment[name]))
}
