import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, mustSee } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

/** A comment in the actor's sight; another office's does not exist. */
export async function findInSight(
  { store, directory }: Pick<Collaborators, 'store' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<Comment> {
  const comment = await store.comments.byId(id)
  if (!comment) throw new Refusal('not-found')
  mustSee(directory.current(), actor, comment.office)
  return comment
}
