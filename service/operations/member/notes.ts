import { limits } from '../../contract/limits.ts'
import { type Note, returnsWithin } from '../../domain/notes.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { NoteShown } from '../../presenters/queue.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { readWords } from '../words.ts'
import { memberNames } from './entries.ts'
import { findInSight } from './find-comment.ts'
import { note as noteDown } from './note.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

const wrongText = { id: 'Catatan 1–2.000 huruf.', en: 'A note has 1–2,000 characters.' }

const shownTo = (actor: Actor, note: Note, by: string | null): NoteShown => ({
  note,
  by,
  own: actor.kind === 'member' && actor.member.id === note.by,
})

/** What stands noted on a comment, with the names of those who wrote it. Whoever asks has seen that it is in sight. */
export async function notesOn({ store }: Pick<Needs, 'store'>, actor: Actor, comment: string): Promise<NoteShown[]> {
  const notes = await store.notes.on(comment)
  const names = await memberNames(
    { store },
    notes.map(({ by }) => by),
  )
  return notes.map((note) => shownTo(actor, note, names.get(note.by) ?? null))
}

/** Notes something about a comment, for members alone. Refuses `not-permitted`, `not-found` and `invalid`. */
export async function addNote(
  needs: Needs,
  actor: Actor,
  { id, text: raw }: { id: string; text: string },
): Promise<NoteShown> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (actor.kind !== 'member') throw new Refusal('not-permitted')
  const text = readWords(raw, { field: 'text', most: limits.noteLength, says: wrongText })
  const code = needs.directory.current().sites.get(comment.site)?.code ?? ''
  const note: Note = {
    id: needs.nextId(code),
    comment: id,
    by: actor.member.id,
    at: needs.clock.now(),
    text,
    withdrawnAt: null,
  }
  await needs.store.notes.add(note)
  await noteDown(needs, actor, 'note-added', { office: comment.office, subjects: [id] })
  return shownTo(actor, note, actor.member.name)
}

/**
 * Takes one's own note back, or lets it return for as long as a session lasts. What is so already stays so. Refuses
 * `not-permitted` for another's note, and `not-found` for what is not there, or no longer.
 */
export async function withdrawNote(
  needs: Needs,
  actor: Actor,
  { id, note: name, on }: { id: string; note: string; on: boolean },
): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const note = await needs.store.notes.byId(name)
  const now = needs.clock.now()
  if (!note || note.comment !== id) throw new Refusal('not-found')
  if (actor.kind !== 'member' || note.by !== actor.member.id) throw new Refusal('not-permitted')
  if ((note.withdrawnAt !== null) === on) return
  if (note.withdrawnAt !== null && note.withdrawnAt < now - returnsWithin) throw new Refusal('not-found')
  await noteDown(needs, actor, on ? 'note-withdrawn' : 'note-returned', { office: comment.office, subjects: [id] })
  if (!(await needs.store.notes.withdraw(name, on ? now : null))) throw new Refusal('not-found')
}
