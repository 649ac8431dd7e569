import type { Tab } from '../../contract/views.ts'
import type { Directory } from '../../domain/offices.ts'
import { readCursor } from '../../domain/cursors.ts'
import type { QueueFilter } from '../../store/store.ts'
import { type Actor, narrowed } from '../actor.ts'

export type AskedFilter = {
  tab: Tab
  office?: string | undefined
  q?: string | undefined
  group?: 'campaign' | undefined
}

/** What a member asked for, narrowed to what they may see. */
export function filterFor(
  directory: Directory,
  actor: Actor,
  asked: AskedFilter,
  span: { after?: string | undefined; upTo?: string | undefined },
): QueueFilter {
  const search = (asked.q ?? '').trim()
  return {
    tab: asked.tab,
    offices: narrowed(directory, actor, asked.office),
    search: search === '' ? null : search,
    after: span.after === undefined ? null : readCursor('new', span.after).id,
    upTo: span.upTo ?? null,
    grouped: asked.group === 'campaign',
  }
}
