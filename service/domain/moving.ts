import type { PublicState, State } from '../contract/views.ts'
import { isAppealOpen, withoutAppealWords } from './appeals.ts'
import type { Author, Change, Comment, CommentFields, HistoryEntry, Standing } from './comment.ts'
import { heardFrom, owedAfterDecision } from './outside.ts'
import { isHeldByReports } from './reported.ts'
import type { Verdict } from './verdict.ts'
import type { Mover } from './mover.ts'
import type { Answer, Outside } from './comment-facts.ts'
import type { Action } from '../contract/item-verbs.ts'
import { minute } from './durations.ts'

/** Where each decision leads from, and where to. The contract's table; `restore` leads back instead. */
const moves: Record<Action, { from: readonly State[]; to: State | 'before' }> = {
  approve: { from: ['held', 'spam', 'rejected'], to: 'published' },
  reject: { from: ['held', 'published', 'spam'], to: 'rejected' },
  spam: { from: ['held', 'published', 'rejected', 'spam'], to: 'spam' },
  remove: { from: ['held', 'published', 'spam', 'rejected'], to: 'removed' },
  restore: { from: ['rejected', 'spam', 'removed'], to: 'before' },
}

/** Every decision, in the order the desk offers them. */
export const actions = Object.keys(moves) as Action[]

/** The states that a decision leads away from; of spam only what no member has confirmed. */
export const movableBy = (action: Action): readonly State[] => moves[action].from

type Stands = Pick<Comment, 'state' | 'confirmed' | 'before' | 'withdrawn' | 'text' | 'appeal'>

const standingOf = ({ state, confirmed }: Standing): Standing => ({ state, confirmed })

/**
 * Where a decision takes a comment, or null where it is to be skipped: not in the table, withdrawn by its author,
 * its words gone, an appeal waiting for somebody else, nothing to restore to, or spam that a member has confirmed
 * already.
 */
export function standingAfter(comment: Stands, action: Action): Standing | null {
  const { from, to } = moves[action]
  if (comment.withdrawn || comment.text === '' || isAppealOpen(comment) || !from.includes(comment.state)) return null
  if (to === 'before') return comment.before && standingOf(comment.before)
  if (to === comment.state && comment.confirmed) return null
  return { state: to, confirmed: to === 'spam' }
}

function changeOf(comment: Comment, to: State, set: CommentFields, entry: Omit<HistoryEntry, 'from' | 'to'>): Change {
  return { id: comment.id, version: comment.version, state: to, set, entry: { ...entry, from: comment.state, to } }
}

/** A judge outside the process may have been wrong: it is told later, from the record itself. */
const owedOf = ({ outside }: Comment, now: number): Pick<CommentFields, 'outside'> =>
  outside === null ? {} : { outside: owedAfterDecision(outside, now) }

export type Deciding = { action: Action; by: Mover; decision: string; reason: string | null; now: number }

/**
 * The change a member's decision makes of a comment, or null where it is skipped. `decision` is the audit entry's id.
 */
export function decisionChange(comment: Comment, { action, by, decision, reason, now }: Deciding): Change | null {
  const after = standingAfter(comment, action)
  if (after === null) return null
  const set = {
    confirmed: after.confirmed,
    before: standingOf(comment),
    decision,
    decidedAt: now,
    ...owedOf(comment, now),
  }
  return changeOf(comment, after.state, set, { at: now, by, act: action, reason, decision })
}

/**
 * Whether it leaves the comment up by a member's decision, who has then looked at what readers reported. What is taken
 * out of public answers its reports by that; an undo decides nothing, and leaves them as they were.
 */
export const settlesReports = ({ state, entry }: Change): boolean =>
  state === 'published' && entry.by.kind === 'member' && isDecision(entry)

/**
 * What an officer did to the words, or said above them: it moves nothing, and is passed over where a move is taken
 * back.
 */
const standingStays: readonly HistoryEntry['act'][] = [
  'covered',
  'uncovered',
  'clarified',
  'reclarified',
  'unclarified',
  'corrected',
  'uncorrected',
  'appealed',
  'upheld',
  'reconsidered',
]
const leavesStanding = ({ act }: HistoryEntry): boolean => standingStays.includes(act)

type Decided = Pick<Comment, 'state' | 'confirmed' | 'before' | 'decision' | 'decidedAt'>
const undecided: Decided = { state: 'held', confirmed: false, before: null, decision: null, decidedAt: null }

