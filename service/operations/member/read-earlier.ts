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
): Promise<EarlierAnswer[]> {
  const { office, text } = await findInSight(needs, actor, id)
  permit(actor, 'read')
  return earlierAnswers(needs, { office, text, most, except: id })
}
