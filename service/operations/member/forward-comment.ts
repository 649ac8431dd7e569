import { limits } from '../../contract/limits.ts'
import type { Comment } from '../../domain/comment.ts'
import { answererOf, forwardable, forwardChange, forwardedTo, outsideBodies } from '../../domain/forwarding.ts'
import { forwardedMatter } from '../../domain/matters.ts'
import type { Directory, Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { changeMatter, clocksIn } from '../matters.ts'
import { readWordsIfAny } from '../words.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'
import { publishMoved } from './publish-moved.ts'
import type { Forwarding } from '../../domain/comment-facts.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const wrong = {
  to: {
    id: 'Bukan kantor lain atau lembaga yang ada di daftar.',
    en: 'Neither another office nor a body of the list.',
  },
  note: { id: 'Catatan paling banyak 500 huruf.', en: 'A note has at most 500 characters.' },
}

/** Everybody a comment can be passed on to: names of offices are no secret, whoever asks. */
export function listForwarding(needs: Pick<Needs, 'directory'>, actor: Actor) {
  permit(actor, 'read')
  const offices: Office[] = [...needs.directory.current().offices.values()]
  return { offices, bodies: outsideBodies }
}

function targetOf(directory: Directory, comment: Comment, to: string): Pick<Forwarding, 'to' | 'name' | 'url'> {
  const office = directory.offices.get(to)
  if (office && to !== comment.office) return { to, name: office.name, url: null }
  const body = outsideBodies.find(({ id }) => id === to)
  if (body) return { to, name: body.name, url: body.url }
  throw new Refusal('invalid', { fields: { to: wrong.to } })
}

export type ForwardComment = { id: string; to: string | null; note?: string | undefined }

/**
 * Passes a comment on to another office, which may then answer it as well, or points to a body outside; or (null) takes
 * that back. The page says so at once. Refuses `not-found`, `not-permitted`, `invalid`, and `conflict` for what was
 * passed on already, is no reader's, or is neither public nor held.
 */
export async function forwardComment(needs: Needs, actor: Actor, { id, to, note: raw }: ForwardComment): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const now = needs.clock.now()
  const words = readWordsIfAny(raw, { field: 'note', most: limits.reasonLength, says: wrong.note })
  const target = to === null ? null : targetOf(needs.directory.current(), comment, to)
  if (target && !forwardable(comment)) throw new Refusal('conflict')
  const change = forwardChange(comment, target && { ...target, at: now, note: words }, moverOf(actor), now)
  if (!change) return
  await note(needs, actor, target ? 'forwarded' : 'unforwarded', { office: comment.office, subjects: [id] })
  const won = new Set(await needs.store.comments.apply([change]))
  if (!won.has(id)) throw new Refusal('conflict')
  await publishMoved(needs, [comment], [change], won)
  await followForwarding(needs, id)
}

/** Whoever is to answer a comment now has their own time for that. Repeated it changes nothing, so that anybody may. */
export async function followForwarding(needs: Omit<Needs, 'nextId'>, id: string): Promise<void> {
  const now = needs.clock.now()
  await changeMatter(needs, id, (comment) =>
    forwardedMatter(comment, { clocks: clocksIn(needs.directory.current(), answererOf(comment), now), now }),
  )
}

/**
 * The office in whose name an actor answers: whom it was passed on to, where the actor speaks for them, else its own.
 */
export function speakerFor(directory: Directory, actor: Actor, question: Comment): string {
  const to = forwardedTo(question)
  return to !== null && sees(directory, actor, to) ? to : question.office
}

/** Whether an actor may read and answer it: it stands in an office in sight, or was passed on to one. */
export function seesToAnswer(directory: Directory, actor: Actor, comment: Comment): boolean {
  const to = forwardedTo(comment)
  return sees(directory, actor, comment.office) || (to !== null && sees(directory, actor, to))
}

/** Whether an actor may read it: they may answer it, or it is what their office has answered wherever that is. */
export function seesToRead(directory: Directory, actor: Actor, comment: Comment): boolean {
  const { author } = comment
  return seesToAnswer(directory, actor, comment) || (author.kind === 'office' && sees(directory, actor, author.office))
}

/**
 * A comment to read. Refuses `not-found` for another office's that was not passed on, and is no answer of one's own.
 */
export async function findToRead(
  { store, directory }: Pick<Needs, 'store' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<Comment> {
  const comment = await store.comments.byId(id)
  if (!comment || !seesToRead(directory.current(), actor, comment)) throw new Refusal('not-found')
  return comment
}

/** A comment to read or answer. Refuses `not-found` for another office's that was not passed on. */
export async function findToAnswer(
  { store, directory }: Pick<Needs, 'store' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<Comment> {
  const comment = await store.comments.byId(id)
  if (!comment || !seesToAnswer(directory.current(), actor, comment)) throw new Refusal('not-found')
  return comment
}
