import { type ChildProcess, spawn } from 'node:child_process'
import { get } from 'node:http'
import { join } from 'node:path'
import { freePort } from '../support/mongo/server.ts'
import { folderWith } from './folders.ts'
import { type Benchmark, inTurn } from './measure.ts'
import { stop } from './servers.ts'

const rounds = 5
const most = 3
/** Between two attempts to be answered, in milliseconds. */
const pause = 2
const patience = 30_000

const root = join(import.meta.dirname, '../..')

/** Whether a server on this port says that it is there. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asked.on('error', () => resolve(false))
  })
}

/** Milliseconds from the start of a process to its first good answer. */
async function timeToAnswer(start: (port: number) => ChildProcess): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = start(port)
  try {
    while (!(await answers(port))) {
      if (performance.now() - began > patience || child.exitCode !== null) throw new Error('a server did not answer')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    return performance.now() - began
  } finally {
    await stop(child)
  }
}

const run = (args: string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] })

/** The service as `npm run service` starts it, on a filled folder, beside Koa with one route. */
export const coldStart: Benchmark = {
  name: 'cold-start',
  async run() {
    const { folder } = await folderWith(10_000)
    const found = await inTurn(
      rounds,
      () => timeToAnswer((port) => run(['service/start.ts'], { PORT: String(port), REMBUK_DATA: folder })),
      () => timeToAnswer((port) => run(['tests/bench/servers/bare-koa.ts', '', String(port)])),
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
