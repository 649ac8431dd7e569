import type { QueueItem, QueueView } from '../../../service/contract/views.ts'
import { leaves, told } from './counts.ts'
import { noteId, reduceDecision, sameFilter } from './reduce-decision.ts'
import { overtake, seenAnew } from './overtaken.ts'
import { neighbour, put, without } from './rows.ts'
import { emptyQueue, itemOf, last, type Done, type Note, type QueueEvent, type QueueState } from './state.ts'

/** What was done stands first; what takes it back stands in its place, under its number. */
function doneWith(done: Done[], { key, words, at, undo }: Extract<QueueEvent, { type: 'said' }>): Done[] {
  if (done.every((one) => one.key !== key)) return [{ key, words, at, undo, isUndone: false }, ...done]
  return done.map((one) => (one.key === key ? { ...one, undo: null, isUndone: true } : one))
}

/** Everything that can happen to the queue, as one function without effects. */
export function reduceQueue(state: QueueState, event: QueueEvent): QueueState {
  switch (event.type) {
    case 'filtered':
      // The session's history and the counts outlive a change of tab; the rest belongs to one list.
      return {
        ...emptyQueue(event.filter),
        counts: state.counts,
        countedIn: state.countedIn,
        alarms: state.alarms,
        sight: state.sight,
        decisions: state.decisions,
        done: state.done,
        note: state.note,
      }
    case 'loaded':
      return loaded(state, event.view, event.keep ?? false)
    case 'reading-more':
      return { ...state, reading: 'more' }
    case 'loaded-more': {
      const fresh = pending(state, event.view.items).filter((item) => !isShown(state.items, item))
      return {
        ...state,
        items: [...state.items, ...fresh],
        next: event.view.next,
        alarms: event.view.alarms,
        ...seenBeside(state, event.view),
        reading: 'ready',
      }
    }
    case 'counted':
      return { ...state, ...told(state, event.figures) }
    case 'load-failed':
      return { ...state, reading: 'failed', trouble: event.trouble }
    case 'polled':
      return polled(state, event.view)
    case 'looked':
      return overtake(state, event.changed)
    case 'claimed':
      return { ...state, claims: event.claims }
    case 'told': {
      const item = itemOf(state, event.id)
      const known = { ...state, overtaken: new Set([...state.overtaken].filter((id) => id !== event.id)) }
      return item ? { ...known, note: { id: noteId(state), kind: 'raced', item, action: event.action } } : known
    }
    case 'found':
      return { ...state, found: event.count }
    case 'arrivals-shown': {
      const [first] = state.arrivals
      if (!first) return state
      const items = [...state.arrivals, ...state.items]
      return { ...state, items, arrivals: [], chosen: state.chosen ?? first.id, all: false }
    }
    case 'moved': {
      const chosen = neighbour(state, event.by)
      return { ...seenAnew(state, chosen), chosen }
    }
    case 'extended': {
      const chosen = neighbour(state, event.by)
      const both = [state.chosen, chosen].filter((id) => state.items.some((item) => item.id === id))
      const selected = new Set([...state.selected, ...both.flatMap((id) => id ?? [])])
      return { ...seenAnew(state, chosen), chosen, selected, all: false }
    }
    case 'chose':
      return { ...seenAnew(state, event.id), chosen: event.id }
    case 'toggled':
      return { ...state, selected: toggled(state.selected, event.id), all: false }
    case 'ranged':
      return { ...state, selected: ranged(state, event.id), all: false, chosen: event.id }
    case 'selected-loaded':
      return { ...state, selected: new Set(state.items.map(({ id }) => id)), all: false }
    case 'selected-all':
      return { ...state, selected: new Set(state.items.map(({ id }) => id)), all: true }
    case 'selection-cleared':
      return { ...state, selected: new Set(), all: false }
    case 'refreshed': {
      const { email, record, reported, notes, covers, ...item } = event.item
      return {
        ...put(overtake(state, [item]), item),
        details: { ...state.details, [item.id]: { email, record, reported, notes, covers } },
      }
    }
    case 'set-apart': {
      const apart = new Set([...state.apart].filter((id) => id !== event.campaign))
      return { ...state, apart: event.apart ? apart.add(event.campaign) : apart }
    }
    case 'vanished':
      return without(state, new Set([event.id]))
    case 'pinned': {
      const note: Note = { id: noteId(state), kind: 'pinned', item: event.id, pinned: event.pinned }
      return { ...pinned(state, event), note }
    }
    case 'not-pinned':
      return { ...state, note: { id: noteId(state), kind: 'not-pinned', detail: event.detail } }
    case 'said':
      return {
        ...state,
        done: doneWith(state.done, event),
        note: { id: noteId(state), kind: 'said', words: event.words, undo: event.undo },
      }
    case 'taken-back':
      return { ...state, note: { id: noteId(state), kind: 'undone', count: event.restored, skipped: event.skipped } }
    case 'not-done':
      return { ...state, note: { id: noteId(state), kind: 'not-done', detail: event.detail } }
    case 'not-taken-back':
      return { ...state, note: { id: noteId(state), kind: 'refused', detail: event.detail } }
    case 'recalled':
      return { ...state, note: { id: noteId(state), kind: 'decision', key: event.key } }
    case 'note-gone':
      return state.note?.id === event.id ? { ...state, note: null } : state
    default:
      return reduceDecision(state, event)
  }
}

