import type { MatchBody } from '../../../service/contract/member.ts'
import type {
  AlarmView,
  AuthorRecord,
  CampaignName,
  ClaimView,
  CoverView,
  NoteView,
  QueueItem,
  QueueItemAlone,
  QueueFigures,
  QueueView,
  ReportedView,
  Tab,
  TabCounts,
} from '../../../service/contract/views.ts'
import type { Action } from '../../../service/contract/item-verbs.ts'

/** What the list shows. It stands in the URL, so that a filter is a link one can send. */
export type Filter = {
  tab: Tab
  office: string
  q: string
  /** also what offices below hold and are not late with; left out, as the service thinks usual */
  reach?: 'all'
  late?: 'only'
}

/** How far the list reaches, and what is to be found in it and beyond; null where that is not known yet. */
export type Sight = Pick<QueueView, 'reach' | 'late' | 'heldBelow' | 'lateAnswers'>

/** What only an opened item tells. */
export type Detail = {
  email: string | null
  record: AuthorRecord
  reported: ReportedView[]
  notes: NoteView[]
  covers: CoverView[]
}

/** What a decision does: one of the contract's actions, leaving up what readers reported, or answering. */
export type DecisionAction = Action | 'settle' | Answering
/** One answer for one or several; what waits is approved with it. */
export type Answering = 'answer' | 'answer-approve'
export const isAnswering = (action: DecisionAction): action is Answering =>
  action === 'answer' || action === 'answer-approve'

/** One decision, from the key press to its undo. It keeps what it took from the list, to put it back. */
export type Decision = {
  /** this desk's own number for it */
  key: number
  action: DecisionAction
  ids: string[]
  /** of these every copy in sight, and for 72 hours what still arrives */
  campaigns: string[]
  /** instead of `ids`: everything that matches, up to the newest id seen */
  match: MatchBody | null
  reason: string | null
  /** of an answer its words, which are its sender's own */
  text?: string
  /** the version seen of each */
  expect: Record<string, number>
  /** of what is left up, how many reports were seen of each */
  reports: Record<string, number>
  /** its name on the wire: where an answer was lost, the audit tells by it what was decided */
  name: string
  /** how many rows it was made on, and the first of them */
  rows: number
  first: string
  /** what left the list, each with its place in it; nothing of it after a reload */
  taken: { item: QueueItem; at: number }[]
  filter: Filter
  /** how many it is to move; once answered, how many it moved */
  count: number
  skipped: number
  phase: 'sending' | 'waiting' | 'done' | 'undoing' | 'undone' | 'refused'
  /** its undo could not be sent yet */
  undoWaits?: boolean
  attempts: number
  /** how many of its calls were answered; a match is one, however often it goes on */
  parts: number
  /** what undoes it; several where a match took several calls */
  undos: string[]
  /** while it is undone: how many came back so far, and how many had moved since */
  restored: number
  passedOver: number
  at: number
}

/** What the toast says. One at a time; decisions stay in the session's history. */
export type Note = { id: number } & (
  | { kind: 'decision'; key: number }
  | { kind: 'raced'; item: QueueItem; action: DecisionAction | null }
  | { kind: 'refused'; detail: string | null }
  | { kind: 'undone'; count: number; skipped: number }
  | { kind: 'pinned'; item: string; pinned: boolean }
  | { kind: 'not-pinned'; detail: string | null }
  | { kind: 'said'; words: Said; undo: (() => void) | null }
  | { kind: 'not-done'; detail: string | null }
)

/** What was done to an opened comment besides deciding it, by the name of its sentence. */
export type Said =
  | 'noted'
  | 'noteWithdrawn'
  | 'noteReturned'
  | 'covered'
  | 'uncovered'
  | 'clarified'
  | 'unclarified'
  | 'retitled'
  | 'corrected'
  | 'uncorrected'
  | 'personHeld'
  | 'personFreed'
  | 'marked'
  | 'unmarked'
  | 'forwarded'
  | 'unforwarded'
  | 'appealGranted'
  | 'appealUpheld'
  | 'appealWaits'

/** One of these, as long as the session lasts. */
export type Done = {
  /** this desk's own number for it */
  key: number
  words: Said
  at: number
  /** takes it back; null where there is nothing to take back, or it was */
  undo: (() => void) | null
  isUndone: boolean
}

