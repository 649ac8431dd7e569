import { limits } from '../contract/limits.ts'
import type { Answered, ChangesQuery, ThreadQuery } from '../contract/reader.ts'
import type { ThreadChangesView } from '../contract/views.ts'
import type { Cursor } from '../domain/cursors.ts'
import { type Place, placeOn } from '../operations/reader/pages.ts'
import { placeInThread } from '../operations/reader/place-in-thread.ts'
import { readChanges } from '../operations/reader/read-changes.ts'
import { type ReadThread, readThread, type ThreadRead } from '../operations/reader/read-thread.ts'
import { changesView, threadView } from '../presenters/threads.ts'
import { sendBytes, acceptedEncodings } from './cached.ts'
import type { Call } from './call.ts'
import { header } from './headers.ts'
import type { HttpNeeds } from './needs.ts'
import { written } from './route.ts'

type ThreadNeeds = Pick<HttpNeeds, 'store' | 'directory' | 'clock' | 'threads' | 'watcher'>

const asJson = { type: 'application/json; charset=utf-8', cacheControl: 'public, max-age=0, s-maxage=2' }

async function read(needs: ThreadNeeds, asked: ReadThread): Promise<ThreadRead> {
  const thread = await readThread(needs, asked)
  const { page } = thread
  if (page) needs.watcher.seen(page.id, { revision: page.revision, comments: page.comments })
  return thread
}

/** Where the thread begins for whoever came for one comment; where it is not to be seen, as for everyone. */
async function beginning(
  needs: ThreadNeeds,
  { id }: Place,
  { at, sort = 'new' }: ThreadQuery,
): Promise<Cursor | undefined> {
  if (at === undefined) return undefined
  return (await placeInThread(needs, { page: id, sort, comment: at })) ?? undefined
}

const isYes = (asked: Answered | undefined): boolean | undefined => (asked === undefined ? undefined : asked === 'yes')

/**
 * One page of a thread as finished bytes. The first page in the usual size is kept; any other is read anew, under a
 * name of its own, so that those who wait for one answer are given no other.
 */
export async function sendThread(needs: ThreadNeeds, call: Call, query: ThreadQuery): Promise<typeof written> {
  const { sort = 'new', limit = limits.threadLimit, answered } = query
  const place = placeOn(call.site, query)
  const after = query.after ?? (await beginning(needs, place, query))
  const usual = limit === limits.threadLimit && after === undefined && answered === undefined
  const page = usual ? place.id : `${place.id}?${limit}&${answered ?? ''}&${JSON.stringify(after ?? '')}`
  const key = {
    page,
    sort,
    revision: needs.watcher.revisionOf(place.id),
    directory: needs.directory.current().revision,
  }
  const { br } = acceptedEncodings(header(call.ctx, 'accept-encoding'))
  const bytes = await needs.threads.read(key, br, async () => {
    const thread = await read(needs, { site: call.site, place, sort, limit, after, answered: isYes(answered) })
    const keep = usual && thread.page !== null
    return { view: threadView(thread), revision: thread.page?.revision ?? 0, holds: thread.holds, keep }
  })
  sendBytes(call.ctx, bytes, asJson)
  return written
}

/** What changed since a revision; where that cannot be told, the whole first page. */
export async function changesSince(
  needs: ThreadNeeds,
  call: Call,
  { since, sort = 'new', limit = limits.threadLimit, ...page }: ChangesQuery,
): Promise<ThreadChangesView> {
  const place = placeOn(call.site, page)
  const changes = await readChanges(needs, { site: call.site, place, since })
  if (changes) return changesView(changes)
  return { ...threadView(await read(needs, { site: call.site, place, sort, limit, after: undefined })), partial: false }
}
