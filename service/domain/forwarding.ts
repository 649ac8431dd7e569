import type { Act, Change, Comment } from './comment.ts'
import type { Forwarding } from './comment-facts.ts'
import type { Mover } from './mover.ts'

export type OutsideBody = { id: string; name: string; url: string }

/** Whom an office may point to besides the commission's own offices. Another one is another row. */
export const outsideBodies: readonly OutsideBody[] = [
  { id: 'bawaslu', name: 'Bawaslu', url: 'https://www.bawaslu.go.id' },
  { id: 'dukcapil', name: 'Ditjen Dukcapil', url: 'https://dukcapil.kemendagri.go.id' },
  { id: 'lapor', name: 'SP4N-LAPOR!', url: 'https://www.lapor.go.id' },
]

/** Whether there is something of a reader's to pass on, and it was not yet. */
export const forwardable = (comment: Pick<Comment, 'state' | 'author' | 'withdrawn' | 'forwarded'>): boolean => {
  const { state, author, withdrawn, forwarded } = comment
  return author.kind === 'reader' && !withdrawn && forwarded === null && (state === 'published' || state === 'held')
}

/** The office that may answer it besides its own; null for none. */
export const forwardedTo = ({ forwarded }: Pick<Comment, 'forwarded'>): string | null =>
  forwarded === null || forwarded.url !== null ? null : forwarded.to

/** The office that owes its answer: the one that it was passed on to, else its own. */
export const answererOf = (comment: Pick<Comment, 'office' | 'forwarded'>): string =>
  forwardedTo(comment) ?? comment.office

/** The change that passes a comment on or (null) takes that back. Null where that changes nothing. */
export function forwardChange(comment: Comment, to: Forwarding | null, by: Mover, now: number): Change | null {
  const { forwarded, id, version, state } = comment
  if (to === null ? forwarded === null : !forwardable(comment)) return null
  const act: Act = to === null ? 'unforwarded' : 'forwarded'
  const reason = to === null ? null : to.name
  const entry = { at: now, by, act, from: state, to: state, reason, decision: null }
  return { id, version, state, set: { forwarded: to }, entry }
}
