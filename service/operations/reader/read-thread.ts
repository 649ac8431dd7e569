import type { Sort } from '../../contract/views.ts'
import { cursorOf, readCursor } from '../../domain/cursors.ts'
import type { Site } from '../../domain/offices.ts'
import { nextEdge } from '../../domain/opening.ts'
import type { ThreadShown } from '../../presenters/threads.ts'
import type { Collaborators } from '../collaborators.ts'
import { type Place, rulesAt } from './pages.ts'

export type ReadThread = { site: Site; place: Place; sort: Sort; limit: number; after: string | undefined }

/** A thread, and until when it reads so by the calendar alone. */
export type ThreadRead = ThreadShown & { holdsUntil: number }

/**
 * One page of a thread. The page's record is read before its comments: a change in between shows early,
 * under the older revision, and `since` then tells it once more. The other way round it would be missed.
 */
export async function readThread(
  { store, directory, clock }: Pick<Collaborators, 'store' | 'directory' | 'clock'>,
  { site, place, sort, limit, after }: ReadThread,
): Promise<ThreadRead> {
  const cursor = after === undefined ? null : readCursor(sort, after)
  const now = clock.now()
  const { office, policy, opening } = rulesAt(directory.current(), site, now)
  const page = await store.pages.byId(place.id)
  const frame = { page, url: place.url, office, policy, opening, holdsUntil: nextEdge(policy, now) }
  if (!page) return { ...frame, comments: [], replies: new Map(), next: null }
  const rows = await store.comments.thread({ page: place.id, sort, limit, after: cursor, answered: null })
  const last = rows.comments.at(-1)
  return {
    ...frame,
    comments: rows.comments,
    replies: rows.replies,
    next: rows.more && last ? cursorOf(sort, last) : null,
  }
}
