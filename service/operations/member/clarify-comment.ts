import { limits } from '../../contract/limits.ts'
import { clarifiable, clarifyChange } from '../../domain/clarifying.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { readWords } from '../words.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'
import { publishMoved } from './publish-moved.ts'
import { officeNamed } from '../../domain/offices.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const wrongText = { id: 'Klarifikasi 1–1.000 huruf.', en: 'A clarification has 1–1,000 characters.' }

const inText = { field: 'text', most: limits.clarificationLength, says: wrongText }

/**
 * Puts the office's clarification above a public comment, changes it or (null) withdraws it; what is so already stays
 * so. Refuses `not-permitted`, `not-found`, `invalid`, and `conflict` for what is not a reader's and public, or is
 * another version than the one that was seen.
 */
export async function clarifyComment(
  needs: Needs,
  actor: Actor,
  { id, text: raw, version }: { id: string; text: string | null; version?: number | undefined },
): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const text = raw === null ? null : readWords(raw, inText)
  if (version !== undefined && version !== comment.version) throw new Refusal('conflict')
  if (text !== null && !clarifiable(comment)) throw new Refusal('conflict')
  const office = officeNamed(needs.directory.current().offices, comment.office)
  const change = clarifyChange(comment, { text, office, by: moverOf(actor), now: needs.clock.now() })
  if (!change) return
  await note(needs, actor, text === null ? 'unclarified' : 'clarified', { office: comment.office, subjects: [id] })
  const won = new Set(await needs.store.comments.apply([change]))
  if (!won.has(id)) throw new Refusal('conflict')
  await publishMoved(needs, [comment], [change], won)
}
