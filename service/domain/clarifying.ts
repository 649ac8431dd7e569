import type { Act, Change, Comment } from './comment.ts'
import type { Clarification } from './comment-facts.ts'
import type { Mover } from './mover.ts'

/** Whether the public sees something of a reader's that an office could put right. */
export const clarifiable = ({ state, author }: Pick<Comment, 'state' | 'author'>): boolean =>
  state === 'published' && author.kind === 'reader'

type Clarifying = { text: string | null; office: Clarification['office']; by: Mover; now: number }

function after(present: Clarification | null, { text, office, now }: Clarifying): Clarification | null {
  if (text === null) return null
  return present ? { ...present, text, office, editedAt: now } : { text, office, at: now, editedAt: null }
}

/**
 * The change that sets a comment's clarification, changes it or (null) withdraws it. Null where that changes nothing.
 */
export function clarifyChange(comment: Comment, clarifying: Clarifying): Change | null {
  const { clarification: present, id, version, state } = comment
  const { text, by, now } = clarifying
  if (text === (present?.text ?? null)) return null
  const act: Act = text === null ? 'unclarified' : present ? 'reclarified' : 'clarified'
  const entry = { at: now, by, act, from: state, to: state, reason: null, decision: null }
  return { id, version, state, set: { clarification: after(present, clarifying) }, entry }
}
