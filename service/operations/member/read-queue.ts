import { limits } from '../../contract/limits.ts'
import type { QueueReach, Tab, TabCounts } from '../../contract/views.ts'
import { lateBefore } from '../../domain/waiting.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import type { QueueFilter } from '../../store/store.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AlarmShown, alarmsInSight } from './alarms.ts'
import { entriesFor } from './entries.ts'
import { type AskedFilter, filterFor, officesBelow, reachOf, zoneFor } from './queue-filter.ts'

export type ReadQueue = AskedFilter & { after?: string | undefined; limit: number }
export type Queue = {
  entries: QueueEntry[]
  next: string | null
  counts: TabCounts
  alarms: AlarmShown[]
  reach: QueueReach
  /** how many are late in the offices asked for, and how many are held below the first of them */
  late: number
  heldBelow: number
}

const tabs: Tab[] = ['held', 'reported', 'published', 'spam', 'rejected']

/**
 * What waits in a tab, newest first, in the member's own offices and those below, with how much every tab holds. Counts
 * are of what the offices have, whatever is searched for in it.
 */
export async function readQueue(
  needs: Pick<Collaborators, 'store' | 'directory' | 'alarms' | 'clock'>,
  actor: Actor,
  { after, limit, ...asked }: ReadQueue,
): Promise<Queue> {
  permit(actor, 'read')
  const directory = needs.directory.current()
  const now = needs.clock.now()
  const filter = filterFor(directory, actor, asked, { after, now })
  const { q: _, group: __, late: ___, ...place } = asked
  const counted = filterFor(directory, actor, place, { now })
  const held = filterFor(directory, actor, { tab: 'held', office: asked.office }, { now })
  const below = officesBelow(directory, actor, asked.office)
  const count = (one: QueueFilter): Promise<number> => needs.store.comments.countQueue(one, limits.tabCount)
  const [read, alarms, lateOnes, heldBelow, ...counts] = await Promise.all([
    needs.store.comments.queue(filter, limit),
    alarmsInSight(needs, actor),
    count({ ...held, heldBefore: lateBefore(now, zoneFor(directory, actor)) }),
    below.length === 0 ? 0 : count({ ...held, offices: below }),
    ...tabs.map((tab) => count({ ...counted, tab })),
  ])
  const last = read.comments.at(-1)
  return {
    entries: await entriesFor(needs, actor, read.comments),
    next: read.more && last ? last.id : null,
    alarms,
    reach: reachOf(directory, actor, asked),
    late: lateOnes,
    heldBelow,
    counts: Object.fromEntries(tabs.map((tab, at) => [tab, counts[at] ?? 0])) as TabCounts,
  }
}
