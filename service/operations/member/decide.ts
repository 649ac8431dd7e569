import type { DecidedView, State } from '../../contract/views.ts'
import { mayOverrule } from '../../domain/appeals.ts'
import { standingAt, standingFor } from '../../domain/campaign.ts'
import type { Change, Comment } from '../../domain/comment.ts'
import { decisionChange } from '../../domain/moving.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isWithin } from '../../domain/tree.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { followMoved } from '../matters.ts'
import { choose, type Chosen } from './choose.ts'
import { settleEntry } from './note.ts'
import { publishMoved } from './publish-moved.ts'
import type { Mover } from '../../domain/mover.ts'
import type { Action } from '../../contract/item-verbs.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

export type Decide = {
  chosen: Chosen
  action: Action
  reason: string | null
  expect: State | Record<string, number> | undefined
  /** of a campaign: whether what still arrives is decided by it, too */
  standing?: boolean
  /** what the caller calls it, to find it again in the audit where the answer was lost */
  key?: string | undefined
}

type Skipped = DecidedView['skipped']

/** Whether a comment is still what the member saw; ids that `expect` does not name are not checked. */
function asExpected(comment: Comment, expect: Decide['expect']): boolean {
  if (expect === undefined) return true
  if (typeof expect === 'string') return comment.state === expect
  const version = Object.hasOwn(expect, comment.id) ? expect[comment.id] : undefined
  return version === undefined || version === comment.version
}

const skip = (comments: Comment[]): Skipped => comments.map(({ id, state }) => ({ id, state }))

/** A decision that is to go on: on which campaign, and for whose office. */
type GoingOn = { campaign: string; office: string }

/**
 * Null where it does not go on, and where one like it reaches the member's office already. What is restored goes
 * nowhere new.
 */
async function goingOn(needs: Needs, actor: Actor, input: Decide, now: number): Promise<GoingOn | null> {
  if (!('campaign' in input.chosen) || input.standing !== true) return null
  if (actor.kind !== 'member' || input.action === 'restore') return null
  const { campaign } = input.chosen
  const { office } = actor.member
  const found = await needs.store.campaigns.byId(campaign)
  const reaches = (above: string): boolean => isWithin(needs.directory.current(), office, above)
  const present = found && standingAt(found, now, reaches)
  return present?.action === input.action ? null : { campaign, office }
}

type Act = { decision: string; now: number; by: Mover; subjects: string[]; offices: string[] }

/** Writes the act down before it is carried out, so that a kill in between leaves nothing that could not be undone. */
async function writeDown(needs: Needs, input: Decide, act: Act, going: GoingOn | null): Promise<void> {
  const { action, reason, chosen, key } = input
  const { decision, now, by, subjects } = act
  await needs.store.audit.append({
    id: decision,
    at: now,
    by,
    act: action,
    offices: [...new Set([...act.offices, ...(going ? [going.office] : [])])],
    subjects,
    reason,
    ...('campaign' in chosen ? { campaign: chosen.campaign } : {}),
    ...(key === undefined ? {} : { key }),
    policy: needs.directory.current().revision,
    undone: null,
  })
  if (!going) return
  const span = { from: now, until: now + standingFor, endedAt: null }
  await needs.store.campaigns.stand(going.campaign, { decision, action, reason, by, office: going.office, ...span })
}

/**
 * Decides comments together, as one reversible act; each comment is guarded by the version it was read with. A decision
 * on a campaign may go on: what still arrives of it is decided by a duty, as part of the same act.
 * Refuses `not-permitted`, `not-found` (an office or a campaign out of sight), and, for one id with a stale `expect`,
 * `conflict`.
 */
export async function decide(needs: Needs, actor: Actor, input: Decide): Promise<DecidedView> {
  permit(actor, 'decide')
  const { comments, skipped, more } = await choose(needs, actor, input.chosen, input.action)
  const alone = 'ids' in input.chosen && input.chosen.ids.length === 1 && input.expect !== undefined
  const fresh = comments.filter((comment) => asExpected(comment, input.expect))
  const stale = comments.filter((comment) => !fresh.includes(comment))
  if (alone && stale.length > 0) throw new Refusal('conflict')

  const now = needs.clock.now()
  const decision = needs.nextId('')
  const by = moverOf(actor)
  const held = needs.directory.current()
  const isBound = (comment: Comment): boolean =>
    actor.kind === 'member' && input.action !== 'restore' && !mayOverrule(held, actor.member, comment)
  const move = (comment: Comment): Change | null =>
    isBound(comment) ? null : decisionChange(comment, { action: input.action, by, decision, reason: input.reason, now })
  const moves = fresh.map((comment) => ({ comment, change: move(comment) }))
  const changes = moves.flatMap(({ change }) => (change ? [change] : []))
  const immovable = moves.flatMap(({ comment, change }) => (change ? [] : [comment]))
  const passedOver = [...skipped, ...skip([...stale, ...immovable])]
  const going = await goingOn(needs, actor, input, now)
  if (changes.length === 0 && !going) {
    return { decided: [], skipped: passedOver, undo: null, more: more && comments.length > 0 }
  }

  const subjects = changes.map((change) => change.id)
  const offices = fresh.map((comment) => comment.office)
  await writeDown(needs, input, { decision, now, by, subjects, offices }, going)
  const won = new Set(await needs.store.comments.apply(changes))
  await publishMoved(needs, fresh, changes, won)
  await followMoved(
    needs,
    fresh.filter(({ id }) => won.has(id)),
  )

  const decided = subjects.filter((id) => won.has(id))
  if (decided.length < subjects.length) await settleEntry(needs, actor, { decision, offices, decided })
  const lost = await needs.store.comments.byIds(subjects.filter((id) => !won.has(id)))
  if (alone && lost.length > 0) throw new Refusal('conflict')
  const reversible = decided.length > 0 || going !== null
  return { decided, skipped: [...passedOver, ...skip(lost)], undo: reversible ? decision : null, more }
}