/** Leaves out what is decided here and not yet answered: the service still lists it where it was. */
function pending(state: QueueState, items: QueueItem[]): QueueItem[] {
  const open = state.decisions.filter(
    ({ phase, filter, action }) =>
      (phase === 'sending' || phase === 'waiting') && filter.tab === state.filter.tab && leaves(filter.tab, action),
  )
  const decided = new Set(open.flatMap(({ ids }) => ids))
  const whole = new Set(open.flatMap(({ campaigns }) => campaigns))
  const upTo = open.flatMap(({ match, filter }) => (match && sameFilter(filter, state.filter) ? [match.before] : []))
  return items.filter(
    ({ id, campaign }) =>
      !decided.has(id) && !(campaign && whole.has(campaign.id)) && !upTo.some((before) => id <= before),
  )
}

const isOfSame = (one: QueueItem, other: QueueItem): boolean =>
  one.campaign !== null && one.campaign.id === other.campaign?.id

/** Whether a row shows it, or its campaign. */
const isShown = (items: readonly QueueItem[], item: QueueItem): boolean =>
  items.some((one) => one.id === item.id || isOfSame(one, item))

/** What an answer tells besides its rows: how far it reaches, and what was counted. */
const seenBeside = (state: QueueState, view: QueueView): ReturnType<typeof told> =>
  told({ ...state, sight: { ...state.sight, reach: view.reach } }, view)

function loaded(state: QueueState, view: QueueView, keep: boolean): QueueState {
  const items = pending(state, view.items)
  const known = new Set(items.map(({ id }) => id))
  // What a link opened stays open, in this list or not; after a renewal only what is still there.
  const chosen =
    state.chosen !== null && (known.has(state.chosen) || !keep) ? state.chosen : newerOfChosen(state, items)
  const selected = keep ? new Set([...state.selected].filter((id) => known.has(id))) : new Set<string>()
  const first = items[0]?.id ?? null
  return {
    ...(keep ? overtake(state, items) : state),
    items,
    next: view.next,
    alarms: view.alarms,
    ...seenBeside(state, view),
    reading: 'ready',
    trouble: null,
    found: null,
    chosen: chosen ?? first,
    selected,
    all: false,
    arrivals: [],
  }
}

/** Of the campaign whose row was chosen another copy may be the newest by now. */
function newerOfChosen(state: QueueState, items: readonly QueueItem[]): string | null {
  const before = itemOf(state, state.chosen)
  return (before && items.find((item) => isOfSame(item, before))?.id) ?? null
}

/** A look at the first page: known items are renewed where they stand, new ones are only offered. */
function polled(state: QueueState, view: QueueView): QueueState {
  const fresh = new Map(pending(state, view.items).map((item) => [item.id, item]))
  // In an empty list nothing can move under the hand.
  if (state.items.length === 0) return loaded(state, view, true)
  const known = overtake(state, [...fresh.values()])
  const items = known.items.map((item) => grown([...fresh.values()], newer(fresh.get(item.id), item)))
  const end = last(items)
  // Below the last loaded row lies the next page, not news.
  const arrivals = [...fresh.values()].filter(
    (item) => !isShown(items, item) && (state.next === null || !end || isAbove(state, item, end)),
  )
  return { ...known, items, arrivals, alarms: view.alarms, ...seenBeside(state, view) }
}

/** Whether a row stands above another: what waits for an answer by when it is due, all else newest first. */
const isAbove = ({ filter }: QueueState, item: QueueItem, other: QueueItem): boolean =>
  filter.tab === 'answer' ? dueOf(item) < dueOf(other) : item.id > other.id

const dueOf = ({ matter }: QueueItem): string => matter?.due?.at ?? ''

/** A campaign that grew is the same row, whichever copy it shows. */
function grown(fresh: readonly QueueItem[], item: QueueItem): QueueItem {
  const same = fresh.find((one) => isOfSame(one, item))
  return same ? { ...item, campaign: same.campaign } : item
}

/** What readers report, support and members pin changes no version. */
const newer = (fresh: QueueItem | undefined, item: QueueItem): QueueItem =>
  fresh && fresh.version >= item.version ? fresh : item

/** A page has one pinned comment at most: the new one takes the place of another. */
function pinned(state: QueueState, { id, pinned }: { id: string; pinned: boolean }): QueueState {
  const one = itemOf(state, id)
  if (!one) return state
  const others = state.items.filter((item) => item.pinned && item.id !== id && isOnPageOf(item, one))
  const changed = [...(pinned ? others.map((item) => ({ ...item, pinned: false })) : []), { ...one, pinned }]
  return changed.reduce(put, state)
}

const isOnPageOf = (item: QueueItem, one: QueueItem): boolean =>
  item.site === one.site && item.page.url === one.page.url

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

/** From the chosen row to this one, added to what is selected. */
function ranged(state: QueueState, id: string): ReadonlySet<string> {
  const from = state.items.findIndex((item) => item.id === (itemOf(state, state.chosen)?.id ?? id))
  const to = state.items.findIndex((item) => item.id === id)
  const [low, high] = from < to ? [from, to] : [to, from]
  return new Set([...state.selected, ...state.items.slice(Math.max(0, low), high + 1).map((item) => item.id)])
}
