import type { BesideView, InsightsView } from '../contract/figures.ts'
import type { Beside, Figures } from '../domain/insights.ts'
import type { Phrase } from '../domain/phrases.ts'
import type { TimeSpan } from '../domain/spans.ts'
import { type Zone, zoneCities } from '../domain/zones.ts'
import { iso } from './times.ts'

type Named = { id: string; name: string }

/** Figures of an office, beside those of others. */
export type InsightsShown = {
  office: Named
  zone: Zone
  span: TimeSpan
  figures: Figures
  phrases: { recurring: Phrase[]; rising: Phrase[] }
  oldestHeld: number | null
  /** the offices right below, each with all that is below it */
  below: (Beside & { name: string })[]
  /** its neighbours, unnamed: others' figures are shown beside one's own, and nobody's name */
  neighbours: { own: Beside | null; others: Beside[] }
  /** offices whose queue nobody opens */
  idle: (Named & { oldestHeld: number })[]
}

const besideView = ({ received, published, answered, toDecide }: Beside): BesideView => ({
  received,
  published,
  answered,
  toDecide,
})

/** A neighbour’s figures stand there without its name. */
export function insightsView(shown: InsightsShown): InsightsView {
  const { office, zone, span, figures, phrases, oldestHeld, below, neighbours, idle } = shown
  return {
    office: { id: office.id, name: office.name },
    timeZone: zoneCities[zone],
    from: iso(span.from),
    to: iso(span.until),
    ...figures,
    weeks: figures.weeks.map(({ from, received, published, answered }) => ({
      from: iso(from),
      received,
      published,
      answered,
    })),
    oldestHeldAt: oldestHeld === null ? null : iso(oldestHeld),
    phrases: phrases.recurring,
    rising: phrases.rising,
    below: below.map((one) => ({ ...besideView(one), office: { id: one.office, name: one.name } })),
    neighbours: {
      own: neighbours.own && besideView(neighbours.own),
      others: neighbours.others.map(besideView),
    },
    idle: idle.map(({ id, name, oldestHeld: since }) => ({ office: { id, name }, oldestHeldAt: iso(since) })),
  }
}
