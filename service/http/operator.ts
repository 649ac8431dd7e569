import * as contract from '../contract/operator.ts'
import { sendBytes } from './cached.ts'
import type { File } from './files.ts'
import { mayReadMetrics } from './metrics.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route, written } from './route.ts'

/** What those who run the instance ask. */
export function operatorRoutes(needs: HttpNeeds, openApi: () => Promise<File>): Route[] {
  let description: Promise<File> | undefined
  return [
    route(contract.readHealth, [], async () => ({ status: 'ok' as const })),
    route(contract.readReadiness, [], async () => {
      await needs.store.ping()
      return { status: 'ok' as const }
    }),
    route(contract.readMetrics, [mayReadMetrics(needs.metricsToken)], async ({ ctx }) => {
      ctx.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
      ctx.set('Cache-Control', 'no-store')
      ctx.body = await needs.metrics.text()
      return written
    }),
    route(contract.readOpenApi, [], async ({ ctx }) => {
      // It is written when somebody first asks for it, and never changes.
      description ??= openApi()
      const { type, bytes } = await description
      sendBytes(ctx, bytes, { type, cacheControl: 'public, max-age=300' })
      return written
    }),
  ]
}
