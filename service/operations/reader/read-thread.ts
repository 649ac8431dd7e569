import type { Sort } from '../../contract/views.ts'
import { type Cursor, cursorOf, readCursor } from '../../domain/cursors.ts'
import type { Site } from '../../domain/offices.ts'
import type { ThreadShown } from '../../presenters/threads.ts'
import type { Collaborators } from '../collaborators.ts'
import { type Place, type Rules, rulesAt } from './pages.ts'
import { readPinned } from './read-pinned.ts'

export type ReadThread = {
  site: Site
  place: Place
  sort: Sort
  limit: number
  /** the cursor of this page, or where it begins if that was worked out already */
  after: string | Cursor | undefined
  /** only what an office has answered, or has not */
  answered?: boolean | undefined
}

/** A thread, and from when until when it reads so by the calendar alone. */
export type ThreadRead = ThreadShown & Pick<Rules, 'holds'>

/**
 * One page of a thread. The page's record is read before its comments: a change in between shows early,
 * under the older revision, and `since` then tells it once more. The other way round it would be missed.
 */
export async function readThread(
  { store, directory, clock }: Pick<Collaborators, 'store' | 'directory' | 'clock'>,
  { site, place, sort, limit, after, answered }: ReadThread,
): Promise<ThreadRead> {
  const cursor = typeof after === 'string' ? readCursor(sort, after) : (after ?? null)
  const { office, policy, opening, statement, resting, holds } = rulesAt(directory.current(), site, clock.now())
  const page = await store.pages.byId(place.id)
  const frame = { page, url: place.url, office, policy, opening, statement, resting, holds }
  if (!page) return { ...frame, pinned: null, comments: [], replies: new Map(), next: null }
  const [rows, pinned] = await Promise.all([
    store.comments.thread({ page: place.id, sort, limit, after: cursor, answered: answered ?? null }),
    readPinned({ store }, page),
  ])
  const last = rows.comments.at(-1)
  return {
    ...frame,
    pinned,
    comments: rows.comments,
    replies: rows.replies,
    next: rows.more && last ? cursorOf(sort, last) : null,
  }
}
