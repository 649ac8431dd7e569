import type { ItemVerb } from '../contract/item-verbs.ts'
import type { Role, Verb } from '../contract/views.ts'
import type { Comment } from './comment.ts'
import { clarifiable } from './clarifying.ts'
import { correctable } from './correcting.ts'
import { coverable } from './covering.ts'
import { forwardable } from './forwarding.ts'
import { actions, standingAfter } from './moving.ts'
import { isKnown } from './person-holds.ts'

export const roles = ['owner', 'lead', 'moderator', 'auditor'] as const satisfies Role[]

/** Each role as a sentence; all of it for the member's own office and those below alone. */
const rights: Record<Role, readonly Verb[]> = {
  owner: ['read', 'audit', 'decide', 'answer', 'policy', 'members', 'sites', 'offices'],
  lead: ['read', 'audit', 'decide', 'answer', 'policy', 'members', 'sites'],
  moderator: ['read', 'audit', 'decide', 'answer'],
  auditor: ['read', 'audit'],
}

/** Which roles a role may hand out, and take from others. */
const grants: Record<Role, readonly Role[]> = {
  owner: ['owner', 'lead', 'moderator', 'auditor'],
  lead: ['lead', 'moderator', 'auditor'],
  moderator: [],
  auditor: [],
}

/** All that a role may do within its offices. */
export function rightsOf(role: Role): Verb[] {
  return [...rights[role]]
}

/** Whether a role may do this within its offices. */
export function may(role: Role, verb: Verb): boolean {
  return rights[role].includes(verb)
}

/** Whether a role may make a member of this role. */
export function mayGrant(role: Role, wanted: Role): boolean {
  return grants[role].includes(wanted)
}

/** Whether an office may answer here: what the public sees, or what it will see with the answer. */
const answerable = (comment: Pick<Comment, 'state' | 'withdrawn'>): boolean =>
  !comment.withdrawn && (comment.state === 'published' || comment.state === 'held')

/** Whether a page may begin with it: only with what the public sees. What is pinned may always be let go. */
export const pinnable = (comment: Pick<Comment, 'state'>): boolean => comment.state === 'published'

/** Whether there is something to settle: readers reported what the public sees. */
export const settleable = ({ state, reports }: Pick<Comment, 'state' | 'reports'>): boolean =>
  state === 'published' && reports > 0

/** Whether it can be said what it is: a reader's words that are public, or will be. */
export const markable = ({ state, withdrawn, author }: Pick<Comment, 'state' | 'withdrawn' | 'author'>): boolean =>
  !withdrawn && author.kind === 'reader' && (state === 'published' || state === 'held')

/** A comment as far as it says what may be done with it, and whether it is the one pinned to its page. */
type Movable = Pick<
  Comment,
  | 'state'
  | 'confirmed'
  | 'before'
  | 'withdrawn'
  | 'text'
  | 'reports'
  | 'author'
  | 'clarification'
  | 'forwarded'
  | 'appeal'
> & { pinned?: boolean }

/** What may be done with a comment besides deciding it: the right that takes, and whether there is something to do. */
type Row = { verb: ItemVerb; right: Verb; isOpen(comment: Movable): boolean }

const settling: Row = { verb: 'settle', right: 'decide', isOpen: settleable }
/** In the order the desk shows them. */
const others: readonly Row[] = [
  { verb: 'answer', right: 'answer', isOpen: answerable },
  { verb: 'pin', right: 'decide', isOpen: (comment) => comment.pinned === true || pinnable(comment) },
  { verb: 'clarify', right: 'decide', isOpen: (comment) => clarifiable(comment) || comment.clarification !== null },
  { verb: 'correct', right: 'answer', isOpen: correctable },
  { verb: 'forward', right: 'decide', isOpen: forwardable },
  { verb: 'cover', right: 'decide', isOpen: coverable },
  { verb: 'hold-author', right: 'decide', isOpen: isKnown },
  { verb: 'mark', right: 'decide', isOpen: markable },
]

/** What this role may do with a comment now, in the order the desk shows it. The same rule decides the act itself. */
export function mayMove(role: Role, comment: Movable): ItemVerb[] {
  const open = (rows: readonly Row[]): ItemVerb[] =>
    rows.filter(({ right, isOpen }) => may(role, right) && isOpen(comment)).map(({ verb }) => verb)
  const decisions = may(role, 'decide') ? actions.filter((action) => standingAfter(comment, action) !== null) : []
  return [...open([settling]), ...decisions, ...open(others)]
}
