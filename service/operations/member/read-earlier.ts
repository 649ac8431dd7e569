import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { type EarlierAnswer, earlierAnswers } from '../earlier-answers.ts'
import { findToAnswer, speakerFor } from './forward-comment.ts'

const most = 5

/** What the office that is to answer, or one above it, answered before to similar questions, the most alike first. */
export async function readEarlier(
  needs: Pick<Collaborators, 'store' | 'directory' | 'answered'>,
  actor: Actor,
  id: string,
): Promise<(EarlierAnswer & { helped: number })[]> {
  const question = await findToAnswer(needs, actor, id)
  permit(actor, 'read')
  const office = speakerFor(needs.directory.current(), actor, question)
  const found = await earlierAnswers(needs, { office, text: question.text, most, except: id })
  const helped = await needs.store.thanks.of(found.map(({ answer }) => answer.id))
  return found.map((one) => ({ ...one, helped: helped.get(one.answer.id) ?? 0 }))
}
