import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type Benchmark, median, type Options, type Row } from './measure.ts'
import { officers, province, signIn, type ViewStage, viewStages } from './views-stage.ts'
import { opened, pressed, type Signed, type Step, worked } from './views-visit.ts'

const most = { view: 1_000, query: 100 }
const visits = 3
const comments = { usual: 20_000, large: 100_000 }

type View = { name: string; path: string; shows: string; as?: keyof typeof officers }

export const views: View[] = [
  { name: 'queue', path: '/desk', shows: '.row' },
  { name: 'queue, a province', path: '/desk', shows: '.row, .empty', as: 'province' },
  { name: 'queue, a province with all below', path: '/desk?reach=all', shows: '.row', as: 'province' },
  { name: 'queue, one office', path: '/desk?tab=published&office=kpu-kota-semarang', shows: '.row, .empty' },
  { name: 'what is late', path: '/desk?late=only', shows: '.row, .empty' },
  { name: 'published', path: '/desk?tab=published', shows: '.row' },
  { name: 'search that finds', path: '/desk?tab=published&q=tps', shows: '.row' },
  { name: 'search that finds nothing', path: '/desk?tab=published&q=katayangtidakada', shows: '.empty' },
  { name: 'Perlu dijawab', path: '/desk?tab=answer', shows: '.row' },
  { name: 'Perlu dijawab, a province', path: '/desk?tab=answer', shows: '.row', as: 'province' },
  { name: 'insights', path: '/desk?page=insights', shows: '.chart' },
  { name: 'insights, a province', path: '/desk?page=insights', shows: '.chart', as: 'province' },
  { name: 'weekly report', path: '/desk?page=weekly', shows: '.sheet table' },
  { name: 'weekly report, a province', path: '/desk?page=weekly', shows: '.sheet table', as: 'province' },
  { name: 'decisions', path: '/desk?page=audit', shows: '.trail li' },
  { name: 'decisions, a province', path: '/desk?page=audit', shows: '.trail li', as: 'province' },
  { name: 'policy', path: '/desk?page=policy', shows: '.settings li' },
  { name: 'calendar', path: '/desk?page=policy', shows: '.calendar' },
  { name: 'saved answers', path: '/desk?page=answers', shows: '.page h1' },
  { name: 'held persons', path: '/desk?page=holds', shows: '.page h1' },
  { name: 'what is reported', path: '/desk?tab=reported', shows: '.row, .empty' },
  { name: 'spam, campaigns together', path: '/desk?tab=spam', shows: '.row' },
  { name: 'appeals', path: '/desk?tab=appealed', shows: '.row, .empty' },
  { name: 'passed on', path: '/desk?tab=forwarded', shows: '.row, .empty' },
  { name: 'members', path: '/desk?page=members', shows: '.cards li' },
  { name: 'sites', path: '/desk?page=sites', shows: '.cards li' },
  { name: 'filter', path: '/desk?page=filter', shows: '.part table' },
  { name: 'open ledger', path: '/buku-terbuka', shows: '.ledger table' },
  { name: 'open ledger, a province', path: `/buku-terbuka?office=${province}`, shows: '.ledger table' },
]

type Action = { name: string; from: string; ready: string; press: string; selector: string }

const actions: Action[] = [
  { name: 'another tab', from: '/desk', ready: '.row', press: '.tabs a[href*="tab=published"]', selector: '.row' },
  {
    name: 'a case',
    from: '/desk?tab=published',
    ready: '.row',
    press: '.row:nth-child(5) .open',
    selector: '.case .words',
  },
]

/** What was decided is undone again; the answer stays, and a run more finds the next question. */
const deciding: { from: string; ready: string; steps: Step[] } = {
  from: '/desk?reach=all',
  ready: '.row',
  steps: [
    { name: 'a decision', press: '.decisions button:first-child', changes: '.row.chosen' },
    { name: 'its undo', press: '.toast button', changes: '.toast' },
  ],
}
const answering: { from: string; ready: string; steps: Step[] } = {
  from: '/desk?tab=answer',
  ready: '.row',
  steps: [
    { name: 'the answer box', press: '.decisions button:nth-child(4)', changes: '.deciding' },
    {
      name: 'an answer',
      type: { into: '.panel textarea', text: 'Silakan lihat lokasi TPS Anda di cekdptonline.kpu.go.id. Terima kasih.' },
      press: '.panel .primary',
      changes: '.row.chosen',
    },
  ],
}

