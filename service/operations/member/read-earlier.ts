import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type EarlierAnswer, earlierAnswers } from '../earlier-answers.ts'
import { findInSight } from './find-comment.ts'

const most = 5

/** What the comment's office, or one above it, answered before to similar questions, the most alike first. */
export async function readEarlier(
  needs: Pick<Collaborators, 'store' | 'directory' | 'answered'>,
  actor: Actor,
  id: string,
): Promise<(EarlierAnswer & { helped: number })[]> {
  const { office, text } = await findInSight(needs, actor, id)
  permit(actor, 'read')
  const found = await earlierAnswers(needs, { office, text, most, except: id })
  const helped = await needs.store.thanks.of(found.map(({ answer }) => answer.id))
  return found.map((one) => ({ ...one, helped: helped.get(one.answer.id) ?? 0 }))
}
