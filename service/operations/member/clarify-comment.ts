import { limits } from '../../contract/limits.ts'
import { clarifiable, clarifyChange } from '../../domain/clarifying.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { Refusal } from '../../domain/refusal.ts'
import { cleanText, lengthOf } from '../../domain/texts.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'
import { publishMoved } from './publish-moved.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const wrongText = { id: 'Klarifikasi 1–1.000 huruf.', en: 'A clarification has 1–1,000 characters.' }

function readText(raw: string | null): string | null {
  if (raw === null) return null
  const text = cleanText(raw)
  if (text !== '' && lengthOf(text) <= limits.clarificationLength) return withoutIdentityNumbers(text).text
  throw new Refusal('invalid', { fields: { text: wrongText } })
}

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
  const text = readText(raw)
  if (version !== undefined && version !== comment.version) throw new Refusal('conflict')
  if (text !== null && !clarifiable(comment)) throw new Refusal('conflict')
  const name = needs.directory.current().offices.get(comment.office)?.name ?? comment.office
  const office = { id: comment.office, name }
  const change = clarifyChange(comment, { text, office, by: moverOf(actor), now: needs.clock.now() })
  if (!change) return
  await note(needs, actor, text === null ? 'unclarified' : 'clarified', { office: comment.office, subjects: [id] })
  const won = new Set(await needs.store.comments.apply([change]))
  if (!won.has(id)) throw new Refusal('conflict')
  await publishMoved(needs, [comment], [change], won)
}