/** Each view some times, one after the other, and the longest query meanwhile. */
async function measured(
  { name: store, server }: ViewStage,
  name: string,
  visit: (at: number) => Promise<number>,
): Promise<{ row: Row; query: string }> {
  await server.longest()
  const took: number[] = []
  for (let at = 0; at < visits; at += 1) took.push(await visit(at))
  const longest = await server.longest()
  // A server of its own answers while the main thread is free: its time is in the view's.
  const isKept = median(took) <= most.view && (store === 'MongoDB' || longest.took <= most.query)
  const row = {
    what: `${name}, ${store}`,
    ours: `${median(took).toFixed(0)} ms, ${Math.max(...took).toFixed(0)} at most; ${longest.took.toFixed(1)} ms a query`,
    baseline: '',
    ratio: null,
    budget: store === 'MongoDB' ? `≤ ${most.view / 1_000} s` : `≤ ${most.view / 1_000} s, ${most.query} ms`,
    kept: isKept,
  }
  return { row, query: longest.query }
}

/** A picture's file, named as its view. */
const pictureOf = ({ pictures }: Options, store: string, name: string): string | null =>
  pictures && join(pictures, `${store}-${name.replaceAll(/[^a-zA-Z]+/g, '-')}.png`.toLowerCase())

/** What each step took, in the middle of several goes. */
async function workRows(
  browser: Browser,
  { name: store }: ViewStage,
  { signed, work, options }: { signed: Signed; work: typeof deciding; options: Options },
): Promise<Row[]> {
  const goes: number[][] = []
  for (let at = 0; at < visits; at += 1) {
    const picture = at === 0 ? pictureOf(options, store, work.steps.at(-1)?.name ?? '') : null
    goes.push(await worked(browser, signed, { ...work, picture }))
  }
  return work.steps.map(({ name }, step) => {
    const took = goes.map((one) => one[step] ?? Number.NaN)
    const ours = `${median(took).toFixed(0)} ms, ${Math.max(...took).toFixed(0)} at most`
    options.say(`${name}, ${store}: ${ours}`)
    const kept = median(took) <= most.view
    return { what: `${name}, ${store}`, ours, baseline: '', ratio: null, budget: `≤ ${most.view / 1_000} s`, kept }
  })
}

/** Every view on one store. Queries that took longer than they may are said in full. */
export async function viewRows(browser: Browser, stage: ViewStage, options: Options): Promise<Row[]> {
  const { say } = options
  const { origin } = stage.server
  const tokens = {
    root: await signIn(stage.server, officers.root),
    province: await signIn(stage.server, officers.province),
  }
  const as = (who: keyof typeof officers = 'root'): Signed => ({ origin, token: tokens[who] })
  const rows: Row[] = []
  const keep = async (name: string, visit: (at: number) => Promise<number>): Promise<void> => {
    const { row, query } = await measured(stage, name, visit)
    rows.push(row)
    say(`${row.what}: ${row.ours}`)
    if (row.kept === false) say(`  ${query.replaceAll(/\s+/g, ' ').slice(0, 400)}`)
  }
  for (const { name, path, shows, as: who } of views) {
    const picture = pictureOf(options, stage.name, name)
    await keep(name, (at) => opened(browser, as(who), { path, shows, picture: at === visits - 1 ? picture : null }))
  }
  for (const action of actions) await keep(action.name, () => pressed(browser, as(), action))
  for (const work of [deciding, answering])
    rows.push(...(await workRows(browser, stage, { signed: as('province'), work, options })))
  return rows
}

export const allViews: Benchmark = {
  name: 'views',
  async run(options) {
    const browser = await launchBrowser()
    const rows: Row[] = []
    try {
      const size = options.large ? comments.large : comments.usual
      for await (const stage of viewStages({ ...options, comments: size })) {
        try {
          rows.push(...(await viewRows(browser, stage, options)))
        } finally {
          await stage.close()
        }
      }
      return rows
    } finally {
      await browser.close()
    }
  },
}
