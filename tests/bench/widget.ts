import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type Benchmark, median, type Options, type Row } from './measure.ts'
import { type Line, openWidgetStage, type WidgetStage } from './widget-stage.ts'
import { type Visit, visit } from './widget-visit.ts'

const rounds = 7
const lines: Line[] = ['plain', 'fast', 'printed']
const phone = { viewport: { width: 360, height: 740 }, locale: 'id-ID' }

const most = { again: 1.15, fast: 1.15, first: 1.6, shift: 0.02, task: 50 }

/** A first visit, a second one, and a first one by a link to the comments, which are then in view as they arrive. */
type When = 'first' | 'again' | 'there'
type Seen = Record<Line, Record<When, Visit[]>>

/** Visits by a browser that has never been there, the second of them in a new tab of the same. */
async function visitAnew(browser: Browser, stage: WidgetStage, line: Line, places: string[]): Promise<Visit[]> {
  const context = await browser.newContext(phone)
  const visits: Visit[] = []
  try {
    for (const place of places) visits.push(await visit(context, stage.pages[line] + place, stage.scripts[line]))
    return visits
  } finally {
    await context.close()
  }
}

/** All lines in turn, so that a machine that slows down slows all; the first round warms up and is not counted. */
async function visitInTurn(browser: Browser, stage: WidgetStage, { say }: Options): Promise<Seen> {
  const seen: Seen = {
    plain: { first: [], again: [], there: [] },
    fast: { first: [], again: [], there: [] },
    printed: { first: [], again: [], there: [] },
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const line of lines) {
      const visits = await visitAnew(browser, stage, line, ['', ''])
      const [there] = round % 3 === 1 ? await visitAnew(browser, stage, line, ['#komentar']) : []
      if (round === 0) continue
      for (const [at, when] of (['first', 'again'] as const).entries())
        seen[line][when].push(...visits.slice(at, at + 1))
      if (there) seen[line].there.push(there)
    }
    say(round === 0 ? 'warm' : `${round} of ${rounds} rounds`)
  }
  return seen
}

const times = (visits: Visit[]): number[] => visits.map(({ seenAfter }) => seenAfter)
const spread = (values: number[]): string =>
  `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`

const named: Record<When, string> = { first: 'first visit', again: 'repeat visit', there: 'by a link to it' }

function timeRow(seen: Seen, line: Line, when: When): Row {
  const [ours, baseline] = [times(seen[line][when]), times(seen.printed[when])]
  const ratio = median(ours.map((time, round) => time / (baseline[round] ?? Number.NaN)))
  const budget = when === 'again' ? most.again : line === 'fast' ? most.fast : most.first
  return {
    what: `first comment visible, ${line} line, ${named[when]}`,
    ours: spread(ours),
    baseline: `${spread(baseline)}, page that holds them`,
    ratio,
    budget: `≤ ${budget} ×`,
    kept: ratio <= budget,
  }
}

const kb = (bytes: number): string => (bytes / 1_024).toFixed(1)
const middle = (visits: Visit[], of: (visit: Visit) => number): number => median(visits.map(of))

function loadOf(visits: Visit[]): string {
  const at = (of: (visit: Visit) => number): string => middle(visits, of).toFixed(0)
  const asked = at(({ askedAt }) => askedAt)
  const thread = asked === '0' ? '' : `, thread asked at ${asked}, there at ${at(({ answeredAt }) => answeredAt)} ms`
  const bytes = `${kb(middle(visits, (one) => one.bytesBefore))} KB before it, ${kb(middle(visits, (one) => one.bytes))} in all`
  return `${at(({ hops }) => hops)} hops, script there at ${at(({ scriptAt }) => scriptAt)}${thread}; ${bytes}`
}

/** Of its own origin alone; a page's own files are the same for both. */
const loadRow = (seen: Seen, line: Line, when: When): Row => ({
  what: `on the way, ${line} line, ${named[when]}`,
  ours: loadOf(seen[line][when]),
  baseline: loadOf(seen.printed[when]),
  ratio: null,
  budget: '',
  kept: null,
})

function shiftRow(seen: Seen): Row {
  const worst = (line: Line): number =>
    Math.max(...Object.values(seen[line]).flatMap((visits) => visits.map(({ shift }) => shift)))
  const found = Math.max(worst('plain'), worst('fast'))
  return {
    what: 'layout shift, the worst visit, some by a link to the comments',
    ours: found.toFixed(3),
    baseline: worst('printed').toFixed(3),
    ratio: null,
    budget: `≤ ${most.shift}`,
    kept: found <= most.shift,
  }
}

/** The browser tells of tasks of 50 ms and more; where it tells of none, all were shorter. */
function taskRow(seen: Seen, line: Line, when: When): Row {
  const longest = (line: Line): number => middle(seen[line][when], ({ longestTask }) => longestTask)
  const shown = (task: number): string => (task === 0 ? `none of ${most.task} ms` : `${task.toFixed(0)} ms`)
  return {
    what: `longest task, ${line} line, ${named[when]}`,
    ours: shown(longest(line)),
    baseline: shown(longest('printed')),
    ratio: null,
    budget: `≤ ${most.task} ms`,
    kept: longest(line) <= most.task,
  }
}

/** The demo's page on a slow phone and a slow line, beside the same page whose script already holds the comments. */
export const widget: Benchmark = {
  name: 'widget',
  async run(options) {
    const stage = await openWidgetStage()
    const browser = await launchBrowser()
    try {
      options.say(`a thread of ${stage.comments} comments`)
      const seen = await visitInTurn(browser, stage, options)
      const visits = (['first', 'again'] as const).flatMap((when) =>
        (['plain', 'fast'] as const).map((line) => [line, when] as const),
      )
      return [
        ...visits.map(([line, when]) => timeRow(seen, line, when)),
        ...visits.map(([line, when]) => loadRow(seen, line, when)),
        shiftRow(seen),
        ...visits.map(([line, when]) => taskRow(seen, line, when)),
      ]
    } finally {
      await browser.close()
      await stage.close()
    }
  },
}
