import type { Context, Middleware } from 'koa'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/** The pattern a request was taken by, never the address itself: that holds receipts and tokens. */
export function patternOf(ctx: Context): string {
  const pattern: unknown = ctx['_matchedRoute']
  return typeof pattern === 'string' ? pattern : 'none'
}

/**
 * One line and one observation a request. Nothing of the caller is written: no address, agent, query or body.
 * `nextId` tells the lines of one request from others'.
 */
export function logged(
  log: Logger,
  metrics: Pick<Metrics, 'observe'>,
  time: { nextId(): string; milliseconds(): number },
): Middleware {
  return async (ctx, next) => {
    const begun = time.milliseconds()
    const id = time.nextId()
    ctx.state['requestId'] = id
    await next()
    const ms = time.milliseconds() - begun
    const route = patternOf(ctx)
    metrics.observe(ctx.method, route, ctx.status, ms / 1_000)
    log.info({ id, method: ctx.method, route, status: ctx.status, ms: Math.round(ms * 100) / 100 }, 'request')
  }
}

/** Tells the operator of a defect, with its stack and without anything the caller sent. */
export function reportTo(log: Logger): (error: unknown, ctx: Context) => void {
  return (error, ctx) => {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    log.error({ id: ctx.state['requestId'], route: patternOf(ctx), name, message, stack }, 'defect')
  }
}
