import {
  countQueue,
  markComment,
  pinComment,
  readComment,
  readQueue,
  readQueueChanges,
  undoDecision,
  unpinComment,
} from '../../../service/contract/member.ts'
import type { Kind } from '../../../service/contract/matters.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { limits } from '../../../service/contract/limits.ts'
import { failureOf, type Ask } from '../asking.ts'
import { makeCounting } from './counting.ts'
import { makeActing } from './acting.ts'
import { makeOutbox } from './outbox.ts'
import { reduceQueue } from './reduce.ts'
import { drafted } from './drafting.ts'
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
  type Said,
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

export type Queue = ReturnType<typeof makeQueue>

const pageSize = 50
/** The first rows of a list stand there sooner for being few; the next are read ahead. */
const firstPage = 25
/** Of what is asked anew so many rows stand above the chosen one. */
const glancedAbove = 20
/** Fewer rows than this below the chosen one, and the next page is read ahead. */
const readAhead = 15

/** The queue at work: the pure state, and the calls that feed it. */
export function makeQueue(world: QueueWorld, filter: Filter) {
  let state: QueueState = { ...emptyQueue(filter), decisions: world.kept() }
  let keys = Math.max(0, ...state.decisions.map(({ key }) => key))
  /** names the list that is being read; an answer for an older one is dropped */
  let list = 0
  const watchers = new Set<(state: QueueState) => void>()

  function dispatch(event: QueueEvent): void {
    state = reduceQueue(state, event)
    for (const watch of watchers) watch(state)
  }

  function failed(thrown: unknown): void {
    const { code, detail, fields } = failureOf(thrown)
    if (code === 'not-signed-in') world.signedOut()
    const words = fields?.['q'] ?? detail
    dispatch({ type: 'load-failed', trouble: words ? { words, ofSearch: Boolean(fields?.['q']) } : null })
  }

  /** Whose comments are meant: one office's and those below, or the member's, as far as is usual. */
  const place = () => {
    const { office, reach } = state.filter
    if (office) return { office }
    return reach === 'all' ? {} : ({ reach: 'usual' } as const)
  }

  const page = (limit: number, after?: string) => {
    const { tab, q, late } = state.filter
    return world.ask(readQueue, {
      query: {
        tab,
        ...place(),
        ...(late ? { late } : {}),
        group: 'campaign',
        figures: 'soon',
        limit,
        ...(q ? { q } : {}),
        ...(after ? { after } : {}),
      },
    })
  }

  const countLong = makeCounting({ ask: world.ask, state: () => state, dispatch, place, list: () => list })

  async function open(to: Filter, id: string | null = null): Promise<void> {
    const mine = ++list
    dispatch({ type: 'filtered', filter: to })
    if (id !== null) dispatch({ type: 'chose', id })
    try {
      const view = await page(firstPage)
      if (mine === list) dispatch({ type: 'loaded', view })
      if (mine === list) void countLong(view)
    } catch (thrown) {
      if (mine === list) failed(thrown)
    }
  }

  async function more(): Promise<void> {
    if (state.reading !== 'ready' || state.next === null) return
    const mine = list
    dispatch({ type: 'reading-more' })
    try {
      const view = await page(pageSize, state.next)
      if (mine === list) dispatch({ type: 'loaded-more', view })
    } catch (thrown) {
      if (mine === list) failed(thrown)
    }
  }

  /** Reads what is shown once more, because some of it changed elsewhere. */
  async function renew(tries = 3): Promise<void> {
    const mine = list
    const { decisions } = state
    try {
      const view = await page(Math.min(100, Math.max(pageSize, state.items.length)))
      if (mine !== list) return
      // What was decided meanwhile may stand in this answer as it was before.
      if (decisions !== state.decisions) return tries > 1 ? renew(tries - 1) : undefined
      dispatch({ type: 'loaded', view, keep: true })
    } catch {
      // The list stands as it is; the next look comes soon.
    }
  }

  async function look(): Promise<void> {
    if (state.reading === 'failed') return open(state.filter, state.chosen)
    if (state.reading !== 'ready') return
    const mine = list
    const { decisions } = state
    try {
      const view = await page(pageSize)
      if (mine === list && decisions === state.decisions) {
        dispatch({ type: 'polled', view })
        void countLong(view)
      }
    } catch (thrown) {
      if (failureOf(thrown).code === 'not-signed-in') world.signedOut()
    }
  }

  /** Asks whether what stands on the screen is still so; cheap, and so asked every few seconds. */
  async function glance(): Promise<void> {
    if (state.reading !== 'ready' || state.items.length === 0) return
    const mine = list
    const { decisions } = state
    const at = state.items.findIndex(({ id }) => id === state.chosen)
    const from = Math.max(0, Math.min(at - glancedAbove, state.items.length - limits.seenMost))
    const seen = state.items.slice(from, from + limits.seenMost).map(({ id, version }) => `${id}.${version}`)
    try {
      const { changed, gone, claims } = await world.ask(readQueueChanges, {
        query: { seen, ...(state.chosen && at >= 0 ? { opened: state.chosen } : {}) },
      })
      if (JSON.stringify(claims) !== JSON.stringify(state.claims)) dispatch({ type: 'claimed', claims })
      if (mine !== list || decisions !== state.decisions || changed.length + gone.length === 0) return
      dispatch({ type: 'looked', changed })
      // The tabs' numbers have changed with them.
      await look()
    } catch (thrown) {
      if (failureOf(thrown).code === 'not-signed-in') world.signedOut()
    }
  }

  /** How many the search finds, for whoever selects all of it. */
  async function count(): Promise<void> {
    const filter = within()
    if (state.filter.q === '' || state.next === null || state.found !== null || !filter) return
    const mine = list
    try {
      const { count: found } = await world.ask(countQueue, { query: filter })
      if (mine === list) dispatch({ type: 'found', count: found })
    } catch {
      // Then it is selected without its number.
    }
  }

  async function refresh(id: string): Promise<void> {
    try {
      dispatch({ type: 'refreshed', item: await world.ask(readComment, { params: { id } }) })
    } catch (thrown) {
      const { code } = failureOf(thrown)
      if (code === 'not-found') dispatch({ type: 'vanished', id })
      if (code === 'not-signed-in') world.signedOut()
    }
  }

  const outbox = makeOutbox({
    ask: world.ask,
    state: () => state,
    dispatch,
    signedOut: world.signedOut,
    renew: () => void renew(),
    refresh,
    keepWords: (decision) => world.keepWords?.(decision),
    later: world.later,
  })

  /** Decides what is selected, else what is chosen: at once on the screen, then on the wire. */
  function decide(action: DecisionAction, reason: string | null = null, only?: QueueItem): boolean {
    const [alone, ...others] = only ? [only] : subjects(state)
    if (alone && others.length === 0 && !state.all && state.overtaken.has(alone.id)) {
      // It has just become something else under the hand: what that is comes first.
      dispatch({ type: 'told', id: alone.id, action })
      return false
    }
    const decision = draft(action, reason, only && [only])
    if (!decision) return false
    dispatch({ type: 'decided', decision })
    outbox.push(decision.key)
    if (state.items.length < readAhead) void more()
    return true
  }

  /** The list's filter, as it is decided and counted by: what its reach came to, whatever it was asked as. */
  function within() {
    const { tab, office, q, late } = state.filter
    // What waits for an answer is decided one by one, and counted by its tab.
    if (tab === 'answer') return null
    const far = state.sight.reach === 'own' ? ({ reach: 'own' } as const) : {}
    return { tab, ...far, ...(office ? { office } : {}), ...(q ? { q } : {}), ...(late ? { late } : {}) }
  }

  const draft = (action: DecisionAction, reason: string | null, only?: readonly QueueItem[]): Decision | null =>
    drafted(state, {
      action,
      reason,
      only,
      within: within(),
      naming: () => ({ key: (keys += 1), name: world.name(), at: world.now() }),
    })

  outbox.resume(state.decisions)
  const act = makeActing({
    dispatch,
    refresh,
    // What has no clock, or is another office's to answer, waits here no longer.
    done: () => void (state.filter.tab === 'answer' && renew()),
    signedOut: world.signedOut,
  })

  return {
    state: () => state,
    dispatch,
    watch(watcher: (state: QueueState) => void): () => void {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    open,
    more,
    look,
    glance,
    count,
    refresh,
    decide,
    flush: outbox.flush,
    act,
    /** Says what a comment is, or (null) takes that back; what it was before takes that back again. */
    async mark({ id, matter }: QueueItem, kind: Kind | null): Promise<void> {
      const before = matter?.kind ?? null
      const to = (kind: Kind | null) => async (): Promise<void> => {
        await world.ask(markComment, { params: { id }, body: { kind } })
      }
      const said = (kind: Kind | null): Said => (kind === null ? 'unmarked' : 'marked')
      await act({ id, run: to(kind), said: said(kind), undo: to(before), undone: said(before) })
      void look()
    },
    /**
     * One answer for one or several, as one decision: it waits without a network, is made once, and is taken back by one
     * undo. With `approve`, what waits is approved with it. False where what it is for has just become something else:
     * that is told first.
     */
    answer(items: readonly QueueItem[], text: string, approve = false): boolean {
      const action = approve ? 'answer-approve' : 'answer'
      const drafted = draft(action, null, items)
      if (!drafted) {
        const told = items.find(({ id }) => state.overtaken.has(id))
        if (told) dispatch({ type: 'told', id: told.id, action })
        return false
      }
      const decision = { ...drafted, text }
      dispatch({ type: 'decided', decision })
      outbox.push(decision.key)
      return true
    },
    /** Takes a decision back, or the last one; of what was left up it says once more where that is found. */
    undo(key?: number): void {
      const decision = key === undefined ? lastStanding(state) : state.decisions.find((one) => one.key === key)
      if (!decision) return
      if (canUndo(decision)) outbox.undo(decision.key)
      else dispatch({ type: 'recalled', key: decision.key })
    },
    /** To the next row or the one before; with `selecting`, both are selected. */
    move(by: 1 | -1, selecting = false): void {
      dispatch({ type: selecting ? 'extended' : 'moved', by })
      const at = state.items.findIndex(({ id }) => id === state.chosen)
      if (state.items.length - at < readAhead) void more()
    },
    /** Pins a comment to its page, or lets it go; the same the other way round takes it back. */
    async pin(id: string, pinned: boolean): Promise<void> {
      try {
        await world.ask(pinned ? pinComment : unpinComment, { params: { id } })
        dispatch({ type: 'pinned', id, pinned })
      } catch (thrown) {
        const { code, detail } = failureOf(thrown)
        if (code === 'not-signed-in') world.signedOut()
        dispatch({ type: 'not-pinned', detail: detail ?? null })
      }
      void refresh(id)
    },
    /** Takes back a decision that went on, made in this session or another. */
    async takeBack(undo: string): Promise<void> {
      try {
        const { restored, skipped } = await world.ask(undoDecision, { params: { undo } })
        dispatch({ type: 'taken-back', restored: restored.length, skipped: skipped.length })
        await renew()
      } catch (thrown) {
        const { code, detail } = failureOf(thrown)
        if (code === 'not-signed-in') world.signedOut()
        dispatch({ type: 'not-taken-back', detail: detail ?? null })
      }
    },
  }
}
