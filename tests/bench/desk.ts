import { launchBrowser } from '../support/browser.ts'
import type { Browser } from 'playwright-core'
import { type DeskStage, openDeskStage } from './desk-stage.ts'
import { decisions, firstPaint } from './desk-visit.ts'
import { type Ask, load } from './load.ts'
import { type Benchmark, inTurn, median, type Options, type Row } from './measure.ts'
import { cpuPerRequest } from './servers.ts'

const many = 100_000
const few = 1_000
const connections = 4
const requests = 200
const rounds = 5
const visits = 5
const decided = 20

const most = { paint: 1_000, decision: 100, read: 1.5 }

/** What a desk asks first, as it asks it; and, in a list that goes on, what it asks last. */
const views: [name: string, query: string][] = [
  ['first page', 'tab=held&group=campaign&limit=50'],
  ['an empty tab', 'tab=spam&group=campaign&limit=50'],
]

const asking =
  ({ token }: DeskStage, query: string) =>
  (): Ask => ({
    path: `/v1/queue?${query}`,
    headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'gzip' },
    expect: 200,
  })

const cost = (stage: DeskStage, query: string) => () =>
  cpuPerRequest(stage.server, requests, () => load(stage.server.origin, connections, requests, asking(stage, query)))

async function readRow(large: DeskStage, small: DeskStage, [name, query]: [string, string]): Promise<Row> {
  const found = await inTurn(rounds, cost(large, query), cost(small, query))
  return {
    what: `queue read with ${many.toLocaleString('en')} waiting, ${name}`,
    ours: `${(found.ours / 1_000).toFixed(2)} ms CPU`,
    baseline: `${(found.baseline / 1_000).toFixed(2)} ms CPU, itself with ${few.toLocaleString('en')}`,
    ratio: found.ratio,
    budget: `≤ ${most.read} ×`,
    kept: found.ratio <= most.read,
  }
}

/** One after the other and alone: what somebody waits for, the search the longest. */
async function waits(stage: DeskStage, query: string, times: number): Promise<number> {
  const took: number[] = []
  for (let at = 0; at <= times; at += 1) {
    const begun = performance.now()
    await load(stage.server.origin, 1, 1, asking(stage, query))
    if (at > 0) took.push(performance.now() - begun)
  }
  return median(took)
}

async function searchRow(large: DeskStage, small: DeskStage): Promise<Row> {
  const query = 'tab=held&group=campaign&limit=50&q=katayangtidakada'
  const [ours, baseline] = [await waits(large, query, rounds), await waits(small, query, rounds)]
  return {
    what: `a search that finds nothing in ${many.toLocaleString('en')}`,
    ours: `${ours.toFixed(0)} ms`,
    baseline: `${baseline.toFixed(0)} ms, itself with ${few.toLocaleString('en')}`,
    ratio: null,
    budget: '',
    kept: null,
  }
}

async function paintRow(browser: Browser, large: DeskStage, small: DeskStage): Promise<Row> {
  const found = await inTurn(
    visits,
    () => firstPaint(browser, large),
    () => firstPaint(browser, small),
  )
  return {
    what: `the queue’s first paint at CPU ×4, ${many.toLocaleString('en')} waiting`,
    ours: `${found.ours.toFixed(0)} ms`,
    baseline: `${found.baseline.toFixed(0)} ms, itself with ${few.toLocaleString('en')}`,
    ratio: found.ratio,
    budget: `≤ ${most.paint / 1_000} s`,
    kept: found.ours <= most.paint,
  }
}

async function decisionRow(browser: Browser, large: DeskStage, small: DeskStage): Promise<Row> {
  // The first few warm up, as they do in somebody's morning.
  const [ours, baseline] = [
    (await decisions(browser, large, decided)).slice(2),
    (await decisions(browser, small, decided)).slice(2),
  ]
  return {
    what: `a decision shows at CPU ×4, ${many.toLocaleString('en')} waiting`,
    ours: `${median(ours).toFixed(0)} ms, ${Math.max(...ours).toFixed(0)} at most`,
    baseline: `${median(baseline).toFixed(0)} ms, itself with ${few.toLocaleString('en')}`,
    ratio: median(ours) / median(baseline),
    budget: `≤ ${most.decision} ms`,
    kept: median(ours) <= most.decision,
  }
}

async function measured(large: DeskStage, small: DeskStage, { say }: Options): Promise<Row[]> {
  const rows: Row[] = []
  for (const view of views) rows.push(await readRow(large, small, view))
  rows.push(await searchRow(large, small))
  say('reads are measured')
  const browser = await launchBrowser()
  try {
    return [...rows, await paintRow(browser, large, small), await decisionRow(browser, large, small)]
  } finally {
    await browser.close()
  }
}

/** The desk where a hundred thousand comments wait, beside itself where a thousand do. */
export const desk: Benchmark = {
  name: 'desk',
  async run(options) {
    options.say(`filling a store with ${many.toLocaleString('en')} comments that wait`)
    const small = await openDeskStage(few)
    const large = await openDeskStage(many)
    try {
      return await measured(large, small, options)
    } finally {
      await Promise.all([large.close(), small.close()])
    }
  },
}
