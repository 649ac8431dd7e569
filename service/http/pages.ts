import { join } from 'node:path'
import type { Context, Middleware } from 'koa'
import type Router from '@koa/router'
import { Refusal } from '../domain/refusal.ts'
import { sendBytes } from './cached.ts'
import { showTo } from './cors.ts'
import { type File, folder, lazyFile, prepare } from './files.ts'
import { frontPage, frontPagePolicy } from './front-page.ts'
import type { HttpNeeds } from './needs.ts'

const deskPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

const widgetCache = 'public, max-age=3600, stale-while-revalidate=604800'
/** Vite names these files by their content. */
const forever = 'public, max-age=31536000, immutable'
const asked = 'no-cache'

/** What is no API: the widget, the desk's files, the front page. */
export function pages(router: Router, needs: Pick<HttpNeeds, 'built' | 'origin' | 'origins'>): void {
  const { built, origin, origins } = needs
  const widget = lazyFile(join(built, 'widget/embed.js'))
  const widgetParts = folder(join(built, 'widget/embed'))
  const desk = lazyFile(join(built, 'desk/index.html'))
  const assets = folder(join(built, 'desk/assets'))
  const front = prepare(Buffer.from(frontPage(origin)), '.html')

  const sendToEveryone = (ctx: Context, file: File | null, cacheControl: string): void => {
    showTo(ctx, 'everyone', origins)
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin')
    ctx.set('X-Content-Type-Options', 'nosniff')
    send(ctx, file, cacheControl)
  }

  router.get('/embed.js', (ctx) => sendToEveryone(ctx, widget(), widgetCache))
  router.get('/embed/:name', (ctx) => sendToEveryone(ctx, widgetParts(ctx.params['name'] ?? ''), forever))
  router.get(
    '/',
    page(frontPagePolicy, () => front),
  )
  router.get('/desk', page(deskPolicy, desk))
  router.get('/desk/assets/:name', (ctx) => {
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Cross-Origin-Resource-Policy', 'same-origin')
    send(ctx, assets(ctx.params['name'] ?? ''), forever)
  })
}

/** An HTML page of ours: nobody frames it, it loads nothing from elsewhere, and tells no one where it was read. */
function page(policy: string, file: () => File | null): Middleware {
  return (ctx) => {
    ctx.set('Content-Security-Policy', policy)
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Referrer-Policy', 'same-origin')
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
    send(ctx, file(), asked)
  }
}

function send(ctx: Context, file: File | null, cacheControl: string): void {
  if (!file) throw new Refusal('not-found')
  sendBytes(ctx, file.bytes, { type: file.type, cacheControl })
}
