import { join } from 'node:path'
import type { Context } from 'koa'
import type Router from '@koa/router'
import { postComment } from '../contract/reader.ts'
import { Refusal } from '../domain/refusal.ts'
import { limited } from './address-limits.ts'
import { sendBytes } from './cached.ts'
import { showTo } from './cors.ts'
import { queryFields } from './fields.ts'
import { type File, folder, lazyFile, prepare } from './files.ts'
import { readerGuards } from './finding.ts'
import type { Guard } from './guard.ts'
import { type Drawing, page } from './html/answering.ts'
import { drawFront } from './html/front.ts'
import { formPosts } from './html/posting.ts'
import { drawLedger } from './html/ledger.ts'
import { drawMailbox } from './html/mailbox.ts'
import { askOwnData, drawOwnData, drawOwnDataForm, eraseByLink, sendOwnData, toOwnDataForm } from './html/own-data.ts'
import { appealByForm, drawReceipt, drawReceiptForm, reopenByForm } from './html/receipts.ts'
import { drawShared } from './html/sharing.ts'
import { drawThread } from './html/thread.ts'
import { openLedger } from '../operations/reader/read-ledger.ts'
import type { HttpNeeds } from './needs.ts'
import { ledgerQuery } from './schemas/reader.ts'
import { threadPageQuery } from './schemas/html.ts'

const deskPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

const widgetCache = 'public, max-age=3600, stale-while-revalidate=604800'
/** Vite names these files by their content. */
const forever = 'public, max-age=31536000, immutable'
const asked = 'no-cache'

/**
 * What crawlers leave alone: forms for a reply, which are as many as comments, and what one reader alone has asked.
 * Everything else is theirs to read, the API included: they draw the widget with it.
 */
const robots = [
  'User-agent: *',
  'Disallow: /desk',
  'Disallow: /kabar/',
  'Disallow: /privasi/',
  'Disallow: /*?*reply=',
  'Disallow: /*?*receipt=',
  '',
].join('\n')

/** What is no API: the widget, the desk's files, and whole pages. */
export function pages(router: Router, needs: HttpNeeds): void {
  files(router, needs)
  documents(router, needs)
}

/** A page's form and the API share one path: this is mounted before the latter, and passes on what is no form. */
export function forms(router: Router, needs: HttpNeeds): void {
  router.post(postComment.path, formPosts(needs))
}

function documents(router: Router, needs: HttpNeeds): void {
  const { knownSite, sitesOrigin } = readerGuards(needs)
  const reads = limited('reads', needs)
  const document = (path: string, guards: readonly Guard[], draw: Drawing): void => {
    router.get(path, page(needs, guards, draw))
    router.all(path, page(needs, [], nothing))
  }
  document('/', [], drawFront(needs))
  document('/sites/:site/thread', [knownSite, sitesOrigin, queryFields(threadPageQuery), reads], drawThread(needs))
  document('/buku-terbuka', [reads, queryFields(ledgerQuery)], drawLedger(openLedger(needs)))
  document('/kabar', [], drawReceiptForm)
  router.post('/kabar/:code', page(needs, [], reopenByForm(needs)))
  router.post('/kabar/:code/banding', page(needs, [], appealByForm(needs)))
  document('/kabar/:code', [reads], drawReceipt(needs))
  document('/k/:id', [reads], drawShared(needs))
  router.post('/privasi', page(needs, [], askOwnData(needs)))
  document('/privasi', [], drawOwnDataForm(needs))
  router.post('/privasi/data', page(needs, [], drawOwnData(needs)))
  router.post('/privasi/unduh', sendOwnData(needs))
  router.post('/privasi/hapus', page(needs, [], eraseByLink(needs)))
  for (const path of ['/privasi/data', '/privasi/unduh', '/privasi/hapus', '/data-saya']) {
    document(path, [], toOwnDataForm)
  }
  document('/mailbox', [], drawMailbox(needs))
}

/** A wrong method. */
const nothing: Drawing = async () => {
  throw new Refusal('not-found')
}

function files(router: Router, { built, origins }: Pick<HttpNeeds, 'built' | 'origins'>): void {
  const widget = lazyFile(join(built, 'widget/embed.js'))
  const widgetParts = folder(join(built, 'widget/embed'))
  const desk = lazyFile(join(built, 'desk/index.html'))
  const assets = folder(join(built, 'desk/assets'))

  const sendToEveryone = (ctx: Context, file: File | null, cacheControl: string): void => {
    showTo(ctx, 'everyone', origins)
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin')
    ctx.set('X-Content-Type-Options', 'nosniff')
    send(ctx, file, cacheControl)
  }

  router.get('/embed.js', (ctx) => sendToEveryone(ctx, widget(), widgetCache))
  router.get('/embed/:name', (ctx) => sendToEveryone(ctx, widgetParts(ctx.params['name'] ?? ''), forever))
  router.get('/robots.txt', (ctx) => send(ctx, prepare(Buffer.from(robots), '.txt'), 'public, max-age=86400'))
  router.get('/desk', (ctx) => {
    // Nobody frames it, it loads nothing from elsewhere, and tells no one where it was read.
    ctx.set('Content-Security-Policy', deskPolicy)
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Referrer-Policy', 'same-origin')
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
    send(ctx, desk(), asked)
  })
  router.get('/desk/assets/:name', (ctx) => {
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Cross-Origin-Resource-Policy', 'same-origin')
    send(ctx, assets(ctx.params['name'] ?? ''), forever)
  })
}

function send(ctx: Context, file: File | null, cacheControl: string): void {
  if (!file) throw new Refusal('not-found')
  sendBytes(ctx, file.bytes, { type: file.type, cacheControl })
}
