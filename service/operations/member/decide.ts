import { limits } from '../../contract/limits.ts'
import type { Action, DecidedView, State } from '../../contract/views.ts'
import type { Change, Comment } from '../../domain/comment.ts'
import { decisionChange } from '../../domain/moving.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { publishMoved } from './publish-moved.ts'
import { type AskedFilter, filterFor } from './queue-filter.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

export type Decide = {
  chosen: { ids: string[] } | { match: AskedFilter & { before: string } }
  action: Action
  reason: string | null
  expect: State | Record<string, number> | undefined
}

type Skipped = DecidedView['skipped']
type Chosen = { comments: Comment[]; skipped: Skipped; more: boolean }

async function choose(needs: Needs, actor: Actor, { chosen }: Decide): Promise<Chosen> {
  const directory = needs.directory.current()
  if ('match' in chosen) {
    const { before, ...asked } = chosen.match
    const filter = filterFor(directory, actor, asked, { upTo: before })
    const { comments, more } = await needs.store.comments.queue(filter, limits.matchAtATime)
    return { comments, skipped: [], more }
  }
  const ids = [...new Set(chosen.ids)]
  const found = new Map((await needs.store.comments.byIds(ids)).map((comment) => [comment.id, comment]))
  const comments = ids.flatMap((id) => found.get(id) ?? []).filter(({ office }) => sees(directory, actor, office))
  const seen = new Set(comments.map(({ id }) => id))
  const unseen = ids.filter((id) => !seen.has(id))
  return { comments, skipped: unseen.map((id) => ({ id, state: 'not-found' })), more: false }
}

/** Whether a comment is still what the member saw; ids that `expect` does not name are not checked. */
function asExpected(comment: Comment, expect: Decide['expect']): boolean {
  if (expect === undefined) return true
  if (typeof expect === 'string') return comment.state === expect
  const version = Object.hasOwn(expect, comment.id) ? expect[comment.id] : undefined
  return version === undefined || version === comment.version
}

const skip = (comments: Comment[]): Skipped => comments.map(({ id, state }) => ({ id, state }))

/**
 * Decides comments together, as one reversible act. The act is written down before it is carried out, so that a kill
 * in between leaves nothing that could not be undone; each comment is guarded by the version it was read with.
 * Refuses `not-permitted`, `not-found` (an office out of sight), and, for one id with a stale `expect`, `conflict`.
 */
export async function decide(needs: Needs, actor: Actor, input: Decide): Promise<DecidedView> {
  permit(actor, 'decide')
  const { comments, skipped, more } = await choose(needs, actor, input)
  const alone = 'ids' in input.chosen && input.chosen.ids.length === 1 && input.expect !== undefined
  const fresh = comments.filter((comment) => asExpected(comment, input.expect))
  const stale = comments.filter((comment) => !fresh.includes(comment))
  if (alone && stale.length > 0) throw new Refusal('conflict')

  const now = needs.clock.now()
  const decision = needs.nextId('')
  const by = moverOf(actor)
  const move = (comment: Comment): Change | null =>
    decisionChange(comment, { action: input.action, by, decision, reason: input.reason, now })
  const moves = fresh.map((comment) => ({ comment, change: move(comment) }))
  const changes = moves.flatMap(({ change }) => (change ? [change] : []))
  const immovable = moves.flatMap(({ comment, change }) => (change ? [] : [comment]))
  const passedOver = [...skipped, ...skip([...stale, ...immovable])]
  if (changes.length === 0) return { decided: [], skipped: passedOver, undo: null, more: more && comments.length > 0 }

  const subjects = changes.map((change) => change.id)
  const offices = [...new Set(fresh.map((comment) => comment.office))]
  await needs.store.audit.append({
    id: decision,
    at: now,
    by,
    act: input.action,
    offices,
    subjects,
    reason: input.reason,
    undone: null,
  })
  const won = new Set(await needs.store.comments.apply(changes))
  await publishMoved(needs, fresh, changes, won)

  const decided = subjects.filter((id) => won.has(id))
  if (decided.length < subjects.length) await needs.store.audit.settle(decision, decided)
  const lost = await needs.store.comments.byIds(subjects.filter((id) => !won.has(id)))
  if (alone && lost.length > 0) throw new Refusal('conflict')
  return { decided, skipped: [...passedOver, ...skip(lost)], undo: decided.length > 0 ? decision : null, more }
}
