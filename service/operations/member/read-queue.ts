import { limits } from '../../contract/limits.ts'
import type { Tab, TabCounts } from '../../contract/views.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AlarmShown, alarmsInSight } from './alarms.ts'
import { entriesFor } from './entries.ts'
import { type AskedFilter, filterFor } from './queue-filter.ts'

export type ReadQueue = AskedFilter & { after?: string | undefined; limit: number }
export type Queue = { entries: QueueEntry[]; next: string | null; counts: TabCounts; alarms: AlarmShown[] }

const tabs: Tab[] = ['held', 'reported', 'published', 'spam', 'rejected']

/** What waits in a tab, newest first, in the member's own offices and those below, with how much every tab holds. */
export async function readQueue(
  needs: Pick<Collaborators, 'store' | 'directory' | 'alarms'>,
  actor: Actor,
  { after, limit, ...asked }: ReadQueue,
): Promise<Queue> {
  permit(actor, 'read')
  const directory = needs.directory.current()
  const filter = filterFor(directory, actor, asked, { after })
  const counted = { ...filter, search: null, after: null, grouped: false }
  const [read, alarms, ...counts] = await Promise.all([
    needs.store.comments.queue(filter, limit),
    alarmsInSight(needs, actor),
    ...tabs.map((tab) => needs.store.comments.countQueue({ ...counted, tab }, limits.tabCount)),
  ])
  const last = read.comments.at(-1)
  return {
    entries: await entriesFor(needs, actor, read.comments),
    next: read.more && last ? last.id : null,
    alarms,
    counts: Object.fromEntries(tabs.map((tab, at) => [tab, counts[at] ?? 0])) as TabCounts,
  }
}
