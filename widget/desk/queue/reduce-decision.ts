import { leaves, shifted, tabAfter } from './counts.ts'
import { lapsedBeside } from './overtaken.ts'
import { neighbour, put, without } from './rows.ts'
import type { Decision, Filter, Note, QueueEvent, QueueState } from './state.ts'

export type DecisionEvent = Extract<
  QueueEvent,
  {
    type:
      | 'decided'
      | 'sent'
      | 'waits'
      | 'confirmed'
      | 'part-done'
      | 'raced'
      | 'refused'
      | 'undoing'
      | 'undo-failed'
      | 'part-undone'
      | 'undone'
  }
>

/** What happens to a decision on its way. */
export function reduceDecision(state: QueueState, event: DecisionEvent): QueueState {
  switch (event.type) {
    case 'decided': {
      const { decision } = event
      const note: Note = { id: noteId(state), kind: 'decision', key: decision.key }
      const next = {
        ...state,
        decisions: [decision, ...state.decisions],
        selected: new Set<string>(),
        all: false,
        note,
      }
      if (!leaves(state.filter.tab, decision.action))
        // Whoever has answered looks at what stands there now.
        return without(
          { ...next, chosen: decision.action === 'answer' ? state.chosen : neighbour(state, 1) },
          lapsedBeside(state),
        )
      const counts = shifted(state.counts, state.filter.tab, tabAfter[decision.action], decision.count)
      return { ...without(next, new Set([...goneBy(state, decision), ...lapsedBeside(state)])), counts }
    }
    case 'sent':
      // What is to be taken back once it has arrived stays so.
      return change(state, event.key, ({ phase, attempts }) => ({
        phase: phase === 'undoing' ? phase : 'sending',
        attempts: attempts + 1,
      }))
    case 'waits':
      return change(state, event.key, ({ phase }) => (phase === 'undoing' ? { undoWaits: true } : { phase: 'waiting' }))
    case 'confirmed': {
      const at = find(state, event.key)
      if (!at) return state
      const first = at.undos.length === 0
      const moved = (first ? 0 : at.count) + event.moved
      const undos = [...at.undos, ...event.undos]
      const skipped = at.skipped + event.skipped
      const phase = event.last ? 'done' : 'sending'
      // An undo that was asked for meanwhile follows it.
      const stands = at.phase === 'undoing' ? at.phase : phase
      return change(state, event.key, () => ({ phase: stands, count: moved, skipped, undos }))
    }
    case 'part-done':
      return change(state, event.key, ({ parts }) => ({ parts: parts + 1 }))
    case 'raced': {
      const back = putBack(state, event.key, (id) => id === event.item.id)
      const action = find(state, event.key)?.action ?? null
      const note: Note = { id: noteId(state), kind: 'raced', item: event.item, action }
      return { ...change(put(back, event.item), event.key, () => ({ phase: 'refused' })), note }
    }
    case 'refused': {
      const back = putBack(state, event.key, () => true)
      const note: Note = { id: noteId(state), kind: 'refused', detail: event.detail }
      return { ...change(back, event.key, () => ({ phase: 'refused' })), note }
    }
    case 'undoing': {
      const back = putBack(state, event.key, () => true, true)
      return change(back, event.key, () => ({ phase: 'undoing' }))
    }
    case 'undo-failed': {
      const note: Note = { id: noteId(state), kind: 'refused', detail: event.detail }
      return { ...change(state, event.key, () => ({ phase: 'done', undos: [], undoWaits: false })), note }
    }
    case 'part-undone':
      return change(state, event.key, ({ undos, restored, passedOver }) => ({
        undos: undos.filter((undo) => undo !== event.undo),
        restored: restored + event.restored,
        passedOver: passedOver + event.skipped,
        undoWaits: false,
      }))
    case 'undone': {
      const { restored = 0, passedOver = 0 } = find(state, event.key) ?? {}
      const note: Note = { id: noteId(state), kind: 'undone', count: restored, skipped: passedOver }
      return { ...change(state, event.key, () => ({ phase: 'undone' })), note }
    }
  }
}

/** What was taken, and whatever other row shows the same campaign. */
function goneBy(state: QueueState, { taken, campaigns }: Decision): Set<string> {
  const ofThese = state.items.filter(({ campaign }) => campaign !== null && campaigns.includes(campaign.id))
  return new Set([...taken.map(({ item }) => item.id), ...ofThese.map(({ id }) => id)])
}

/** Names a note, so that only the one that was shown goes away by itself. */
export const noteId = (state: QueueState): number => (state.note?.id ?? 0) + 1

const find = (state: QueueState, key: number): Decision | undefined =>
  state.decisions.find((decision) => decision.key === key)

function change(state: QueueState, key: number, to: (decision: Decision) => Partial<Decision>): QueueState {
  const decisions = state.decisions.map((decision) =>
    decision.key === key ? { ...decision, ...to(decision) } : decision,
  )
  return { ...state, decisions }
}

/** Gives a decision's items back their places, where the list is still the one they were taken from. */
function putBack(state: QueueState, key: number, which: (id: string) => boolean, choose = false): QueueState {
  const decision = find(state, key)
  if (!decision || isBack(decision)) return state
  const counts = shifted(state.counts, tabAfter[decision.action], decision.filter.tab, decision.count)
  const same = sameFilter(state.filter, decision.filter)
  if (!same || !leaves(decision.filter.tab, decision.action)) return { ...state, counts: same ? state.counts : counts }
  const items = [...state.items]
  const known = new Set(items.map(({ id }) => id))
  for (const { item, at } of decision.taken) {
    if (which(item.id) && !known.has(item.id)) items.splice(Math.min(at, items.length), 0, item)
  }
  const first = decision.taken.find(({ item }) => which(item.id))?.item.id ?? null
  // An undo was asked for, and leads to what it brought back; anything else must not move the eye that reads on.
  return { ...state, items, counts, chosen: (choose ? first : null) ?? state.chosen ?? first }
}

/** Whether its items were put back already. */
const isBack = ({ phase }: Decision): boolean => phase === 'undoing' || phase === 'undone' || phase === 'refused'

/** Whether two filters show the same list. */
export const sameFilter = (one: Filter, other: Filter): boolean =>
  (['tab', 'office', 'q', 'reach', 'late'] as const).every((name) => one[name] === other[name])
