import type { RequestListener } from 'node:http'
import type Router from '@koa/router'
import Koa, { type Context } from 'koa'
import { audienceOf } from './finding.ts'
import { type Asked, preflights } from './cors.ts'
import { logged, reportTo, type RequestTime } from './logs.ts'
import { memberRoutes } from './member.ts'
import type { HttpNeeds } from './needs.ts'
import { operatorRoutes } from './operator.ts'
import { forms, pages } from './pages.ts'
import { nothingHere, problems } from './problems.ts'
import { readerRoutes } from './reader.ts'
import { middleware, type Route } from './route.ts'
import { openRouter } from './router.ts'

/** The service as Node's HTTP server calls it: every route, in its order of checks, with its problems. */
export function openApp(needs: HttpNeeds, time: RequestTime): RequestListener {
  const readers = readerRoutes(needs)
  const members = memberRoutes(needs)
  // Nobody who starts a service waits for its description.
  const operators: Route[] = operatorRoutes(needs, async () => {
    const { openApi } = await import('./openapi.ts')
    return openApi({ readers, members, operators })
  })
  // A router tries each path it has: what readers ask comes a thousand times as often, and waits for no other's.
  const first = openRouter()
  forms(first, needs)
  for (const route of readers) mount(first, route)
  const second = openRouter()
  for (const route of [...members, ...operators]) mount(second, route)
  pages(second, needs)

  const report = reportTo(needs.log)
  // What is not a reader's is asked for by somebody at a desk.
  const [routes, otherRoutes] = [routesOf(first), routesOf(second)]
  const others = async (ctx: Context): Promise<void> => {
    const over = needs.pace.begin()
    await otherRoutes(ctx, nothingHere).finally(over)
  }
  const found = (ctx: Context): Promise<void> => routes(ctx, () => others(ctx))
  const asked = preflights(asks(readers, needs), needs.origins, found)
  const app = new Koa()
  app.on('error', report)
  app.use(logged(needs.log, needs.metrics, time, problems(report, asked)))
  const handle = app.callback()
  return (request, response) => {
    request.url = pathOf(request.url ?? '/')
    void handle(request, response)
  }
}

/** The router itself adds to the context what its own type asks of it. */
const routesOf = (router: Router) =>
  router.routes() as unknown as (ctx: Context, next: () => Promise<void>) => Promise<void>

/** A proxy may ask by the whole address, and anybody for nonsense, over which the parser of addresses would throw. */
function pathOf(target: string): string {
  if (target.startsWith('/')) return target
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** A path of the contract is that path alone; pages that people type may end in a slash. */
const exactly = { strict: true, sensitive: true }

function mount(router: Router, route: Route): void {
  router.register(route.path, [route.method], middleware(route), exactly)
}

/** Whose a readers' call would be; a browser that does not say which method it means is told of all at that path. */
function asks(readers: Route[], { directory }: Pick<HttpNeeds, 'directory'>): (path: string, method: string) => Asked {
  const router = openRouter()
  const patterns = new Map<string, Route['method'][]>()
  for (const { path, method } of readers) patterns.set(path, [...(patterns.get(path) ?? []), method])
  for (const [path, methods] of patterns) router.register(path, methods, () => undefined, exactly)
  return (path, method) => {
    const layer = router.match(path, method).path.find(({ methods }) => method === '' || methods.includes(method))
    if (!layer || typeof layer.path !== 'string') return null
    const params = layer.params(path, layer.captures(path), {})
    return { audience: audienceOf(directory.current(), params), methods: patterns.get(layer.path) ?? [] }
  }
}
