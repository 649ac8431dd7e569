import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pageId } from '../domain/page.ts'
import type { Site } from '../domain/offices.ts'
import { digestOf } from '../live/thread-bytes.ts'
import { placeOn } from '../operations/reader/pages.ts'
import { readFeed } from '../operations/reader/read-feed.ts'
import { atom } from '../presenters/atom.ts'
import { sendBytes } from './cached.ts'
import type { Call } from './call.ts'
import type { HttpNeeds } from './needs.ts'
import { written } from './route.ts'

const compress = promisify(gzip)
const asAtom = { type: 'application/atom+xml; charset=utf-8', cacheControl: 'public, max-age=60' }

export type FeedQuery = { url?: string; page?: string }

/**
 * Which page is asked for, and how it stands in the feed's own address. A key alone names a page as well as beside one.
 */
function placeOf(site: Site, { url, page }: FeedQuery): { id: string | null; query: Record<string, string> } {
  if (url !== undefined) {
    const place = placeOn(site, { url, page })
    return { id: place.id, query: { url: place.url, ...(page === undefined ? {} : { page }) } }
  }
  return page === undefined ? { id: null, query: {} } : { id: pageId(site.id, `page:${page}`), query: { page } }
}

/** The newest comments of a site or of one page, as Atom; whoever has them already is told so. */
export async function sendFeed(
  needs: Pick<HttpNeeds, 'store' | 'origin'>,
  call: Call,
  asked: FeedQuery,
): Promise<typeof written> {
  const { site, ctx } = call
  const { id, query } = placeOf(site, asked)
  const feed = await readFeed(needs, { site, page: id })
  const address = `${needs.origin}/v1/sites/${site.id}/feed.atom`
  const self = id === null ? address : `${address}?${new URLSearchParams(query)}`
  const identity = Buffer.from(atom(feed, { origin: needs.origin, self }))
  const bytes = {
    identity,
    gzip: await compress(identity),
    br: null,
    digest: digestOf(identity),
    holds: { from: -Infinity, until: Infinity },
  }
  sendBytes(ctx, bytes, asAtom)
  return written
}
