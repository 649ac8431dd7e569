// The law of the house as one table: who may import whom, which names stand for time, chance and the world outside,
// and where they may be said. A row is changed on purpose, with its reason in the commit.

const below = ['service/contract', 'service/domain']

/** The middle row: each room knows the contract and the domain, and of its neighbours only what is said here. */
const middle = {
  'service/identity': below,
  'service/presenters': below,
  'service/filters': below,
  'service/importers': below,
  'service/store': below,
  'service/judges': below,
  'service/notify': [...below, 'service/store', 'service/presenters'],
  // What came lately is compared by the filter's own measure of nearness.
  'service/live': [...below, 'service/store', 'service/filters'],
}

const operations = [...below, ...Object.keys(middle)]
const outer = [...operations, 'service/operations']
const drivers = ['service/store/sqlite', 'service/store/mongo']
const composed = ['service/http', 'service/cli', 'service/duties', 'service/config.ts', 'service/key-file.ts']

/** Room → the rooms it may import, besides itself. A file belongs to the longest name that begins its path. */
export const mayImport: Record<string, string[]> = {
  'service/contract': [],
  'service/domain': ['service/contract'],
  ...middle,
  'service/store/sqlite': [...below, 'service/store'],
  'service/store/mongo': [...below, 'service/store'],
  'service/operations': operations,
  'service/http': outer,
  'service/cli': [...outer, 'demo'],
  'service/duties': outer,
  // The master secret is read from its base64 form as everywhere else.
  'service/config.ts': [...below, 'service/identity'],
  'service/machine.ts': ['service/domain'],
  'service/key-file.ts': [...below, 'service/config.ts', 'service/identity'],
  'service/service.ts': [...outer, ...drivers, ...composed, 'service/machine.ts'],
  'service/start.ts': ['service/service.ts', 'service/config.ts', 'service/contract', 'demo'],
  // The command line's entry stands where start.ts does: it composes a service to work on.
  'service/cli/main.ts': [
    'service/service.ts',
    'service/config.ts',
    'service/key-file.ts',
    'service/store',
    'service/cli',
    'service/contract',
    'demo',
  ],
  'service/bootstrap.mjs': [],
  'service/build.ts': ['vite.config.ts', 'vite.service.ts'],
  'widget/kit': ['service/contract'],
  'widget/embed': ['service/contract', 'widget/kit'],
  'widget/desk': ['service/contract', 'widget/kit'],
  'widget/pages': ['service/contract', 'widget/kit', 'widget/embed'],
  demo: [...below, 'service/operations'],
  'vite.config.ts': [],
  'vite.service.ts': [],
}

/** Rooms whose code is nothing but the language, and what they may import nevertheless: a hash is a pure function. */
export const pure: Record<string, string[]> = {
  'service/contract': [],
  'service/domain': ['node:crypto'],
}

/** Who may import what only the running program knows: the pages that Vite has built. */
export const loadsBuilt = ['service/service.ts']

/** Packages that have one home, so that replacing one is a change to one room. */
export const homes: Record<string, string[]> = {
  mongodb: ['service/store/mongo'],
  'node:sqlite': ['service/store/sqlite'],
  koa: ['service/http'],
  '@koa/router': ['service/http'],
  'raw-body': ['service/http'],
  zod: ['service/http'],
  'csv-parse': ['service/importers'],
  'akismet-api': ['service/judges'],
  nodemailer: ['service/notify'],
  preact: ['widget'],
  // Draws whole pages on the service: no reader loads it.
  'preact-render-to-string': ['widget/pages'],
}

const time = ['Date.now', 'new Date()', 'setTimeout', 'setInterval']
const chance = ['Math.random', 'randomBytes', 'randomInt', 'randomUUID', 'getRandomValues']
const outside = ['process', 'fetch']

/** Below HTTP, time and chance are handed in, and nobody reaches outside. */
export const handedIn = {
  names: [time, chance, outside].flat(),
  rooms: ['service/contract', 'service/domain', ...Object.keys(middle), ...drivers, 'service/operations'],
}

/** Where a name is allowed nevertheless. */
export const exceptions: { file: string; name: string; why: string }[] = []

/** The only reader of the environment; besides, npm tells the bootstrap where npm is. */
export const readersOfEnvironment = ['service/config.ts', 'service/bootstrap.mjs']

/** Where files may import each other in a circle nevertheless: the first file of the widget brings the second, which draws with it. */
export const seams = [
  ['widget/embed/reach.ts', 'widget/embed/later/main.tsx'],
  ['widget/embed/widget.ts', 'widget/embed/later/main.tsx'],
] as const

export const longestFile = 350
