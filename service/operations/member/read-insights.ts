import type { Beside } from '../../domain/insights.ts'
import { type Directory, type Office, rootOffice } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { spanOf, type TimeSpan } from '../../domain/spans.ts'
import { officesWithin } from '../../domain/tree.ts'
import { overWorkingDays } from '../../domain/working-days.ts'
import { zoneOf } from '../../domain/zones.ts'
import { keptFor } from '../../live/kept.ts'
import type { InsightsShown } from '../../presenters/insights.ts'
import type { FigureRead } from '../../store/figures.ts'
import { type Actor, mustSee, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** How long figures are taken for the present ones, in milliseconds. */
const keptTime = 60_000
const mostPhrases = 12
/** A queue that nobody opens: something waits for longer than these working days, and nothing was decided for so long. */
const idleWorkingDays = 2
const idleTime = 7 * 86_400_000

type Group = [name: string, offices: string[]]

const groupsOf = (directory: Directory, offices: Office[]): Group[] =>
  offices.map(({ id }) => [id, officesWithin(directory, id)])

const reads = (groups: Group[]): string[] => groups.flatMap(([, offices]) => offices)

async function besides(
  { store }: Needs,
  groups: Group[],
  { from, until }: TimeSpan,
  offices: FigureRead['offices'] = reads(groups),
): Promise<Beside[]> {
  return groups.length === 0 ? [] : store.figures.beside({ from, until, offices, groups })
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
  const [figures, phrases, oldestHeld, below, beside, idle] = await Promise.all([
    store.figures.figures({ offices, ...span }),
    store.figures.phrases({ offices, ...span, most: mostPhrases }),
    store.figures.oldestHeld(offices),
    besides(needs, groupsOf(directory, children), span, isRoot ? 'all' : undefined),
    siblings.length > 1 ? besides(needs, groupsOf(directory, siblings), span) : [],
    store.figures.idle({ offices, heldBefore, decidedSince: now - idleTime }),
  ])
  const nameOf = (id: string): string => directory.offices.get(id)?.name ?? id
  return {
    office,
    span,
    figures,
    phrases,
    oldestHeld,
    below: below.map((one) => ({ ...one, name: nameOf(one.office) })),
    neighbours: {
      own: beside.find((one) => one.office === office.id) ?? null,
      others: beside.filter((one) => one.office !== office.id),
    },
    idle: idle.map(({ office: id, oldestHeld: since }) => ({ id, name: nameOf(id), oldestHeld: since })),
  }
}

export type InsightsAsked = { office?: string | undefined; from?: string | undefined; to?: string | undefined }

/**
 * Reads what came in at an office and those below it, what became of it and how fast; the member's own office unless
 * another in sight is asked for. Refuses `not-found` and `invalid`. The same is read once a minute a process.
 */
export function openInsights(needs: Needs): (actor: Actor, asked: InsightsAsked) => Promise<InsightsShown> {
  const kept = keptFor<InsightsShown>(keptTime, needs.clock)
  return async (actor, { office: id, ...times }) => {
    permit(actor, 'read')
    const directory = needs.directory.current()
    const office = directory.offices.get(id ?? (actor.kind === 'member' ? actor.member.office : rootOffice))
    if (!office) throw new Refusal('not-found')
    mustSee(directory, actor, office.id)
    const now = needs.clock.now()
    const span = spanOf(times, { zone: zoneOf(directory, office.id), now })
    const key = JSON.stringify([office.id, directory.revision, times.from, times.to])
    return kept(key, () => insightsOf(needs, office, span, now))
  }
}
