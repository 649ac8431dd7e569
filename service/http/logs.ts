import type { Context } from 'koa'
import { type Logger, pino } from 'pino'
import type { Timer } from '../domain/world.ts'
import type { Metrics } from './metrics.ts'
import type { Answering } from './problems.ts'

/**
 * Lines are written together: a call of the system for each would cost more than the reading that it tells of. They
 * wait as they came, for pino's own buffer measures all of what waits at every line.
 */
const togetherLength = 16 * 1024
const togetherTime = 500

/**
 * A log on a file descriptor, written at most half a second late; `flush` writes what waits, before the process ends.
 */
export function openLog(level: string, timer: Timer, fd = 1): { log: Logger; flush(): void } {
  const file = pino.destination({ fd, sync: false })
  const waiting: string[] = []
  let length = 0
  const pass = (): void => {
    if (waiting.length > 0) file.write(waiting.splice(0).join(''))
    length = 0
  }
  const gather = (line: string): void => {
    waiting.push(line)
    length += line.length
    if (length >= togetherLength) pass()
  }
  timer.every(togetherTime, pass)
  const flush = (): void => {
    pass()
    file.flushSync()
  }
  return { log: pino({ base: null, level }, { write: gather }), flush }
}

/** The pattern a request was taken by, never the address itself: that holds receipts and tokens. */
function patternOf(ctx: Context): string {
  const pattern: unknown = ctx['_matchedRoute']
  return typeof pattern === 'string' ? pattern : 'none'
}

/** What tells requests and their times apart. */
export type RequestTime = { nextId(): string; milliseconds(): number }

/**
 * One line and one observation a request. Nothing of the caller is written: no address, agent, query or body.
 * `nextId` tells the lines of one request from others'.
 */
export function logged(
  log: Logger,
  metrics: Pick<Metrics, 'observe'>,
  time: RequestTime,
  answer: Answering,
): Answering {
  return async (ctx) => {
    const begun = time.milliseconds()
    const id = time.nextId()
    ctx.state['requestId'] = id
    await answer(ctx)
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
