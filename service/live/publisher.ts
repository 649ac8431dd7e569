import type { Publication } from '../domain/page.ts'
import type { Timer } from '../domain/world.ts'

/**
 * How long a page rests after what was gathered for it was published, in milliseconds: nobody is to wait for longer
 * than two seconds, of which the publication itself takes some.
 */
const rest = 1_900

export type Publisher = {
  /** Makes these changes public; resolves once they are. Null where the page is gone. */
  publish(page: string, ids: string[]): Promise<Publication | null>
  /**
   * Makes them public together with others of the page, at most once in two seconds, and tells nobody when. What fails
   * stays owing in the store, where the duty finds it.
   */
  soon(page: string, ids: string[]): void
  /** Publishes what is still gathered, and ends when everything under way has ended, well or not. */
  close(): Promise<void>
}

type Waiting = { ids: Set<string>; result: Promise<Publication | null> }
/** A page that rests: what was gathered meanwhile (null: nothing), and how to call its awakening off. */
type Resting = { gathered: Set<string> | null; callOff: () => void }

/**
 * One publication at a time a page and process: what arrives while one is under way goes into the next together,
 * so that a rush on one page costs two writes, not one a comment.
 */
export function openPublisher(
  write: (page: string, ids: string[]) => Promise<Publication | null>,
  announce: (page: string, publication: Publication) => void,
  timer: Pick<Timer, 'after'>,
): Publisher {
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, Waiting>()
  const resting = new Map<string, Resting>()

  const run = async (page: string, ids: string[]): Promise<Publication | null> => {
    const publication = await write(page, ids)
    if (publication) announce(page, publication)
    return publication
  }

  const start = (page: string, ids: string[]): Promise<Publication | null> => {
    const result = run(page, ids)
    const settled = result
      .catch(() => null)
      .then(() => {
        if (running.get(page) === settled) running.delete(page)
      })
    running.set(page, settled)
    return result
  }

  const join = (page: string, ids: string[], underWay: Promise<unknown>): Promise<Publication | null> => {
    const next = waiting.get(page)
    if (next) {
      for (const id of ids) next.ids.add(id)
      return next.result
    }
    const gathered = new Set(ids)
    const result = underWay.then(() => {
      waiting.delete(page)
      return start(page, [...gathered])
    })
    waiting.set(page, { ids: gathered, result })
    return result
  }

  /** Takes what was gathered for a page; null where nothing was. */
  const take = (page: string): Set<string> | null => {
    const rested = resting.get(page)
    const gathered = rested?.gathered ?? null
    if (rested) rested.gathered = null
    return gathered
  }

  const publish = (page: string, ids: string[]): Promise<Publication | null> => {
    // What was gathered goes along: it would only be another revision.
    const all = [...ids, ...(take(page) ?? [])]
    const underWay = running.get(page)
    return underWay ? join(page, all, underWay) : start(page, all)
  }

  const publishGathered = (page: string, ids: Iterable<string>): void => {
    resting.set(page, { gathered: null, callOff: timer.after(rest, () => awake(page)) })
    publish(page, [...ids]).catch(() => null)
  }

  const awake = (page: string): void => {
    const gathered = take(page)
    resting.delete(page)
    if (gathered) publishGathered(page, gathered)
  }

  return {
    publish,
    soon(page, ids) {
      const rested = resting.get(page)
      if (!rested) return publishGathered(page, ids)
      rested.gathered = new Set([...(rested.gathered ?? []), ...ids])
    },
    async close() {
      for (const [page, { gathered, callOff }] of resting) {
        callOff()
        if (gathered) publish(page, []).catch(() => null)
      }
      resting.clear()
      const last = Array.from(waiting.values(), ({ result }) => result)
      await Promise.allSettled([...running.values(), ...last])
    },
  }
}
