import { type FiguresQuery, readQueueFigures } from '../../../service/contract/member.ts'
import type { QueueFigures } from '../../../service/contract/views.ts'
import type { Ask } from '../asking.ts'
import { isUntold } from './counts.ts'
import type { QueueEvent, QueueState } from './state.ts'

type Counting = {
  ask: Ask
  state(): QueueState
  dispatch(event: QueueEvent): void
  /** whose comments are meant */
  place(): FiguresQuery
  /** names the list on the screen */
  list(): number
}

/** Asks alone for what an answer could not tell in time, once at a time; what stays unknown comes with the next look. */
export function makeCounting({ ask, state, dispatch, place, list }: Counting): (told: QueueFigures) => Promise<void> {
  let isAsking = false
  return async (told) => {
    if (isAsking || !isUntold(told)) return
    isAsking = true
    const mine = list()
    const { decisions } = state()
    try {
      const figures = await ask(readQueueFigures, { query: place() })
      // What was decided meanwhile may be counted there as it was before.
      if (mine === list() && decisions === state().decisions) dispatch({ type: 'counted', figures })
    } catch {
      // The list stands without them.
    } finally {
      isAsking = false
    }
  }
}
