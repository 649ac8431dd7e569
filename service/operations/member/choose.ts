import { limits } from '../../contract/limits.ts'
import type { DecidedView } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { movableBy, standingAfter } from '../../domain/moving.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, sees, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type AskedFilter, filterFor } from './queue-filter.ts'
import type { Action } from '../../contract/item-verbs.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** Which comments a decision is about: by name, all that a queue holds, or all copies of a campaign. */
export type Chosen = { ids: string[] } | { match: AskedFilter & { before: string } } | { campaign: string }

export type Choice = { comments: Comment[]; skipped: DecidedView['skipped']; more: boolean }

async function byIds({ store, directory }: Needs, actor: Actor, asked: string[]): Promise<Choice> {
  const ids = [...new Set(asked)]
  const found = new Map((await store.comments.byIds(ids)).map((comment) => [comment.id, comment]))
  const held = directory.current()
  const comments = ids.flatMap((id) => found.get(id) ?? []).filter(({ office }) => sees(held, actor, office))
  const seen = new Set(comments.map(({ id }) => id))
  const unseen = ids.filter((id) => !seen.has(id))
  return { comments, skipped: unseen.map((id) => ({ id, state: 'not-found' })), more: false }
}

/**
 * The newest copies in sight that the action moves; `more` where there are others. Refuses `not-found` for none in
 * sight.
 */
async function byCampaign(
  { store, directory }: Needs,
  actor: Actor,
  { campaign, action }: { campaign: string; action: Action },
): Promise<Choice> {
  const offices = sightOf(directory.current(), actor)
  if (!(await store.campaigns.figures([campaign], offices)).has(campaign)) throw new Refusal('not-found')
  const read = { campaign, offices, states: movableBy(action), undecided: false, limit: limits.matchAtATime }
  const chosen: Comment[] = []
  for (let after: string | null = null, goOn = true; goOn && chosen.length <= limits.matchAtATime;) {
    const { comments, more } = await store.comments.inCampaign({ ...read, after })
    chosen.push(...comments.filter((comment) => standingAfter(comment, action) !== null))
    after = comments.at(-1)?.id ?? null
    goOn = more
  }
  return {
    comments: chosen.slice(0, limits.matchAtATime),
    skipped: [],
    more: chosen.length > limits.matchAtATime,
  }
}

/**
 * What a decision is about, as far as the actor sees it. Refuses `not-found` for an office or a campaign out of sight.
 */
export async function choose(needs: Needs, actor: Actor, chosen: Chosen, action: Action): Promise<Choice> {
  if ('ids' in chosen) return byIds(needs, actor, chosen.ids)
  if ('campaign' in chosen) return byCampaign(needs, actor, { campaign: chosen.campaign, action })
  const { before, ...asked } = chosen.match
  const filter = filterFor(needs.directory.current(), actor, asked, { upTo: before, now: needs.clock.now() })
  const { comments, more } = await needs.store.comments.queue(filter, limits.matchAtATime)
  // What was only passed on to an office in sight is answered there, and decided where it stands.
  const held = needs.directory.current()
  return { comments: comments.filter(({ office }) => sees(held, actor, office)), skipped: [], more }
}