export type QueueState = {
  filter: Filter
  items: QueueItem[]
  next: string | null
  counts: TabCounts | null
  /** whose comments are counted there */
  countedIn: string | null
  /** where far more comes in than usual */
  alarms: AlarmView[]
  sight: Sight
  /** what other members have open */
  claims: ClaimView[]
  reading: 'first' | 'more' | 'ready' | 'failed'
  /** why reading failed, in words; null where no answer came at all; or what is wrong with the search */
  trouble: { words: string; ofSearch: boolean } | null
  chosen: string | null
  selected: ReadonlySet<string>
  /** everything that matches is meant, beyond what is loaded */
  all: boolean
  /** campaigns whose rows are decided as the one comment that they show */
  apart: ReadonlySet<string>
  /** came since the list was read, and are offered instead of moving it */
  arrivals: QueueItem[]
  /** shown as others left them while they stood here, and not looked at since */
  overtaken: ReadonlySet<string>
  /** how many a search finds, once that was asked */
  found: number | null
  /** items opened that the list does not hold: by a link, or after a lost race */
  aside: Record<string, QueueItem>
  details: Record<string, Detail>
  /** of this session, newest first */
  decisions: Decision[]
  /** what else was done in this session, newest first */
  done: Done[]
  note: Note | null
}

export type QueueEvent =
  | { type: 'filtered'; filter: Filter }
  | { type: 'loaded'; view: QueueView; keep?: boolean }
  | { type: 'reading-more' }
  | { type: 'loaded-more'; view: QueueView }
  | { type: 'counted'; figures: QueueFigures }
  | { type: 'load-failed'; trouble: QueueState['trouble'] }
  | { type: 'polled'; view: QueueView }
  | { type: 'looked'; changed: QueueItem[] }
  | { type: 'claimed'; claims: ClaimView[] }
  | { type: 'told'; id: string; action: DecisionAction }
  | { type: 'found'; count: number }
  | { type: 'arrivals-shown' }
  | { type: 'moved'; by: 1 | -1 }
  | { type: 'extended'; by: 1 | -1 }
  | { type: 'chose'; id: string | null }
  | { type: 'toggled'; id: string }
  | { type: 'ranged'; id: string }
  | { type: 'selected-loaded' }
  | { type: 'selected-all' }
  | { type: 'selection-cleared' }
  | { type: 'refreshed'; item: QueueItemAlone }
  | { type: 'set-apart'; campaign: string; apart: boolean }
  | { type: 'vanished'; id: string }
  | { type: 'decided'; decision: Decision }
  | { type: 'sent'; key: number }
  | { type: 'waits'; key: number }
  | { type: 'confirmed'; key: number; moved: number; skipped: number; undos: string[]; last: boolean }
  | { type: 'part-done'; key: number }
  | { type: 'raced'; key: number; item: QueueItem }
  | { type: 'refused'; key: number; detail: string | null }
  | { type: 'undoing'; key: number }
  | { type: 'undo-failed'; key: number; detail: string | null }
  | { type: 'part-undone'; key: number; undo: string; restored: number; skipped: number }
  | { type: 'undone'; key: number }
  | { type: 'taken-back'; restored: number; skipped: number }
  | { type: 'not-taken-back'; detail: string | null }
  | { type: 'pinned'; id: string; pinned: boolean }
  | { type: 'not-pinned'; detail: string | null }
  | { type: 'said'; words: Said; undo: Done['undo']; key: number; at: number }
  | { type: 'not-done'; detail: string | null }
  | { type: 'note-gone'; id: number }
  | { type: 'recalled'; key: number }

export const tabs: readonly Tab[] = [
  'held',
  'reported',
  'published',
  'spam',
  'rejected',
  'appealed',
  'forwarded',
  'answer',
]

export const emptyQueue = (filter: Filter): QueueState => ({
  filter,
  items: [],
  next: null,
  counts: null,
  countedIn: null,
  alarms: [],
  claims: [],
  sight: { reach: 'all', late: 0, heldBelow: 0, lateAnswers: 0 },
  reading: 'first',
  trouble: null,
  chosen: null,
  selected: new Set(),
  all: false,
  apart: new Set(),
  arrivals: [],
  overtaken: new Set(),
  found: null,
  aside: {},
  details: {},
  decisions: [],
  done: [],
  note: null,
})

