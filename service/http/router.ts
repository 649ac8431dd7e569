import { createRequire } from 'node:module'
import type Router from '@koa/router'

// Imported, it would import all names of node:http in its turn, and one of those loads the whole of fetch: some 30 ms
// of each start and 3 MB for what nobody here uses.
const packaged = createRequire(import.meta.url)('@koa/router') as { Router: typeof Router }

/** A router that tells `/Sites` from `/sites`, as the contract does. */
export const openRouter = (): Router => new packaged.Router({ sensitive: true })
