import { limits } from '../../contract/limits.ts'
import { isListed, isPublic, type Comment } from '../../domain/comment.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isEditToken } from '../../identity/edit-tokens.ts'
import { readReaderToken } from '../../identity/reader-tokens.ts'
import type { Collaborators } from '../collaborators.ts'
import { day } from '../../domain/durations.ts'

export type FoundComment = { comment: Comment; site: Site }

/** A comment in whatever state: for calls that tell no more of it than their caller knows. */
export async function findAny(
  { store, directory }: Pick<Collaborators, 'store' | 'directory'>,
  id: string,
): Promise<FoundComment> {
  const comment = await store.comments.byId(id)
  const site = comment && directory.current().sites.get(comment.site)
  if (!comment || !site) throw new Refusal('not-found')
  return { comment, site }
}

/** A comment that a thread lists; whatever else exists does not exist for readers. */
export async function findListed(needs: Pick<Collaborators, 'store' | 'directory'>, id: string): Promise<FoundComment> {
  const found = await findAny(needs, id)
  if (!isListed(found.comment)) throw new Refusal('not-found')
  return found
}

/** A comment that is public now. */
export async function findPublished(
  needs: Pick<Collaborators, 'store' | 'directory'>,
  id: string,
): Promise<FoundComment> {
  const found = await findAny(needs, id)
  if (!isPublic(found.comment)) throw new Refusal('not-found')
  return found
}

/** A comment by the token its author was given, for as long as the token lives; another token finds nothing. */
export async function findOwn(
  needs: Pick<Collaborators, 'store' | 'directory' | 'keys' | 'clock'>,
  id: string,
  token: string | null,
): Promise<FoundComment> {
  if (token === null || !isEditToken(needs.keys, id, token)) throw new Refusal('not-found')
  const found = await findAny(needs, id)
  const age = needs.clock.now() - found.comment.createdAt
  if (age > limits.editTokenDays * day) throw new Refusal('not-found')
  return found
}

/** A comment by its author: by its edit token, while that lives, or the token of the browser that wrote it. */
export async function findByAuthor(
  needs: Pick<Collaborators, 'store' | 'directory' | 'keys' | 'clock'>,
  id: string,
  token: string | null,
): Promise<FoundComment> {
  const reader = readReaderToken(needs.keys, token ?? '')
  if (reader === null) return findOwn(needs, id, token)
  const found = await findAny(needs, id)
  const { author } = found.comment
  if (author.kind !== 'reader' || author.reader !== reader) throw new Refusal('not-found')
  return found
}
