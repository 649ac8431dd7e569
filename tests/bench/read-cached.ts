import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { passingFolder, threadPath } from './filling.ts'
import { folderWith, smallPage } from './folders.ts'
import { load } from './load.ts'
import { type Benchmark, inTurn } from './measure.ts'
import { cpuPerRequest, type Server, startBaseline, startRembuk } from './servers.ts'

const connections = 16
const requests = 3_000
const rounds = 5
const most = 1.4

const ask = { path: threadPath(smallPage), headers: { 'Accept-Encoding': 'gzip' }, expect: 200 }

/** The bytes that a browser is sent, compressed in the same way, in a file for the baseline to send. */
export async function bytesOf(server: Server, folder: string): Promise<string> {
  const file = join(folder, 'thread.json.gz')
  const answer = await fetch(new URL(ask.path, server.origin), { headers: { 'Accept-Encoding': 'identity' } })
  writeFileSync(file, gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 6 }))
  return file
}

/** A thread's first page that is kept as finished bytes: CPU a request, beside Koa sending the same bytes. */
export const readCached: Benchmark = {
  name: 'read-cached',
  async run() {
    const { folder } = await folderWith(10_000)
    const passing = passingFolder()
    const ours = await startRembuk(folder)
    const bare = await startBaseline('bare-koa.mjs', [await bytesOf(ours, passing.folder)])
    const costOf = (server: Server) => () =>
      cpuPerRequest(server, requests, () => load(server.origin, connections, requests, () => ask))
    try {
      const found = await inTurn(rounds, costOf(ours), costOf(bare))
      return [
        {
          what: 'thread read, cached, 40 comments',
          ours: `${found.ours.toFixed(0)} µs CPU`,
          baseline: `${found.baseline.toFixed(0)} µs, bare Koa + router, same bytes`,
          ratio: found.ratio,
          budget: `≤ ${most} ×`,
          kept: found.ratio <= most,
        },
      ]
    } finally {
      await Promise.all([ours.stop(), bare.stop()])
      passing.remove()
    }
  },
}
