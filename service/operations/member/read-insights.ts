import { idleTime, idleWorkingDays } from '../../domain/insights.ts'
import { type Directory, type Office, officeNamed, rootOffice } from '../../domain/offices.ts'
import { spanOf, type TimeSpan } from '../../domain/spans.ts'
import type { Group } from '../../domain/survey.ts'
import { officesWithin } from '../../domain/tree.ts'
import { overWorkingDays } from '../../domain/working-days.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { keptFor } from '../../live/kept.ts'
import type { InsightsShown } from '../../presenters/insights.ts'
import type { FigureRead } from '../../store/figures.ts'
import { type Actor, findOffice, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** How long figures are taken for the present ones, in milliseconds. */
const keptTime = 60_000
const mostPhrases = 12

const groupsOf = (directory: Directory, offices: Office[]): Group[] =>
  offices.map(({ id }) => [id, officesWithin(directory, id)])

/** Where these are many of all there are, reading all in order costs less than finding each. */
function readFor({ offices: all }: Directory, some: string[]): FigureRead['offices'] {
  const wanted = new Set(some)
  return wanted.size * 4 > all.size ? 'all' : [...wanted]
}

async function insightsOf(needs: Needs, office: Office, span: TimeSpan, now: number): Promise<InsightsShown> {
  const { store } = needs
  const directory = needs.directory.current()
  const all = [...directory.offices.values()]
  const isRoot = office.id === rootOffice
  const offices = isRoot ? 'all' : officesWithin(directory, office.id)
  const children = all
    .filter(({ parent }) => parent === office.id)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'id'))
  const siblings = all.filter(({ parent, kind }) => !isRoot && parent === office.parent && kind === office.kind)
  const heldBefore = overWorkingDays(now, idleWorkingDays, zoneOf(directory, office.id))
  const below = groupsOf(directory, children)
  const groups = [...below, ...(siblings.length > 1 ? groupsOf(directory, siblings) : [])]
  const within = groups.flatMap(([, some]) => some)
  const among = offices === 'all' ? offices : readFor(directory, [...offices, ...within])
  const [surveyed, phrases, oldestHeld, idle] = await Promise.all([
    store.figures.survey({ offices: among, ...span, whole: offices, groups }),
    store.figures.phrases({ offices, ...span, most: mostPhrases }),
    store.figures.oldestHeld(offices),
    store.figures.idle({ offices, heldBefore, decidedSince: now - idleTime }),
  ])
  const beside = surveyed.beside.slice(below.length)
  const nameOf = (id: string): string => officeNamed(directory.offices, id).name
  return {
    office,
    zone: zoneOf(directory, office.id),
    span,
    figures: surveyed.whole,
    phrases,
    oldestHeld,
    below: surveyed.beside.slice(0, below.length).map((one) => ({ ...one, name: nameOf(one.office) })),
    neighbours: {
      own: beside.find((one) => one.office === office.id) ?? null,
      others: beside.filter((one) => one.office !== office.id),
    },
    idle: idle.map(({ office: id, oldestHeld: since }) => ({ id, name: nameOf(id), oldestHeld: since })),
  }
}

export type InsightsAsked = {
  office?: string | undefined
  from?: string | undefined
  to?: string | undefined
  weeks?: number | undefined
}

/**
 * Reads what came in at an office and those below it, what became of it and how fast; the member's own office unless
 * another in sight is asked for. Refuses `not-found` and `invalid`. The same is read once a minute a process.
 */
export function openInsights(needs: Needs): (actor: Actor, asked: InsightsAsked) => Promise<InsightsShown> {
  const kept = keptFor<InsightsShown>(keptTime, needs.clock)
  return async (actor, { office: id, ...times }) => {
    permit(actor, 'read')
    const directory = needs.directory.current()
    const office = findOffice(directory, actor, id)
    const now = needs.clock.now()
    const span = spanOf(times, { zone: zoneOf(directory, office.id), now })
    const key = JSON.stringify([office.id, directory.revision, times.from, times.to, times.weeks])
    return kept(key, () => insightsOf(needs, office, span, now))
  }
}
