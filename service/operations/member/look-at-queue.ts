import { limits } from '../../contract/limits.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import { type Actor, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { claim, type Claimed } from './claim.ts'
import { entriesFor } from './entries.ts'
import { findToAnswer, seesToRead } from './forward-comment.ts'
import { type AskedFilter, filterFor } from './queue-filter.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** A comment on somebody's screen, and the version that stands there. */
export type Seen = { id: string; version: number }

/**
 * What of the comments that a member has on the screen is no longer as it is shown there, as it is now; and what is
 * gone or out of sight; and who else has one of them open. `opened` says which one the member has. It costs a look at
 * their versions where nothing has changed, so that it may be asked every few seconds.
 */
export async function lookAtQueue(
  needs: Needs,
  actor: Actor,
  seen: Seen[],
  opened?: string,
): Promise<{ changed: QueueEntry[]; gone: string[]; claims: Claimed[] }> {
  permit(actor, 'read')
  const found = await needs.store.comments.versions(seen.map(({ id }) => id))
  const held = needs.directory.current()
  // What is no office's in sight may have been passed on to one.
  const strange = found.flatMap(({ id, office }) => (sees(held, actor, office) ? [] : [id]))
  const passedOn = strange.length === 0 ? [] : await needs.store.comments.byIds(strange)
  const others = new Set(passedOn.flatMap((one) => (seesToRead(held, actor, one) ? [one.id] : [])))
  const isSeen = ({ id, office }: { id: string; office: string }) => others.has(id) || sees(held, actor, office)
  const present = new Map(found.filter(isSeen).map(({ id, version }) => [id, version]))
  const gone = seen.flatMap(({ id }) => (present.has(id) ? [] : [id]))
  const other = seen.flatMap(({ id, version }) => (present.has(id) && present.get(id) !== version ? [id] : []))
  const claims = await claim(needs, actor, { ids: [...present.keys()], opened })
  if (other.length === 0) return { changed: [], gone, claims }
  return { changed: await entriesFor(needs, actor, await needs.store.comments.byIds(other)), gone, claims }
}

/**
 * How many a queue's filter holds, its search included, up to 1,000. Refuses `not-found` for an office out of sight.
 */
export async function countQueue(needs: Needs, actor: Actor, asked: AskedFilter): Promise<number> {
  permit(actor, 'read')
  const filter = filterFor(needs.directory.current(), actor, asked, { now: needs.clock.now() })
  return needs.store.comments.countQueue(filter, limits.tabCount)
}

/**
 * What hangs on a comment in the actor's sight, in whatever state but removed, newest first. Of what another office
 * passed on, what offices have answered in public.
 */
export async function readBelow(
  needs: Needs,
  actor: Actor,
  id: string,
): Promise<{ entries: QueueEntry[]; more: boolean }> {
  permit(actor, 'read')
  const { root, office } = await findToAnswer(needs, actor, id)
  if (!sees(needs.directory.current(), actor, office)) {
    const answers = (await needs.store.comments.answersTo(id)).map((answer) => answer.id)
    const found = (await needs.store.comments.byIds(answers)).toSorted((one, other) => (one.id < other.id ? 1 : -1))
    return { entries: await entriesFor(needs, actor, found.slice(0, limits.belowMost)), more: false }
  }
  const { comments, more } = await needs.store.comments.below({ root: root ?? id, below: id, limit: limits.belowMost })
  return { entries: await entriesFor(needs, actor, comments), more }
}
