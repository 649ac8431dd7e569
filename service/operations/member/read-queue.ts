import type { QueueFigures, QueueReach, Tab } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { cursorOf, readCursor } from '../../domain/cursors.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import type { QueueFilter } from '../../store/comments.ts'
import { type Actor, narrowed, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AlarmShown, alarmsInSight } from './alarms.ts'
import { entriesFor } from './entries.ts'
import { beginFigures } from './queue-figures.ts'
import { type AskedFilter, filterFor, reachOf } from './queue-filter.ts'
import { hour } from '../../domain/durations.ts'

export type ReadQueue = Omit<AskedFilter, 'tab'> & {
  tab: Tab
  after?: string | undefined
  limit: number
  figures?: 'soon' | 'usual'
}
export type Queue = {
  entries: QueueEntry[]
  next: string | null
  alarms: AlarmShown[]
  reach: QueueReach
} & QueueFigures

type Needs = Pick<Collaborators, 'store' | 'directory' | 'alarms' | 'counting' | 'clock'>

type Read = { comments: Comment[]; more: boolean; next: string | null }

async function readTab({ store }: Needs, filter: QueueFilter, limit: number): Promise<Read> {
  const { comments, more } = await store.comments.queue(filter, limit)
  return { comments, more, next: comments.at(-1)?.id ?? null }
}

/**
 * The first due first, so that what is late stands on top. Steps end at midnight, so that a cursor names when one is
 * due by a whole number of hours.
 */
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
 * How much longer than its rows a queue's answer waits for what is counted beside them, in milliseconds: a desk asks
 * for the rest alone, a program would rather have them at once.
 */
const waits = { soon: 500, usual: 5_000 }

/**
 * What waits in a tab, newest first, in the member's own offices and those below, with how much every tab holds. What
 * waits for an answer comes by when it is due. Counts are of what the offices have, whatever is searched for in it; one
 * that takes long keeps nobody from the rows, and is null.
 */
export async function readQueue(
  needs: Needs,
  actor: Actor,
  { tab, after, limit, figures: patience = 'usual', ...asked }: ReadQueue,
): Promise<Queue> {
  permit(actor, 'read')
  const directory = needs.directory.current()
  const now = needs.clock.now()
  const ofTab = { ...asked, tab: tab === 'answer' ? ('published' as const) : tab }
  const filter = filterFor(directory, actor, ofTab, { ...(tab === 'answer' ? {} : { after }), now })
  const offices = narrowed(directory, actor, asked.office)
  const rows = async () => {
    const read = await (tab === 'answer'
      ? readToAnswer(needs, { offices, search: filter.search }, { after, limit })
      : readTab(needs, filter, limit))
    return { ...read, entries: await entriesFor(needs, actor, read.comments) }
  }
  const figures = beginFigures(needs, actor, asked)
  const [read, alarms] = await Promise.all([rows(), alarmsInSight(needs, actor)])
  return {
    entries: read.entries,
    next: read.more ? read.next : null,
    alarms,
    reach: reachOf(directory, actor, ofTab),
    ...(await figures(waits[patience])),
  }
}
