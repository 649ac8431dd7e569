import type { UndoneView } from '../../contract/views.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { followMoved } from '../matters.ts'
import { takeAnswersBack } from './answer-several.ts'
import { uncoverComment } from './cover-comment.ts'
import { reconsider } from './decide-appeal.ts'
import { noteUndone } from './note.ts'
import { takeBack } from './take-back.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId' | 'keys'>

const appealActs = ['appeal-granted', 'appeal-upheld']
const reversible = new Set<string>([
  'approve',
  'reject',
  'spam',
  'restore',
  'remove',
  'covered',
  'answered',
  ...appealActs,
])

/**
 * Takes one's own decision back, once; what moved since is left alone. A decision on a campaign ends first, so that
 * nothing more is decided by it. The comments are moved before the decision is marked undone, so that one cut short can
 * be sent again. Refuses `not-found` and, when it was undone, `conflict`.
 */
export async function undoDecision(needs: Needs, actor: Actor, decision: string): Promise<UndoneView> {
  const entry = await needs.store.audit.byId(decision)
  const own = entry?.by.kind === 'member' && actor.kind === 'member' && entry.by.member === actor.member.id
  if (!entry || !own || !reversible.has(entry.act)) throw new Refusal('not-found')
  permit(actor, 'decide')
  if (entry.undone) throw new Refusal('conflict')

  if (entry.act === 'covered') return uncoverComment(needs, actor, entry)
  if (entry.act === 'answered') return takeAnswersBack(needs, actor, entry)

  const now = needs.clock.now()
  if (entry.campaign !== undefined) await needs.store.campaigns.endStanding(entry.campaign, decision, now)
  const restored =
    entry.act === 'appeal-upheld'
      ? await reconsider(needs, actor, entry)
      : await takeBack(needs, { decision, by: moverOf(actor), now })
  await followMoved(needs, await needs.store.comments.byIds([...restored]))
  if (!(await noteUndone(needs, actor, entry, now))) throw new Refusal('conflict')

  const moved = await needs.store.comments.byIds(entry.subjects.filter((id) => !restored.has(id)))
  return { restored: [...restored], skipped: moved.map(({ id, state }) => ({ id, state })) }
}
