import { limits } from '../../contract/limits.ts'
import type { MatchTab, QueueFigures, Tab, TabCounts } from '../../contract/views.ts'
import { lateBefore } from '../../domain/waiting.ts'
import type { Figure } from '../../live/counting.ts'
import type { QueueFilter } from '../../store/comments.ts'
import { type Actor, narrowed, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AskedFilter, filterFor, officeAsked, officesBelow, zoneFor } from './queue-filter.ts'

const tabs: MatchTab[] = ['held', 'reported', 'published', 'spam', 'rejected', 'forwarded', 'appealed']

type Needs = Pick<Collaborators, 'store' | 'directory' | 'counting' | 'clock'>
type Asked = Pick<AskedFilter, 'office' | 'reach'>

/**
 * Begins to count what stands beside a queue's rows. What it gives waits so many milliseconds more; null is not known.
 */
export function beginFigures(
  needs: Needs,
  actor: Actor,
  { office, reach }: Asked,
): (milliseconds: number) => Promise<QueueFigures> {
  const directory = needs.directory.current()
  const now = needs.clock.now()
  const { comments } = needs.store
  // Of two who look at the same offices in the same way one may get what the other's look is counting.
  const place = [officeAsked(actor, undefined), office, reach, directory.revision]
  const begin = (name: string, count: () => Promise<number>): Figure =>
    needs.counting.begin(JSON.stringify([name, ...place]), count)
  const inTab = (name: string, filter: QueueFilter): Figure =>
    begin(name, () => comments.countQueue(filter, limits.tabCount))

  const ofTab = (tab: MatchTab): QueueFilter => filterFor(directory, actor, { tab, office, reach }, { now })
  const held = filterFor(directory, actor, { tab: 'held', office }, { now })
  const below = officesBelow(directory, actor, office)
  const offices = narrowed(directory, actor, office)
  const toAnswer = (name: string, dueBy: number | null): Figure =>
    begin(name, () => comments.countToAnswer({ offices, dueBy }, limits.tabCount))

  const late = inTab('late', { ...held, heldBefore: lateBefore(now, zoneFor(directory, actor)) })
  const heldBelow = below.length === 0 ? null : inTab('held below', { ...held, offices: below })
  const counted: [Tab, Figure][] = tabs.map((tab) => [tab, inTab(tab, ofTab(tab))])
  const answers: [Tab, Figure][] = [['answer', toAnswer('answer', null)]]
  const lateAnswers = toAnswer('late answers', now)

  return async (milliseconds) => {
    const told = [...counted, ...answers].map(async ([tab, one]) => [tab, await one.within(milliseconds)] as const)
    const [lateOnes, belowThat, lateOfAnswers, ...counts] = await Promise.all([
      late.within(milliseconds),
      heldBelow?.within(milliseconds) ?? 0,
      lateAnswers.within(milliseconds),
      ...told,
    ])
    return {
      counts: Object.fromEntries(counts) as TabCounts,
      late: lateOnes,
      heldBelow: belowThat,
      lateAnswers: lateOfAnswers,
    }
  }
}

/** For whoever was not told in time: shorter than the store itself is given for one count, in milliseconds. */
const patience = 9_000

/** The same figures alone. Refuses `not-found` for an office out of sight. */
export async function readQueueFigures(needs: Needs, actor: Actor, asked: Asked): Promise<QueueFigures> {
  permit(actor, 'read')
  return beginFigures(needs, actor, asked)(patience)
}
