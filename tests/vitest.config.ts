// The suites, by what they prove. Two cores: what drives a browser or measures comes last and one file at a time.
import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

interface Suite {
  /** Suites of a lower rank are through before the next rank begins. */
  rank: number
  /** after so long a test has hung, also on a machine that has much else to do */
  seconds: number
  alone?: boolean
}

const suites: Record<string, Suite> = {
  laws: { rank: 0, seconds: 30 },
  domain: { rank: 0, seconds: 120 },
  http: { rank: 0, seconds: 60 },
  cli: { rank: 0, seconds: 180 },
  conformance: { rank: 1, seconds: 180 },
  stores: { rank: 1, seconds: 180 },
  attack: { rank: 1, seconds: 120 },
  browser: { rank: 2, seconds: 180, alone: true },
}

/** Takes longer than a gate may; `npm run soak` asks for it by `--mode soak`. */
const soak: Record<string, Suite> = { soak: { rank: 0, seconds: 1800, alone: true } }

function project([name, { rank, seconds, alone = false }]: [string, Suite]): TestProjectInlineConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
      // What is waited for comes when it comes: on a busy machine a second is soon over.
      expect: { poll: { timeout: 15_000 } },
      fileParallelism: !alone,
      // A browser on a busy machine is looked at a second time; which tests needed it is said at the end.
      retry: name === 'browser' ? 1 : 0,
      sequence: { groupOrder: rank },
    },
  }
}

export default defineConfig(({ mode }) => ({
  root: join(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.cache/rembuk/vitest',
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: [join(import.meta.dirname, 'support/mongo/broker.ts')],
    projects: Object.entries(mode === 'soak' ? soak : suites).map(project),
  },
}))
