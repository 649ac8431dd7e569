import type { Context } from 'koa'
import type { Directory, Site } from '../domain/offices.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Call } from './call.ts'
import { header, vary } from './headers.ts'
import type { Answering } from './problems.ts'
import type { Route } from './route.ts'

/** What the rules of origins are decided from. */
export type Origins = {
  /** ours: where the desk and our own pages stand */
  isOwn(origin: string): boolean
  directory(): Directory
}

/** Whose pages may make a call: those of one site, of any site we know, or anyone's. */
export type Audience = Site | 'any-site' | 'everyone'

const preflightSeconds = '7200'

/** Tells the browser that the page which calls may read the answer, be it a problem; a stranger is told nothing. */
export function showTo(ctx: Context, audience: Audience, origins: Origins): void {
  const { res } = ctx
  if (audience === 'everyone') {
    res.setHeader('Access-Control-Allow-Origin', '*')
    return
  }
  vary(ctx, 'Origin')
  // Who may be told is known better once a guard has found whose call it is.
  res.removeHeader('Access-Control-Allow-Origin')
  const origin = header(ctx, 'origin')
  if (origin === '' || !isAllowed(origin, audience, origins)) return
  res.setHeader('Access-Control-Allow-Origin', origin)
  res.setHeader('Access-Control-Expose-Headers', 'ETag, Retry-After, Date')
}

/** For readers' calls, after the guard that found whose call it is: a program, our own page, or a page of that site. */
export function requireSitesOrigin({ ctx }: Call): void {
  if (header(ctx, 'origin') !== '' && !ctx.res.hasHeader('Access-Control-Allow-Origin')) {
    throw new Refusal('origin-not-allowed')
  }
}

function isAllowed(origin: string, audience: Site | 'any-site', { isOwn, directory }: Origins): boolean {
  // A sandboxed or local page says `null`; it could be anybody's.
  if (origin === 'null') return false
  if (isOwn(origin)) return true
  return audience === 'any-site' ? everyOrigin(directory()).has(origin) : audience.origins.includes(origin)
}

const known = new WeakMap<Directory, Set<string>>()

/** All sites' origins together, gathered once a state of the directory. */
function everyOrigin(directory: Directory): Set<string> {
  const gathered = known.get(directory) ?? new Set([...directory.sites.values()].flatMap((site) => site.origins))
  known.set(directory, gathered)
  return gathered
}

/** Which route a preflight asks about, and whose it would be; null for a member's call or an unknown path. */
export type Asked = { audience: Audience; methods: Route['method'][] } | null

/** Answers preflights: 204 always, and with CORS headers only to whom the call itself would answer. */
export function preflights(ask: (path: string, method: string) => Asked, origins: Origins, next: Answering): Answering {
  return async (ctx) => {
    if (ctx.method !== 'OPTIONS' || header(ctx, 'origin') === '') return next(ctx)
    ctx.status = 204
    vary(ctx, 'Origin')
    const asked = ask(ctx.path, header(ctx, 'access-control-request-method').toUpperCase())
    if (!asked) return
    showTo(ctx, asked.audience, origins)
    if (!ctx.res.hasHeader('Access-Control-Allow-Origin')) return
    ctx.remove('Access-Control-Expose-Headers')
    ctx.set('Access-Control-Allow-Methods', asked.methods.join(', '))
    ctx.set('Access-Control-Allow-Headers', 'Authorization, Content-Type')
    ctx.set('Access-Control-Max-Age', preflightSeconds)
  }
}
