import type { Place } from '../operations/reader/pages.ts'
import { networkOf } from './address-limits.ts'
import type { Call } from './call.ts'
import type { HttpNeeds } from './needs.ts'
import { written } from './route.ts'

type WatchNeeds = Pick<HttpNeeds, 'store' | 'watcher' | 'streams' | 'trustedProxies' | 'hashNetwork'>

/**
 * Opens the event stream of a page: hints that it grew, and nothing that would be lost with them. What grew between
 * the caller's reading of revision `since` and now is told at once.
 */
export async function watch(
  needs: WatchNeeds,
  call: Call,
  place: Place,
  since: number | null,
): Promise<typeof written> {
  const { ctx } = call
  const network = await networkOf(call, needs)
  needs.streams.admit(network)
  const present = (await needs.store.pages.revisions([place.id])).get(place.id) ?? { revision: 0, comments: 0 }
  ctx.status = 200
  ctx.set('Content-Type', 'text/event-stream; charset=utf-8')
  ctx.set('Cache-Control', 'no-store')
  // nginx would otherwise keep hints until a buffer is full.
  ctx.set('X-Accel-Buffering', 'no')
  if (ctx.method === 'HEAD') {
    ctx.body = ''
    return written
  }
  ctx.respond = false
  ctx.res.flushHeaders()
  needs.streams.start(ctx.res, network, (listener) => {
    // A browser that comes again says what it heard last.
    const heard = ctx.get('Last-Event-ID')
    const missed = heard === '' ? since !== null && present.revision > since : heard !== String(present.revision)
    if (missed) listener(present)
    return needs.watcher.subscribe(place.id, present, listener)
  })
  return written
}
