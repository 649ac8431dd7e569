import { passingFolder, threadPath } from './filling.ts'
import { folderWith } from './folders.ts'
import { type Ask, load } from './load.ts'
import type { Benchmark, Row } from './measure.ts'
import { bytesOf } from './read-cached.ts'
import { type Server, startBaseline, startRembuk } from './servers.ts'

const connections = 16
const megabyte = 1024 * 1024
const mostMegabytes = 130
const mostGrowth = 1.1
/** A process that has just started is left alone for so long, in milliseconds. */
const settling = 3_000

/** First pages of every thread in turn: nine of ten are kept bytes, every tenth page is read from the store anew. */
function readsOf(topLevel: string[][]): (at: number) => Ask {
  const headers = { 'Accept-Encoding': 'gzip' }
  return (at) => {
    const page = at % topLevel.length
    const after = topLevel[page]?.at(-1 - (at % 10)) ?? ''
    const path = at % 10 === 9 ? `${threadPath(page)}&after=${after}` : threadPath(page)
    return { path, headers, expect: 200 }
  }
}

async function residentMegabytes(server: Server): Promise<number> {
  return (await server.figures()).rssBytes / megabyte
}

type Found = { idle: number; warm: number; after: number }

/** Resident memory when nothing was asked yet, after a tenth of the reads, and after all of them. */
async function measure(server: Server, reads: number, next: (at: number) => Ask): Promise<Found> {
  await new Promise((resolve) => setTimeout(resolve, settling))
  const idle = await residentMegabytes(server)
  await load(server.origin, connections, reads / 10, next)
  const warm = await residentMegabytes(server)
  await load(server.origin, connections, reads - reads / 10, next)
  return { idle, warm, after: await residentMegabytes(server) }
}

const mb = (value: number): string => `${value.toFixed(0)} MB`

function rowsOf(ours: Found, bare: Found, reads: number): Row[] {
  const budget = `≤ ${mostMegabytes} MB`
  const row = (what: string, mine: number, baseline: number): Row => ({
    what,
    ours: `${mb(mine)} RSS`,
    baseline: `${mb(baseline)}, bare Koa + router`,
    ratio: mine / baseline,
    budget,
    kept: mine <= mostMegabytes,
  })
  const growth = ours.after / ours.warm
  const count = reads.toLocaleString('en')
  const grown = (found: Found): string => `${mb(found.warm)} → ${mb(found.after)}`
  return [
    row('memory, idle', ours.idle, bare.idle),
    row(`memory after ${count} reads`, ours.after, bare.after),
    {
      what: 'growth from a tenth of them to all',
      ours: `${grown(ours)}, ${growth.toFixed(2)} ×`,
      baseline: `${grown(bare)}, bare Koa + router`,
      ratio: null,
      budget: `≤ ${mostGrowth} ×`,
      kept: growth <= mostGrowth,
    },
  ]
}

/** What the service holds in memory, fresh and after many reads. */
export const memory: Benchmark = {
  name: 'memory',
  async run({ large, say }) {
    const reads = large ? 1_000_000 : 200_000
    const { folder, topLevel } = await folderWith(10_000)
    const passing = passingFolder()
    const ours = await startRembuk(folder)
    try {
      say(`${reads.toLocaleString('en')} reads, twice`)
      const mine = await measure(ours, reads, readsOf(topLevel))
      const bare = await startBaseline('bare-koa.mjs', [await bytesOf(ours, passing.folder)])
      try {
        return rowsOf(mine, await measure(bare, reads, readsOf(topLevel)), reads)
      } finally {
        await bare.stop()
      }
    } finally {
      await ours.stop()
      passing.remove()
    }
  },
}
