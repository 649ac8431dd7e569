import { LRUCache } from 'lru-cache'
import { limits } from '../contract/limits.ts'
import type { ChangesQuery, ThreadQuery } from '../contract/reader.ts'
import type { ThreadChangesView } from '../contract/views.ts'
import type { Site } from '../domain/offices.ts'
import { type Place, placeOn } from '../operations/reader/pages.ts'
import { readChanges } from '../operations/reader/read-changes.ts'
import { readThread, type ThreadRead } from '../operations/reader/read-thread.ts'
import { changesView, threadView } from '../presenters/threads.ts'
import { sendBytes, acceptedEncodings } from './cached.ts'
import type { Call } from './call.ts'
import { header } from './headers.ts'
import type { HttpNeeds } from './needs.ts'
import { written } from './route.ts'

type ThreadNeeds = Pick<HttpNeeds, 'store' | 'directory' | 'clock' | 'threads' | 'watcher'>

const asJson = { type: 'application/json; charset=utf-8', cacheControl: 'public, max-age=0, s-maxage=2' }

const keptPlaces = 500
const places = new WeakMap<Site, LRUCache<string, Place>>()

/** Where on its site a page is: worked out once as long as the site stays what it is. */
function placeOf(site: Site, { url, page }: { url: string; page?: string }): Place {
  const known = places.get(site) ?? new LRUCache<string, Place>({ max: keptPlaces })
  places.set(site, known)
  const asked = page === undefined ? url : `${page}\0${url}`
  const place = known.get(asked) ?? placeOn(site, { url, page })
  known.set(asked, place)
  return place
}

async function read(needs: ThreadNeeds, call: Call, place: Place, query: ThreadQuery): Promise<ThreadRead> {
  const { sort = 'new', limit = limits.threadLimit, after } = query
  const thread = await readThread(needs, { site: call.site, place, sort, limit, after })
  if (thread.page) needs.watcher.seen(place.id, { revision: thread.page.revision, comments: thread.page.comments })
  return thread
}

/**
 * One page of a thread as finished bytes. The first page in the usual size is kept; any other is read anew, under a
 * name of its own, so that those who wait for one answer are given no other.
 */
export async function sendThread(needs: ThreadNeeds, call: Call, query: ThreadQuery): Promise<typeof written> {
  const { sort = 'new', limit = limits.threadLimit, after } = query
  const place = placeOf(call.site, query)
  const usual = limit === limits.threadLimit && after === undefined
  const page = usual ? place.id : `${place.id}?${limit}&${after ?? ''}`
  const key = {
    page,
    sort,
    revision: needs.watcher.revisionOf(place.id),
    directory: needs.directory.current().revision,
  }
  const { br } = acceptedEncodings(header(call.ctx, 'accept-encoding'))
  const bytes = await needs.threads.read(key, br, async () => {
    const thread = await read(needs, call, place, query)
    const keep = usual && thread.page !== null
    return { view: threadView(thread), revision: thread.page?.revision ?? 0, until: thread.holdsUntil, keep }
  })
  sendBytes(call.ctx, bytes, asJson)
  return written
}

/** What changed since a revision; where that cannot be told, the whole first page. */
export async function changesSince(
  needs: ThreadNeeds,
  call: Call,
  { since, ...query }: ChangesQuery,
): Promise<ThreadChangesView> {
  const place = placeOf(call.site, query)
  const changes = await readChanges(needs, { site: call.site, place, since })
  if (changes) return changesView(changes)
  return { ...threadView(await read(needs, call, place, query)), partial: false }
}
