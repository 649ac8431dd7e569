import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { iso } from '../../presenters/times.ts'
import type { Collaborators } from '../collaborators.ts'

/**
 * Counts that somebody found their question answered by this, once a day: `caller` names them by what nobody can name
 * them by tomorrow. Refuses `not-found` for what is no office's answer.
 */
export async function thankAnswer(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  { comment, caller }: { comment: Comment; caller: string },
): Promise<void> {
  if (comment.author.kind !== 'office') throw new Refusal('not-found')
  const day = iso(clock.now()).slice(0, 10)
  await store.thanks.add({ answer: comment.id, day, reader: `${day} ${caller}` })
}
