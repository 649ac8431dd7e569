import type { Publication } from '../domain/page.ts'

export type Publisher = {
  /** Makes these changes public; resolves once they are. Null where the page is gone. */
  publish(page: string, ids: string[]): Promise<Publication | null>
}

type Waiting = { ids: Set<string>; result: Promise<Publication | null> }

/**
 * One publication at a time a page and process: what arrives while one is under way goes into the next together,
 * so that a rush on one page costs two writes, not one a comment.
 */
export function openPublisher(
  write: (page: string, ids: string[]) => Promise<Publication | null>,
  announce: (page: string, publication: Publication) => void,
): Publisher {
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, Waiting>()

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

  return {
    publish(page, ids) {
      const underWay = running.get(page)
      return underWay ? join(page, ids, underWay) : start(page, ids)
    },
  }
}
