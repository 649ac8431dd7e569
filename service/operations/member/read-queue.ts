import { limits } from '../../contract/limits.ts'
import type { MatchTab, QueueReach, Tab, TabCounts } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { cursorOf, readCursor } from '../../domain/cursors.ts'
import { lateBefore } from '../../domain/waiting.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import type { QueueFilter } from '../../store/store.ts'
import { type Actor, narrowed, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AlarmShown, alarmsInSight } from './alarms.ts'
import { entriesFor } from './entries.ts'
import { type AskedFilter, filterFor, officesBelow, reachOf, zoneFor } from './queue-filter.ts'

export type ReadQueue = Omit<AskedFilter, 'tab'> & { tab: Tab; after?: string | undefined; limit: number }
export type Queue = {
  entries: QueueEntry[]
  next: string | null
  counts: TabCounts
  alarms: AlarmShown[]
  reach: QueueReach
  /** how many are late in the offices asked for, and how many are held below the first of them */
  late: number
  heldBelow: number
  lateAnswers: number
}

const tabs: MatchTab[] = ['held', 'reported', 'published', 'spam', 'rejected', 'forwarded', 'appealed']

type Needs = Pick<Collaborators, 'store' | 'directory' | 'alarms' | 'clock'>

/** Steps end at midnight, so that a whole number of hours names when one is due. */
const hour = 3_600_000

type Read = { comments: Comment[]; more: boolean; next: string | null }

async function readTab({ store }: Needs, filter: QueueFilter, limit: number): Promise<Read> {
  const { comments, more } = await store.comments.queue(filter, limit)
  return { comments, more, next: comments.at(-1)?.id ?? null }
}

/** The first due first, so that what is late stands on top. */
async function readToAnswer(
  { store }: Needs,
  { offices, search }: Pick<QueueFilter, 'offices' | 'search'>,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Read> {
  const from = after === undefined ? null : readCursor('top', after)
  const place = from && { due: from.supports * hour, id: from.id }
  const { comments, more } = await store.comments.toAnswer({ offices, search, after: place, limit })
  const last = comments.at(-1)
  const next = last ? cursorOf('top', { id: last.id, supports: (last.matter?.due ?? 0) / hour }) : null
  return { comments, more, next }
}

/**
 * What waits in a tab, newest first, in the member's own offices and those below, with how much every tab holds. What
 * waits for an answer comes by when it is due. Counts are of what the offices have, whatever is searched for in it.
 */
export async function readQueue(
  needs: Needs,
  actor: Actor,
  { tab, after, limit, ...asked }: ReadQueue,
): Promise<Queue> {
  permit(actor, 'read')
  const directory = needs.directory.current()
  const now = needs.clock.now()
  const ofTab = { ...asked, tab: tab === 'answer' ? ('published' as const) : tab }
  const filter = filterFor(directory, actor, ofTab, { ...(tab === 'answer' ? {} : { after }), now })
  const { q: _, group: __, late: ___, ...place } = ofTab
  const counted = filterFor(directory, actor, place, { now })
  const held = filterFor(directory, actor, { tab: 'held', office: asked.office }, { now })
  const below = officesBelow(directory, actor, asked.office)
  const count = (one: QueueFilter): Promise<number> => needs.store.comments.countQueue(one, limits.tabCount)
  const offices = narrowed(directory, actor, asked.office)
  const [read, alarms, lateOnes, heldBelow, answer, lateAnswers, ...counts] = await Promise.all([
    tab === 'answer'
      ? readToAnswer(needs, { offices, search: filter.search }, { after, limit })
      : readTab(needs, filter, limit),
    alarmsInSight(needs, actor),
    count({ ...held, heldBefore: lateBefore(now, zoneFor(directory, actor)) }),
    below.length === 0 ? 0 : count({ ...held, offices: below }),
    needs.store.comments.countToAnswer({ offices, dueBy: null }, limits.tabCount),
    needs.store.comments.countToAnswer({ offices, dueBy: now }, limits.tabCount),
    ...tabs.map((one) => count({ ...counted, tab: one })),
  ])
  return {
    entries: await entriesFor(needs, actor, read.comments),
    next: read.more ? read.next : null,
    alarms,
    reach: reachOf(directory, actor, ofTab),
    late: lateOnes,
    heldBelow,
    lateAnswers,
    counts: { ...Object.fromEntries(tabs.map((one, at) => [one, counts[at] ?? 0])), answer } as TabCounts,
  }
}