/** An item the desk knows, in the list or beside it. */
export const itemOf = (state: QueueState, id: string | null): QueueItem | null =>
  id === null ? null : (state.items.find((item) => item.id === id) ?? state.aside[id] ?? null)

/** What a decision now would touch: the selection, else the chosen one. */
export function subjects(state: QueueState): QueueItem[] {
  if (state.selected.size > 0) return state.items.filter((item) => state.selected.has(item.id))
  const chosen = itemOf(state, state.chosen)
  return chosen ? [chosen] : []
}

/** The campaign that a decision on this row is about: all its copies, not this one alone. Null for a comment of its own. */
export function campaignOf({ apart }: Pick<QueueState, 'apart'>, item: QueueItem): CampaignName | null {
  const { campaign } = item
  return campaign !== null && campaign.copies > 1 && !apart.has(campaign.id) ? campaign : null
}

/** How many comments a decision on these would move. */
export function reachOf(state: Pick<QueueState, 'apart'>, items: readonly QueueItem[]): number {
  const whole = new Map(
    items.flatMap((item) => {
      const campaign = campaignOf(state, item)
      return campaign ? [[campaign.id, campaign.copies] as const] : []
    }),
  )
  const single = items.filter((item) => campaignOf(state, item) === null).length
  return [...whole.values()].reduce((sum, copies) => sum + copies, single)
}

/** The newest id seen in this list. Ids sort by time, and by the queue's own order newest first. */
export const newestSeen = (state: QueueState): string | null =>
  state.items.reduce<string | null>((newest, { id }) => (newest === null || id > newest ? id : newest), null)

/** How many the list would hold if it were read to its end; null where nobody has counted them yet. */
export function totalOf({ filter, counts, sight, found }: QueueState): number | null {
  if (filter.q) return found
  if (!counts) return null
  return filter.late ? sight.late : counts[filter.tab]
}

/** Not sent yet, or sent again and not answered yet: while it is tried anew nothing is said to have gone well. */
export const isWaiting = ({ phase, attempts, undoWaits }: Decision): boolean =>
  phase === 'waiting' || (phase === 'sending' && attempts > 1) || (phase === 'undoing' && undoWaits === true)

/** Decisions, or their undos, that have not reached the service: none while sending goes well, all that queue up once it does not. */
export function waiting(state: QueueState): Decision[] {
  const held = state.decisions.filter(isWaiting)
  return held.some(({ attempts }) => attempts > 0) ? held : []
}

/** Whether there is something to take back, now or as soon as it was sent. What was left up is only found again. */
export const canUndo = ({ action, phase, undos }: Decision): boolean =>
  action !== 'settle' && (phase === 'sending' || phase === 'waiting' || (phase === 'done' && undos.length > 0))

/** The last decision that stands: an undo never reaches past what was left up to something decided before. */
export const lastStanding = (state: QueueState): Decision | null =>
  state.decisions.find((one) => canUndo(one) || (one.action === 'settle' && one.phase !== 'refused')) ?? null

/** The last decision, if it can still be taken back. */
export function undoable(state: QueueState): Decision | null {
  const decision = lastStanding(state)
  return decision && canUndo(decision) ? decision : null
}

/** `at(-1)`, which the oldest browsers we serve do not know. */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** Who else has it open, by name; null for nobody. */
export function openedBy({ claims }: Pick<QueueState, 'claims'>, id: string): string | null {
  const names = claims.filter((claim) => claim.id === id).map(({ by }) => by)
  return names.length > 0 ? names.join(', ') : null
}

/** The list's filter, as it is decided and counted by: what its reach came to, whatever it was asked as. */
export function within({ filter: { tab, office, q, late }, sight }: QueueState): Omit<MatchBody, 'before'> | null {
  // What waits for an answer is decided one by one, and counted by its tab.
  if (tab === 'answer') return null
  const far = sight.reach === 'own' ? ({ reach: 'own' } as const) : {}
  return { tab, ...far, ...(office ? { office } : {}), ...(q ? { q } : {}), ...(late ? { late } : {}) }
}
