import type { ThreadHint } from '../contract/views.ts'
import type { Publication } from '../domain/page.ts'
import type { Clock, Timer } from '../domain/world.ts'

/** How long a revision may be believed without asking the store again, in milliseconds. */
const believedFor = 1_500
/**
 * At most one hint a page in this time, in milliseconds: two seconds, less what it takes to tell thousands of readers.
 */
const hintPause = 1_900
/** Pages watched at most; the least recently used is forgotten, and simply read from the store again. */
const watchedMost = 5_000

export type Listener = (hint: ThreadHint) => void

type Watched = {
  publication: Publication
  /** when the store last confirmed it */
  confirmedAt: number
  listeners: Set<Listener>
  hintedRevision: number
  /** calls off the end of the pause after a hint; null when none runs */
  pausing: (() => void) | null
}

export type Watcher = ReturnType<typeof openWatcher>

/**
 * The one watcher of page revisions: it feeds the byte cache and the event streams. Publications of this process
 * arrive at once by `published`, those of others by `look`, which is run once a second.
 */
export function openWatcher(
  revisions: (ids: string[]) => Promise<Map<string, Publication>>,
  clock: Clock,
  timer: Pick<Timer, 'after'>,
) {
  const pages = new Map<string, Watched>()

  /** Tells at once what grew, and what grows during the pause when it ends: no hint is later than the pause is long. */
  const hint = (page: Watched): void => {
    if (page.pausing || page.listeners.size === 0 || page.hintedRevision === page.publication.revision) return
    page.hintedRevision = page.publication.revision
    page.pausing = timer.after(hintPause, () => {
      page.pausing = null
      hint(page)
    })
    for (const listener of page.listeners) listener({ ...page.publication })
  }

  const confirm = (page: Watched, publication: Publication): void => {
    if (publication.revision >= page.publication.revision) page.publication = publication
    page.confirmedAt = clock.now()
    hint(page)
  }

  const forgetOldest = (): void => {
    for (const [id, page] of pages) {
      if (pages.size <= watchedMost) return
      if (page.listeners.size === 0) pages.delete(id)
    }
  }

  const watch = (id: string, publication: Publication): Watched => {
    const known = pages.get(id)
    pages.delete(id)
    const page = known ?? {
      publication,
      confirmedAt: clock.now(),
      listeners: new Set(),
      hintedRevision: publication.revision,
      pausing: null,
    }
    pages.set(id, page)
    if (known) confirm(known, publication)
    forgetOldest()
    return page
  }

  return {
    /** Takes note of what a read or a publication of this process saw. */
    seen(id: string, publication: Publication): void {
      watch(id, publication)
    },

    /** the page's revision, if it was confirmed so lately that it may be believed */
    revisionOf(id: string): number | null {
      const page = pages.get(id)
      if (!page || Math.abs(clock.now() - page.confirmedAt) > believedFor) return null
      return page.publication.revision
    },

    /** Hears of a page's growth until the returned function is called. */
    subscribe(id: string, present: Publication, listener: Listener): () => void {
      const page = watch(id, present)
      // Whoever listens has read this much; only what grows from here on is news.
      if (page.listeners.size === 0) page.hintedRevision = page.publication.revision
      page.listeners.add(listener)
      return () => page.listeners.delete(listener)
    },

    /** Asks the store about every page in use; a store that is away leaves what is known to grow stale. */
    async look(): Promise<void> {
      if (pages.size === 0) return
      const asked = [...pages]
      const found = await revisions(asked.map(([id]) => id))
      for (const [id, page] of asked) confirm(page, found.get(id) ?? page.publication)
    },

    listeners(): number {
      let count = 0
      for (const page of pages.values()) count += page.listeners.size
      return count
    },
  }
}
