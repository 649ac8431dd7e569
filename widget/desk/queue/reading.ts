import { countQueue, readComment, readQueue, readQueueChanges } from '../../../service/contract/member.ts'
import { limits } from '../../../service/contract/limits.ts'
import type { QueueView } from '../../../service/contract/views.ts'
import { failureOf, type Ask } from '../asking.ts'
import { makeCounting } from './counting.ts'
import { within, type Filter, type QueueEvent, type QueueState } from './state.ts'

type Needs = {
  ask: Ask
  state(): QueueState
  dispatch(event: QueueEvent): void
  signedOut(): void
}

export type Reading = {
  /** reads another list from its start, with one comment opened */
  open(to: Filter, id?: string | null): Promise<void>
  /** the next page of the list */
  more(): Promise<void>
  /** reads what is shown once more, because some of it changed elsewhere */
  renew(): Promise<void>
  /** looks for what is new */
  look(): Promise<void>
  /** asks whether what stands on the screen is still so; cheap, and so asked every few seconds */
  glance(): Promise<void>
  /** how many the search finds, for whoever selects all of it */
  count(): Promise<void>
  /** reads one comment anew */
  refresh(id: string): Promise<void>
}

const pageSize = 50
/** The first rows of a list stand there sooner for being few; the next are read ahead. */
const firstPage = 25
/** Of what is asked anew so many rows stand above the chosen one. */
const glancedAbove = 20
/** What was decided while the list was read makes it be read again, so often at the most. */
const renewals = 3

/** Whose comments are meant: one office's and those below, or the member's, as far as is usual. */
function placeOf({ office, reach }: Filter) {
  if (office) return { office }
  return reach === 'all' ? {} : ({ reach: 'usual' } as const)
}

/** The rows of the queue that are asked for, first and again. An answer for a list that was left is dropped. */
export function makeReading({ ask, state, dispatch, signedOut }: Needs): Reading {
  /** names the list that is being read */
  let list = 0
  const place = () => placeOf(state().filter)
  const countLong = makeCounting({ ask, state, dispatch, place, list: () => list })

  function page(limit: number, after?: string): Promise<QueueView> {
    const { tab, q, late } = state().filter
    const words = { ...(late ? { late } : {}), ...(q ? { q } : {}), ...(after ? { after } : {}) }
    return ask(readQueue, { query: { tab, ...place(), group: 'campaign', figures: 'soon', limit, ...words } })
  }

  function failed(thrown: unknown): void {
    const { code, detail, fields } = failureOf(thrown)
    if (code === 'not-signed-in') signedOut()
    const words = fields?.['q'] ?? detail
    dispatch({ type: 'load-failed', trouble: words ? { words, ofSearch: Boolean(fields?.['q']) } : null })
  }

  /** What nobody waits for: the list stands as it is, and the next try comes soon. */
  function missed(thrown: unknown): void {
    if (failureOf(thrown).code === 'not-signed-in') signedOut()
  }

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
    const { reading, next } = state()
    if (reading !== 'ready' || next === null) return
    const mine = list
    dispatch({ type: 'reading-more' })
    try {
      const view = await page(pageSize, next)
      if (mine === list) dispatch({ type: 'loaded-more', view })
    } catch (thrown) {
      if (mine === list) failed(thrown)
    }
  }

  async function renew(tries = renewals): Promise<void> {
    const mine = list
    const { decisions, items } = state()
    try {
      const view = await page(Math.min(100, Math.max(pageSize, items.length)))
      if (mine !== list) return
      // What was decided meanwhile may stand in this answer as it was before.
      if (decisions !== state().decisions) return tries > 1 ? renew(tries - 1) : undefined
      dispatch({ type: 'loaded', view, keep: true })
    } catch {
      // The list stands as it is; the next look comes soon.
    }
  }

  async function look(): Promise<void> {
    const { reading, filter, chosen, decisions } = state()
    if (reading === 'failed') return open(filter, chosen)
    if (reading !== 'ready') return
    const mine = list
    try {
      const view = await page(pageSize)
      if (mine !== list || decisions !== state().decisions) return
      dispatch({ type: 'polled', view })
      void countLong(view)
    } catch (thrown) {
      missed(thrown)
    }
  }

  async function glance(): Promise<void> {
    const { reading, items, chosen, decisions } = state()
    if (reading !== 'ready' || items.length === 0) return
    const mine = list
    const at = items.findIndex(({ id }) => id === chosen)
    const from = Math.max(0, Math.min(at - glancedAbove, items.length - limits.seenMost))
    const seen = items.slice(from, from + limits.seenMost).map(({ id, version }) => `${id}.${version}`)
    try {
      const opened = chosen && at >= 0 ? { opened: chosen } : {}
      const { changed, gone, claims } = await ask(readQueueChanges, { query: { seen, ...opened } })
      if (JSON.stringify(claims) !== JSON.stringify(state().claims)) dispatch({ type: 'claimed', claims })
      if (mine !== list || decisions !== state().decisions || changed.length + gone.length === 0) return
      dispatch({ type: 'looked', changed })
      // The tabs' numbers have changed with them.
      await look()
    } catch (thrown) {
      missed(thrown)
    }
  }

  async function count(): Promise<void> {
    const { filter, next, found } = state()
    const query = within(state())
    if (filter.q === '' || next === null || found !== null || !query) return
    const mine = list
    try {
      const counted = await ask(countQueue, { query })
      if (mine === list) dispatch({ type: 'found', count: counted.count })
    } catch {
      // Then it is selected without its number.
    }
  }

  async function refresh(id: string): Promise<void> {
    try {
      dispatch({ type: 'refreshed', item: await ask(readComment, { params: { id } }) })
    } catch (thrown) {
      if (failureOf(thrown).code === 'not-found') dispatch({ type: 'vanished', id })
      missed(thrown)
    }
  }

  return { open, more, renew: () => renew(), look, glance, count, refresh }
}
