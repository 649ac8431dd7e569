import { createHash } from 'node:crypto'
import type { Context, Middleware } from 'koa'
import type { HtmlPages, Shell } from '../../contract/html-pages.ts'
import { type Language, languages } from '../../contract/languages.ts'
import { problemStatus } from '../../contract/problems.ts'
import { Refusal } from '../../domain/refusal.ts'
import { problemView } from '../../presenters/problems.ts'
import { Call } from '../call.ts'
import type { Guard } from '../guard.ts'
import { vary } from '../headers.ts'
import { reportTo } from '../logs.ts'
import type { HttpNeeds } from '../needs.ts'
import { waitFor } from '../problems.ts'
import { sendBody } from '../sending.ts'

export type HtmlNeeds = Pick<HttpNeeds, 'html' | 'origin' | 'clock' | 'log'>

/** What a page answers: a document, or the way to another one. */
export type Html =
  | {
      document: string
      status?: number
      /** whether caches and search engines are to leave it alone: it shows what one reader typed or asked */
      isPrivate?: boolean
    }
  | { redirect: string }

/** Draws one page. */
export type Drawing = (call: Call, shell: Shell, pages: HtmlPages) => Promise<Html>

/** A script or sheet as a content policy names it. */
export const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded from anywhere; the sheet and the one script are known by what they say. */
function policyOf({ style, script }: HtmlPages): string {
  return (
    `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src 'self'; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  )
}

const policies = new WeakMap<HtmlPages, string>()

function contentPolicy(pages: HtmlPages): string {
  const known = policies.get(pages) ?? policyOf(pages)
  policies.set(pages, known)
  return known
}

/** The language an address asks for; null where it leaves that to the browser. */
const chosenLanguage = ({ query }: Call): Language | null => {
  const asked = query.get('lang')
  return languages.find((language) => language === asked) ?? null
}

/** The address of this page without what the language switch changes. */
function hereOf({ ctx, query }: Call): string {
  const rest = new URLSearchParams(query)
  rest.delete('lang')
  return rest.size > 0 ? `${ctx.path}?${rest}` : ctx.path
}

/** What every page is told of the request. */
function shellOf(call: Call, { origin, clock }: Pick<HtmlNeeds, 'origin' | 'clock'>): Shell {
  const chosen = chosenLanguage(call)
  return {
    language: chosen ?? call.language,
    chosen: chosen !== null,
    origin,
    here: hereOf(call),
    now: clock.now(),
  }
}

/** A page as Koa runs it: guards in their order, one drawing, and every refusal in the same dress. */
export function page(needs: HtmlNeeds, guards: readonly Guard[], draw: Drawing): Middleware {
  return answering(needs, async (call, shell, pages) => {
    for (const guard of guards) await guard(call)
    return draw(call, shell, pages)
  })
}

/** The same without guards. What no rule of ours threw is a defect: it is reported in full, and not told. */
export function answering(needs: HtmlNeeds, draw: Drawing): Middleware {
  const report = reportTo(needs.log)
  return async (ctx) => {
    const pages = await needs.html()
    const call = new Call(ctx)
    const shell = shellOf(call, needs)
    try {
      await send(ctx, shell, pages, await draw(call, shell, pages))
    } catch (error) {
      if (!(error instanceof Refusal)) report(error, ctx)
      await send(ctx, shell, pages, problemPage(ctx, shell, pages, error))
    }
  }
}

const defect = {
  id: { title: 'Ada yang rusak di sini', detail: 'Kesalahannya pada kami dan sudah tercatat. Coba lagi nanti.' },
  en: { title: 'Something broke here', detail: 'The fault is ours and has been noted. Please try again later.' },
}

function problemPage(ctx: Context, shell: Shell, pages: HtmlPages, error: unknown): Html {
  const isPrivate = true
  if (!(error instanceof Refusal)) {
    return { document: pages.problem({ ...shell, ...defect[shell.language] }), status: 500, isPrivate }
  }
  waitFor(ctx, error)
  const { title, detail, fields = {} } = problemView(error, shell.language)
  const said = [detail, ...Object.entries(fields).map(([name, wrong]) => `${name}: ${wrong}`)].join(' ')
  return { document: pages.problem({ ...shell, title, detail: said }), status: problemStatus[error.code], isPrivate }
}

async function send(ctx: Context, { language }: Shell, pages: HtmlPages, html: Html): Promise<void> {
  vary(ctx, 'Accept-Language')
  if ('redirect' in html) {
    ctx.status = 303
    ctx.set('Cache-Control', 'no-store')
    ctx.set('Location', html.redirect)
    ctx.body = ''
    return
  }
  const { document, status = 200, isPrivate = false } = html
  ctx.set('Content-Security-Policy', contentPolicy(pages))
  ctx.set('X-Content-Type-Options', 'nosniff')
  ctx.set('Referrer-Policy', 'same-origin')
  ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
  ctx.set('Content-Language', language)
  ctx.set('Cache-Control', isPrivate ? 'no-store' : 'private, no-cache')
  if (isPrivate) ctx.set('X-Robots-Tag', 'noindex')
  ctx.status = status
  ctx.set('Content-Type', 'text/html; charset=utf-8')
  await sendBody(ctx, Buffer.from(document))
}
