import type { QueueItem } from '../../../service/contract/views.ts'
import type { Ask } from '../asking.ts'
import { makeActing, type Acting } from './acting.ts'
import { makeApart, type Apart } from './apart.ts'
import { drafted } from './drafting.ts'
import { makeOutbox } from './outbox.ts'
import { makeReading, type Reading } from './reading.ts'
import { reduceQueue } from './reduce.ts'
import {
  canUndo,
  emptyQueue,
  lastStanding,
  subjects,
  type Decision,
  type DecisionAction,
  type Filter,
  type QueueEvent,
  type QueueState,
} from './state.ts'

/** What the queue needs of the browser; handed in, so that it runs in a test as well. */
export type QueueWorld = {
  ask: Ask
  /** a name by chance, of which there is no other */
  name(): string
  /** decisions of this session that an earlier page has left */
  kept(): Decision[]
  /** its words could not be said */
  keepWords?(decision: Decision): void
  signedOut(): void
  later(run: () => void, seconds: number): void
  now(): number
}

/** The queue at work. */
export type Queue = Omit<Reading, 'renew'> &
  Apart & {
    state(): QueueState
    dispatch(event: QueueEvent): void
    /** gives what ends it */
    watch(watcher: (state: QueueState) => void): () => void
    /**
     * Decides these, else what is selected, else what is chosen: at once on the screen, then on the wire. False where
     * there was nothing to decide, or it has just become something else: that is told first.
     */
    decide(action: DecisionAction, reason?: string | null, only?: QueueItem): boolean
    /**
     * One answer for one or several, as one decision: it waits without a network, is made once, and is taken back by one
     * undo. With `approve`, what waits is approved with it. False where what it is for has just become something else:
     * that is told first.
     */
    answer(items: readonly QueueItem[], text: string, approve?: boolean): boolean
    /** takes a decision back, or the last one; of what was left up it says once more where that is found */
    undo(key?: number): void
    /** to the next row or the one before; with `selecting`, both are selected */
    move(by: 1 | -1, selecting?: boolean): void
    /** sends what waits to be sent */
    flush(): void
    /** what is done to the opened comment besides deciding it */
    act: Acting
  }

/** Fewer rows than this below the chosen one, and the next page is read ahead. */
const readAhead = 15

/** Binds the pure state to the calls that feed it. */
export function makeQueue(world: QueueWorld, filter: Filter): Queue {
  let state: QueueState = { ...emptyQueue(filter), decisions: world.kept() }
  let keys = Math.max(0, ...state.decisions.map(({ key }) => key))
  const watchers = new Set<(state: QueueState) => void>()
  function dispatch(event: QueueEvent): void {
    state = reduceQueue(state, event)
    for (const watch of watchers) watch(state)
  }

  const { ask, signedOut } = world
  const { renew, ...reading } = makeReading({ ask, state: () => state, dispatch, signedOut })
  const { more, refresh, look } = reading
  const outbox = makeOutbox({
    ask,
    state: () => state,
    dispatch,
    signedOut,
    renew: () => void renew(),
    refresh,
    keepWords: (decision) => world.keepWords?.(decision),
    later: world.later,
  })
  outbox.resume(state.decisions)
  // What has no clock, or is another office's to answer, waits in that tab no longer.
  const done = () => void (state.filter.tab === 'answer' && renew())
  const act = makeActing({ dispatch, refresh, done, signedOut, now: world.now })

  const draft = (action: DecisionAction, reason: string | null, only?: readonly QueueItem[]): Decision | null =>
    drafted(state, {
      action,
      reason,
      only,
      naming: () => ({ key: (keys += 1), name: world.name(), at: world.now() }),
    })
  function send(decision: Decision): true {
    dispatch({ type: 'decided', decision })
    outbox.push(decision.key)
    return true
  }

  return {
    ...reading,
    ...makeApart({ ask, act, dispatch, signedOut, renew, look, refresh }),
    act,
    flush: outbox.flush,
    state: () => state,
    dispatch,
    watch(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    decide(action, reason = null, only) {
      const [alone, ...others] = only ? [only] : subjects(state)
      if (alone && others.length === 0 && !state.all && state.overtaken.has(alone.id)) {
        // It has just become something else under the hand: what that is comes first.
        dispatch({ type: 'told', id: alone.id, action })
        return false
      }
      const decision = draft(action, reason, only && [only])
      if (!decision) return false
      send(decision)
      if (state.items.length < readAhead) void more()
      return true
    },
    answer(items, text, approve = false) {
      const action = approve ? 'answer-approve' : 'answer'
      const decision = draft(action, null, items)
      if (decision) return send({ ...decision, text })
      const told = items.find(({ id }) => state.overtaken.has(id))
      if (told) dispatch({ type: 'told', id: told.id, action })
      return false
    },
    undo(key) {
      const decision = key === undefined ? lastStanding(state) : state.decisions.find((one) => one.key === key)
      const act = key === undefined ? state.done.find(({ undo }) => undo !== null) : undefined
      if (act && act.at >= (decision?.at ?? 0)) return act.undo?.()
      if (!decision) return
      if (canUndo(decision)) outbox.undo(decision.key)
      else dispatch({ type: 'recalled', key: decision.key })
    },
    move(by, selecting = false) {
      dispatch({ type: selecting ? 'extended' : 'moved', by })
      const at = state.items.findIndex(({ id }) => id === state.chosen)
      if (state.items.length - at < readAhead) void more()
    },
  }
}
