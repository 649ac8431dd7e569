import type { Context } from 'koa'
import { type ProblemCode, problemStatus } from '../contract/problems.ts'
import { Refusal } from '../domain/refusal.ts'
import { problemView } from '../presenters/problems.ts'
import { Call } from './call.ts'
import { vary } from './headers.ts'

/** What answers a request, step within step: each that Koa composed would cost every read a little more. */
export type Answering = (ctx: Context) => Promise<void>

/** For codes that owe the caller a time: seconds after which another try makes sense, where nobody knows better. */
const tryAgainAfter: Partial<Record<ProblemCode, number>> = { 'rate-limited': 60, unavailable: 5 }

/**
 * Turns whatever was thrown below into a problem (RFC 9457). What no rule of ours threw is a defect: it is told to
 * `report` in full, and to the caller not at all. Headers that guards have set, such as CORS, stay.
 */
export function problems(report: (error: unknown, ctx: Context) => void, answer: Answering): Answering {
  return async (ctx) => {
    try {
      await answer(ctx)
    } catch (error) {
      if (error instanceof Refusal) refuse(ctx, error)
      else {
        report(error, ctx)
        write(ctx, 500, { type: 'about:blank', title: 'Internal Server Error', status: 500 })
      }
    }
  }
}

/** Meets every request that no route has taken, a wrong method included. */
export const nothingHere = (): never => {
  throw new Refusal('not-found')
}

/** Tells when another try makes sense, for a refusal that owes the caller a time. */
export function waitFor(ctx: Context, refusal: Refusal): void {
  const wait = refusal.retryAfter ?? tryAgainAfter[refusal.code]
  if (wait !== undefined) ctx.set('Retry-After', String(Math.max(1, Math.ceil(wait))))
}

function refuse(ctx: Context, refusal: Refusal): void {
  waitFor(ctx, refusal)
  const { language } = new Call(ctx)
  ctx.set('Content-Language', language)
  vary(ctx, 'Accept-Language')
  write(ctx, problemStatus[refusal.code], problemView(refusal, language))
}

function write(ctx: Context, status: number, problem: object): void {
  // An answer may have been begun before its guard or operation failed.
  for (const name of ['ETag', 'Last-Modified', 'Content-Encoding', 'Set-Cookie']) ctx.remove(name)
  ctx.status = status
  ctx.set('Cache-Control', 'no-store')
  ctx.type = 'application/problem+json'
  ctx.body = JSON.stringify(problem)
}
