import type { QueueItem, Tab } from '../../../service/contract/views.ts'
import type { QueueState } from './state.ts'

/** Whether a tab holds what stands so, as far as its state tells. */
export function isIn(tab: Tab, { state, reports, appeal }: Pick<QueueItem, 'state' | 'reports' | 'appeal'>): boolean {
  if (tab === 'reported') return state === 'published' && reports > 0
  if (tab === 'answer') return state === 'published'
  if (tab === 'appealed') return appeal !== undefined && appeal.outcome === null
  return tab === 'forwarded' ? state !== 'removed' : state === tab
}

/** Whether somebody else decided it while its row stands here: keys pass it over, and it goes with the next decision. */
export const isLapsed = ({ filter, overtaken }: Pick<QueueState, 'filter' | 'overtaken'>, item: QueueItem): boolean =>
  overtaken.has(item.id) && !isIn(filter.tab, item)

/** Whether this desk's own decision, or its undo, has brought it to this version. */
const isOwn = ({ decisions }: QueueState, { id, version }: QueueItem): boolean =>
  decisions.some(({ expect, phase }) => {
    const seen = expect[id]
    if (seen === undefined || phase === 'refused') return false
    return version <= seen + (phase === 'undone' || phase === 'undoing' ? 2 : 1)
  })

/**
 * Takes in how rows stand that others changed: each where it stands, so that nothing moves under the hand. Whoever has
 * not looked at one since is told what happened before deciding it.
 */
export function overtake(state: QueueState, changed: readonly QueueItem[]): QueueState {
  const fresh = new Map(changed.map((item) => [item.id, item]))
  const isNewer = (item: QueueItem): boolean => (fresh.get(item.id)?.version ?? 0) > item.version
  const shown = [...state.items, ...Object.values(state.aside)].filter(isNewer).map(({ id }) => id)
  if (shown.length === 0) return state
  const now = (item: QueueItem): QueueItem => (isNewer(item) ? (fresh.get(item.id) ?? item) : item)
  const others = shown.filter((id) => {
    const item = fresh.get(id)
    return item !== undefined && !isOwn(state, item)
  })
  return {
    ...state,
    items: state.items.map(now),
    aside: Object.fromEntries(Object.entries(state.aside).map(([id, item]) => [id, now(item)])),
    overtaken: new Set([...state.overtaken, ...others]),
  }
}

/** Looked at anew: what it says now is what is decided. */
export function seenAnew(state: QueueState, id: string | null): QueueState {
  if (id === null || id === state.chosen || !state.overtaken.has(id)) return state
  return { ...state, overtaken: new Set([...state.overtaken].filter((one) => one !== id)) }
}

/** What others decided meanwhile, but for the one that is open: it goes with the next decision. */
export const lapsedBeside = (state: QueueState): ReadonlySet<string> =>
  new Set(state.items.filter((item) => item.id !== state.chosen && isLapsed(state, item)).map(({ id }) => id))
