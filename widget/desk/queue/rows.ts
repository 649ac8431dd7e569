import type { QueueItem } from '../../../service/contract/views.ts'
import { isLapsed } from './overtaken.ts'
import { last, type QueueState } from './state.ts'

/** The row before or after the chosen one that nobody else has decided; at the ends, the chosen one itself. */
export function neighbour(state: QueueState, by: 1 | -1): string | null {
  const at = state.items.findIndex(({ id }) => id === state.chosen)
  if (at < 0) return besideOf(state, by)
  for (let next = at + by; ; next += by) {
    const item = state.items[next]
    if (!item) return state.chosen
    if (!isLapsed(state, item)) return item.id
  }
}

/** Of one that the list does not hold: the row before or after where it would stand. */
function besideOf({ items, chosen }: QueueState, by: 1 | -1): string | null {
  const older = items.findIndex(({ id }) => id < (chosen ?? ''))
  const beside = older < 0 ? last(items) : items[by > 0 || older === 0 ? older : older - 1]
  return (chosen === null ? items[0] : beside)?.id ?? chosen
}

/** Takes items from the list and chooses the row that moves into the place of the chosen one. */
export function without(state: QueueState, gone: ReadonlySet<string>): QueueState {
  const items = state.items.filter(({ id }) => !gone.has(id))
  if (state.chosen === null || !gone.has(state.chosen)) return { ...state, items }
  const at = state.items.findIndex(({ id }) => id === state.chosen)
  const after = state.items.slice(at + 1).find(({ id }) => !gone.has(id))
  return { ...state, items, chosen: (after ?? last(items))?.id ?? null }
}

/** Puts a newer form of an item where it stands, or beside the list. */
export function put(state: QueueState, item: QueueItem): QueueState {
  if (!state.items.some(({ id }) => id === item.id)) return { ...state, aside: { ...state.aside, [item.id]: item } }
  return { ...state, items: state.items.map((old) => (old.id === item.id ? item : old)) }
}
