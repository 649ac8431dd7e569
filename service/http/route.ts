import type { Context, Middleware } from 'koa'
import type { CallShape, Endpoint, Method } from '../contract/endpoint.ts'
import { Call } from './call.ts'
import type { Fields } from './fields.ts'
import type { Guard } from './guard.ts'
import { sendBody } from './sending.ts'

/** Said by a handler that has written its answer itself: a stream, cached bytes. */
export const written = Symbol('written')

/** One call of the contract as this service answers it; all that a person or `/openapi.json` wants to know of it. */
export type Route = {
  method: Method
  path: string
  guards: readonly Guard[]
  run(call: Call): Promise<unknown>
  /** of a good answer */
  status: number
}

type Schemas<Guards extends readonly Guard[]> = Extract<Guards[number], Fields<unknown>>
/** What each schema gives, as what a function of it takes: where there are several, all of them together. */
type Taking<Schema> = Schema extends Fields<infer Value> ? (given: Value) => void : never
type GivenBy<Guards extends readonly Guard[]> = [Schemas<Guards>] extends [never]
  ? undefined
  : Taking<Schemas<Guards>> extends (given: infer All) => void
    ? All
    : never

/**
 * A route is a list: what is asked of the caller, in the order of the contract, and then one operation with its
 * presenter. `run` gets what the schema in the list has made of query or body.
 */
export function route<Shape extends CallShape, Answer, const Guards extends readonly Guard[]>(
  { method, path }: Endpoint<Shape, Answer>,
  guards: Guards,
  run: (call: Call, fields: GivenBy<Guards>) => Promise<NoInfer<Answer> | typeof written>,
  status = 200,
): Route {
  return { method, path, guards, status, run: (call) => run(call, call.fields as GivenBy<Guards>) }
}

/** The route as Koa runs it. */
export function middleware({ guards, run, status }: Route): Middleware {
  return async (ctx) => {
    const call = new Call(ctx)
    for (const guard of guards) {
      // Most guards answer at once; waiting for those would cost each request some turns of the event loop.
      const waiting = guard(call)
      if (waiting) await waiting
    }
    const answer = await run(call)
    if (answer === written) return
    if (answer === undefined) {
      ctx.body = null
      // No content, unless the route says what else there is to say.
      ctx.status = status === 200 ? 204 : status
      ctx.set('Cache-Control', 'no-store')
      return
    }
    await answerJson(ctx, status, answer)
  }
}

/** What nobody said how to keep, nobody keeps. */
async function answerJson(ctx: Context, status: number, answer: unknown): Promise<void> {
  ctx.status = status
  if (!ctx.response.get('Cache-Control')) ctx.set('Cache-Control', 'no-store')
  ctx.set('Content-Type', 'application/json; charset=utf-8')
  await sendBody(ctx, Buffer.from(JSON.stringify(answer)))
}