/** Whether it is a member's decision, and not the undo of one. */
export const isDecision = (entry: HistoryEntry): boolean =>
  entry.act !== 'undo' && actions.some((action) => action === entry.act)

/**
 * Where a comment stood after these entries, and by which decision: the record keeps only the last one's, and an undo
 * has to lay the one before it bare again.
 */
function replayed(history: readonly HistoryEntry[]): Decided {
  let now = undecided
  let beforeLast = undecided
  for (const entry of history) {
    const last = now
    if (entry.act === 'undo') now = beforeLast
    else if (isDecision(entry)) now = { ...afterDecision(last, entry), before: standingOf(last) }
    else now = { ...last, state: entry.to, confirmed: entry.to === 'spam' && last.confirmed }
    beforeLast = last
  }
  return now
}

function afterDecision(last: Decided, entry: HistoryEntry): Decided {
  const back = entry.act === 'restore' && last.before?.state === entry.to ? last.before.confirmed : entry.to === 'spam'
  return { state: entry.to, confirmed: back, before: null, decision: entry.decision, decidedAt: entry.at }
}

/**
 * The change that takes a decision back, or null where something moved the comment since.
 * It stands exactly as before, the decision before this one included. What was appealed against is somebody else's to
 * move; an appeal that this decision granted waits again.
 */
export function undoChange(
  comment: Comment,
  { by, decision, now }: { by: Mover; decision: string; now: number },
): Change | null {
  const { appeal } = comment
  if (appeal !== null && appeal.outcome?.decision !== decision) return null
  const moves = comment.history.filter((entry) => !leavesStanding(entry))
  const last = moves.at(-1)
  if (comment.withdrawn || comment.before === null || comment.decision !== decision) return null
  if (last === undefined || last.decision !== decision || !isDecision(last)) return null
  const earlier = replayed(moves.slice(0, -1))
  const set = {
    confirmed: comment.before.confirmed,
    before: earlier.before,
    decision: earlier.decision,
    decidedAt: earlier.decidedAt,
    ...(appeal === null ? {} : { appeal: { ...appeal, outcome: null } }),
    ...owedOf(comment, now),
  }
  return changeOf(comment, comment.before.state, set, { at: now, by, act: 'undo', reason: null, decision })
}

const byAuthor: Mover = { kind: 'author' }
const ofAuthor = (at: number, act: HistoryEntry['act']): Omit<HistoryEntry, 'from' | 'to'> => ({
  at,
  by: byAuthor,
  act,
  reason: null,
  decision: null,
})

/** Whoever looks at it at the desk should know that the public has seen another text. */
function notedAsEdited(verdict: Verdict): Verdict {
  return { ...verdict, reasons: [...verdict.reasons.filter(({ code }) => code !== 'edited'), { code: 'edited' }] }
}

export type Editing = {
  text: string
  content?: string | null
  verdict: Verdict
  fingerprint: string | null
  /** what a judge outside is owed for the new words */
  outside?: Outside | null
  now: number
}

/**
 * The change an author's edit makes: public by a verdict of *publish* alone, else held; what lies in the spam folder
 * stays there. `content` is left out where a repeated post is still to be known by what was first sent. Other words are
 * of no campaign until they are found to be.
 */
export function editChange(comment: Comment, editing: Editing): Change {
  const { text, content, verdict, fingerprint, outside = null, now } = editing
  const isOpen = verdict.outcome === 'publish' && !isHeldByReports(comment)
  const to = comment.state === 'spam' ? 'spam' : isOpen ? 'published' : 'held'
  const hidden = comment.state === 'published' && to === 'held'
  const set = {
    text,
    editedAt: now,
    confirmed: to === 'spam' && comment.confirmed,
    verdict: hidden ? notedAsEdited(verdict) : verdict,
    ...(fingerprint === comment.fingerprint ? {} : { fingerprint, campaign: null }),
    ...(content === undefined ? {} : { content }),
    ...(comment.outside === null && outside === null ? {} : { outside: to === 'held' ? outside : null }),
  }
  return changeOf(comment, to, set, ofAuthor(now, 'edited'))
}

/** Where a verdict puts a comment that nobody has decided. */
export const stateAfter = { publish: 'published', hold: 'held', spam: 'spam' } as const satisfies Record<
  Verdict['outcome'],
  State
