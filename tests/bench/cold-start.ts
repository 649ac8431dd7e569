import { folderWith } from './folders.ts'
import { type Benchmark, inTurn } from './measure.ts'
import { type Server, startBaseline, startRembuk } from './servers.ts'

const rounds = 5
const most = 3

async function timeToAnswer(start: () => Promise<Server>): Promise<number> {
  const server = await start()
  await server.stop()
  return server.startedIn
}

/**
 * The service as `npm run service` starts it, on a filled folder, beside Koa with one route: from the start of the
 * process to its first good answer. The first pair is not counted, so that the service has started here before.
 */
export const coldStart: Benchmark = {
  name: 'cold-start',
  async run() {
    const { folder } = await folderWith(10_000)
    const found = await inTurn(
      rounds,
      () => timeToAnswer(() => startRembuk(folder)),
      () => timeToAnswer(() => startBaseline('bare-koa.mjs')),
    )
    return [
      {
        what: 'cold start to first answer',
        ours: `${found.ours.toFixed(0)} ms`,
        baseline: `${found.baseline.toFixed(0)} ms, bare Koa + router`,
        ratio: found.ratio,
        budget: `≤ ${most} ×`,
        kept: found.ratio <= most,
      },
    ]
  },
}
