import { type Filled, pageIdOf, threadPath } from './filling.ts'
import { firstLargePage, folderWith } from './folders.ts'
import { type Ask, load } from './load.ts'
import { type Benchmark, inTurn, seeded } from './measure.ts'
import { cpuPerRequest, type Server, startBaseline, startRembuk } from './servers.ts'

const connections = 16
const requests = 1_500
const rounds = 5
const most = 2
const mostLarge = 1.2
/** A cursor before the last page of a thread, so that every answer holds 20 comments. */
const fromOldest = 21

/** The next twenty after a chance comment of one of these pages: cursors are never kept as bytes. */
function cursors({ topLevel }: Filled, pages: number[], seed: number): () => Ask {
  const chance = seeded(seed)
  const oneOf = <Thing>(list: Thing[], from = 0): Thing | undefined =>
    list[from + Math.floor(chance() * (list.length - from))]
  return () => {
    const page = oneOf(pages) ?? firstLargePage
    const after = oneOf(topLevel[page] ?? [], fromOldest)
    return { path: `${threadPath(page)}&after=${after}`, headers: { 'Accept-Encoding': 'gzip' }, expect: 200 }
  }
}

const costOf = (server: Server, next: () => Ask) => () =>
  cpuPerRequest(server, requests, () => load(server.origin, connections, requests, next))

const micro = (value: number): string => `${value.toFixed(0)} µs CPU`

/** Twenty of a thousand comments, read from the store each time, beside Koa sending the same rows of the same store. */
export const readUncached: Benchmark = {
  name: 'read-uncached',
  async run() {
    const filled = await folderWith(10_000)
    const ours = await startRembuk(filled.folder)
    const bare = await startBaseline('bare-rows.ts', [filled.folder, pageIdOf(firstLargePage)])
    try {
      const pages = [firstLargePage]
      const found = await inTurn(
        rounds,
        costOf(ours, cursors(filled, pages, 7)),
        costOf(bare, cursors(filled, pages, 7)),
      )
      return [
        {
          what: 'thread read, not cached, 20 of 1,000 comments',
          ours: micro(found.ours),
          baseline: `${micro(found.baseline)}, bare Koa + router, same rows`,
          ratio: found.ratio,
          budget: `≤ ${most} ×`,
          kept: found.ratio <= most,
        },
      ]
    } finally {
      await Promise.all([ours.stop(), bare.stop()])
    }
  },
}

const pagesOf = ({ topLevel }: Filled): number[] => topLevel.map((_, page) => page).slice(firstLargePage)

/** The same over all pages of a store with many comments, beside itself with few. */
export const readUncachedLarge: Benchmark = {
  name: 'read-uncached-large',
  async run({ large, say }) {
    const many = large ? 1_000_000 : 200_000
    const few = await folderWith(10_000)
    say(`filling a store with ${many.toLocaleString('en')} comments`)
    const filled = await folderWith(many)
    const ours = await startRembuk(filled.folder)
    const itself = await startRembuk(few.folder)
    try {
      const found = await inTurn(
        rounds,
        costOf(ours, cursors(filled, pagesOf(filled), 11)),
        costOf(itself, cursors(few, pagesOf(few), 11)),
      )
      return [
        {
          what: `the same with ${many.toLocaleString('en')} comments stored`,
          ours: micro(found.ours),
          baseline: `${micro(found.baseline)}, itself with 10,000`,
          ratio: found.ratio,
          budget: `≤ ${mostLarge} ×`,
          kept: found.ratio <= mostLarge,
        },
      ]
    } finally {
      await Promise.all([ours.stop(), itself.stop()])
    }
  },
}
