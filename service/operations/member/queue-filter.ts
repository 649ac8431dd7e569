import type { MatchTab, QueueReach } from '../../contract/views.ts'
import type { Directory } from '../../domain/offices.ts'
import { readCursor } from '../../domain/cursors.ts'
import { lateBefore } from '../../domain/waiting.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import type { Zone } from '../../domain/zones.ts'
import type { QueueFilter } from '../../store/comments.ts'
import { type Actor, narrowed, ownOffice } from '../actor.ts'

export type AskedFilter = {
  tab: MatchTab
  office?: string | undefined
  q?: string | undefined
  group?: 'campaign' | undefined
  /** `own`: of the offices below only what is late; `usual`: the same where the office has comments of its own */
  reach?: 'own' | 'usual' | undefined
  /** only what is late */
  late?: 'only' | undefined
}

/** By whose clocks something is late: those of whoever looks, so that one list has one edge. */
export const zoneFor = (directory: Directory, actor: Actor): Zone => zoneOf(directory, officeAsked(actor, undefined))

/** The office that was asked for, else the actor's own. */
export const officeAsked = (actor: Actor, office: string | undefined): string => office ?? ownOffice(actor)

/** The offices below the one asked for; none where it stands alone. */
export function officesBelow(directory: Directory, actor: Actor, asked: string | undefined): string[] {
  const own = officeAsked(actor, asked)
  const all = narrowed(directory, actor, asked)
  return (all === 'all' ? [...directory.offices.keys()] : all).filter((office) => office !== own)
}

/**
 * How far a queue reaches: `own` only where there is somebody below, and for `usual` where the office has sites itself.
 */
export function reachOf(directory: Directory, actor: Actor, { office, reach }: AskedFilter): QueueReach {
  if (reach === undefined || officesBelow(directory, actor, office).length === 0) return 'all'
  if (reach === 'own') return 'own'
  const own = officeAsked(actor, office)
  return [...directory.sites.values()].some((site) => site.office === own) ? 'own' : 'all'
}

/** What a member asked for, narrowed to what they may see. */
export function filterFor(
  directory: Directory,
  actor: Actor,
  asked: AskedFilter,
  span: { after?: string | undefined; upTo?: string | undefined; now: number },
): QueueFilter {
  const search = (asked.q ?? '').trim()
  const filter: QueueFilter = {
    tab: asked.tab,
    offices: narrowed(directory, actor, asked.office),
    search: search === '' ? null : search,
    after: span.after === undefined ? null : readCursor('new', span.after).id,
    upTo: span.upTo ?? null,
    grouped: asked.group === 'campaign',
  }
  const late = lateBefore(span.now, zoneFor(directory, actor))
  if (asked.late === 'only') return { ...filter, heldBefore: late }
  if (reachOf(directory, actor, asked) === 'all') return filter
  const below = officesBelow(directory, actor, asked.office)
  return { ...filter, offices: [officeAsked(actor, asked.office)], besides: { offices: below, heldBefore: late } }
}