>

/** The change that the answer of a judge outside makes of a comment that waited for it, by the verdict it led to. */
export function judgedChange(
  comment: Comment,
  { verdict, outside, heard, now }: { verdict: Verdict; outside: Outside; heard: Answer | null; now: number },
): Change {
  const set = { verdict, outside: heard && heardFrom(outside, heard) }
  const entry = { at: now, by: { kind: 'machine' } as const, act: 'judged' as const, reason: null, decision: null }
  return changeOf(comment, stateAfter[verdict.outcome], set, entry)
}

/** The change that takes a comment back for good, or null where its author did so already. */
export function withdrawChange(comment: Comment, now: number): Change | null {
  if (comment.withdrawn) return null
  const appeal = isAppealOpen(comment) ? { appeal: null } : {}
  const set = { withdrawn: true, confirmed: false, ...appeal, ...(comment.outside === null ? {} : { outside: null }) }
  return changeOf(comment, 'removed', set, ofAuthor(now, 'withdrawn'))
}

const nobody = (author: Author): Author =>
  author.kind === 'reader' ? { kind: 'reader', name: '', person: null, reader: null, avatar: '000' } : author

/** Where in a text the reasons showed tells about a text that is gone. */
const withoutEvidence = (verdict: Verdict): Verdict => ({
  ...verdict,
  reasons: verdict.reasons.map(({ code }) => ({ code })),
})

/** A comment without words and without whoever wrote them. */
const emptied = ({ author, verdict, outside, appeal }: Comment): CommentFields => ({
  text: '',
  author: nobody(author),
  content: null,
  verdict: withoutEvidence(verdict),
  fingerprint: null,
  campaign: null,
  // It may tell what those words were.
  clarification: null,
  corrections: null,
  forwarded: null,
  ...(appeal === null ? {} : { appeal: withoutAppealWords({ appeal }) }),
  ...(outside === null ? {} : { outside: null }),
})

/** The change that leaves nothing of a person in a comment; what hangs on it stays. Repeating it is harmless. */
export function eraseChange(comment: Comment, now: number, by: Mover = byAuthor): Change {
  const set = { ...emptied(comment), withdrawn: true, confirmed: false }
  return changeOf(comment, 'removed', set, { ...ofAuthor(now, 'erased'), by })
}

/** Where nobody but members sees a comment, and nobody waits for it. */
export const putAside: readonly State[] = ['rejected', 'spam', 'removed']

/**
 * The change that empties a comment which was put aside long enough ago: that it was, why and by whom stays, so that
 * the figures and its author's receipt go on telling so. Null for every other, where an appeal still waits, and where
 * nothing is left to empty.
 */
export function lapseChange(comment: Comment, now: number): Change | null {
  if (comment.text === '' || !putAside.includes(comment.state) || isAppealOpen(comment)) return null
  const entry = { at: now, by: { kind: 'machine' } as const, act: 'erased' as const, reason: null, decision: null }
  return changeOf(comment, comment.state, emptied(comment), entry)
}

/** Whether its author may still edit: while it was not decided against, not answered, and the policy's minutes last. */
export function editable(
  comment: Pick<Comment, 'state' | 'confirmed' | 'createdAt'>,
  { editMinutes, answered, now }: { editMinutes: number; answered: boolean; now: number },
): 'yes' | 'edit-window-closed' | 'conflict' {
  const shown = publicState(comment)
  if (shown === 'rejected' || shown === 'removed') return 'conflict'
  return !answered && now < editableUntil(comment, editMinutes) ? 'yes' : 'edit-window-closed'
}

/** When the time for editing ends, in milliseconds. */
export function editableUntil(comment: Pick<Comment, 'createdAt'>, editMinutes: number): number {
  return comment.createdAt + editMinutes * minute
}

/**
 * The state its own author is shown. The machine's spam folder says `held`, since nobody has judged yet; a member's
 * says `rejected`.
 */
export function publicState({ state, confirmed }: Pick<Comment, 'state' | 'confirmed'>): PublicState {
  if (state !== 'spam') return state
  return confirmed ? 'rejected' : 'held'
}

/** What a receipt tells: the same as its author is shown. */
export function receiptState(comment: Pick<Comment, 'state' | 'confirmed'>): PublicState {
  return publicState(comment)
}
