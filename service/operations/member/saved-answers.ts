import { limits } from '../../contract/limits.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { may } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { SavedAnswer } from '../../domain/saved-answers.ts'
import { cleanText, lengthOf, oneLine } from '../../domain/texts.ts'
import { wayTo } from '../../domain/tree.ts'
import { type Actor, findOffice, mustSee, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'
import { officeNamed } from '../../domain/offices.ts'

type Reads = Pick<Collaborators, 'store' | 'directory'>
type Needs = Reads & Pick<Collaborators, 'clock' | 'nextId'>

/** A saved answer with its office's name, and whether whoever reads it may change it. */
export type SavedShown = { answer: SavedAnswer; office: string; mayChange: boolean }

const says = {
  title: { id: 'Judul 1–60 huruf.', en: 'A title has 1–60 characters.' },
  text: { id: 'Jawaban 1–2.000 huruf.', en: 'An answer has 1–2,000 characters.' },
  full: { id: 'Kantor ini sudah punya 200 jawaban tersimpan.', en: 'This office has 200 saved answers already.' },
}

function shownTo({ directory }: Reads, actor: Actor, answer: SavedAnswer): SavedShown {
  const held = directory.current()
  const changes = actor.kind === 'operator' || may(actor.member.role, 'policy')
  return {
    answer,
    office: officeNamed(held.offices, answer.office).name,
    mayChange: changes && sees(held, actor, answer.office),
  }
}

/**
 * What an office may answer with: its own and those of the offices above it, so that a correction above reaches all.
 */
export async function listSavedAnswers(
  needs: Reads,
  actor: Actor,
  { office }: { office?: string | undefined },
): Promise<SavedShown[]> {
  permit(actor, 'read')
  const held = needs.directory.current()
  const way = wayTo(held, findOffice(held, actor, office).id).map(({ id }) => id)
  const found = await needs.store.savedAnswers.of(way)
  return found.map((answer) => shownTo(needs, actor, answer))
}

/** One that the actor sees as their own offices'. Refuses `not-found`. */
export async function findSavedAnswer({ store, directory }: Reads, actor: Actor, id: string): Promise<SavedAnswer> {
  const found = await store.savedAnswers.byId(id)
  if (!found) throw new Refusal('not-found')
  mustSee(directory.current(), actor, found.office)
  return found
}

type Words = { title: string; text: string }

function readWords(given: Words): Words {
  const [title, text] = [oneLine(given.title), cleanText(given.text)]
  const fields = {
    ...(title === '' || lengthOf(title) > limits.savedTitleLength ? { title: says.title } : {}),
    ...(text === '' || lengthOf(text) > limits.savedTextLength ? { text: says.text } : {}),
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  return { title: withoutIdentityNumbers(title).text, text: withoutIdentityNumbers(text).text }
}

async function save(needs: Needs, actor: Actor, answer: SavedAnswer): Promise<SavedShown> {
  if ((await needs.store.savedAnswers.save(answer, limits.savedAnswers)) === 'full') {
    throw new Refusal('conflict', { detail: says.full })
  }
  await note(needs, actor, 'answer-saved', { office: answer.office, subjects: [answer.id] })
  return shownTo(needs, actor, answer)
}

/**
 * Keeps an answer for an office and all below it. Refuses `not-permitted`, `not-found`, `invalid`, and `conflict` when
 * it has its 200.
 */
export async function addSavedAnswer(
  needs: Needs,
  actor: Actor,
  { office, ...words }: Words & { office: string },
): Promise<SavedShown> {
  findOffice(needs.directory.current(), actor, office)
  permit(actor, 'policy')
  return save(needs, actor, { id: needs.nextId(''), office, ...readWords(words), at: needs.clock.now() })
}

/** Changes one for every office that uses it. */
export async function changeSavedAnswer(
  needs: Needs,
  actor: Actor,
  { id, ...words }: Words & { id: string },
): Promise<SavedShown> {
  const found = await findSavedAnswer(needs, actor, id)
  permit(actor, 'policy')
  return save(needs, actor, { ...found, ...readWords(words), at: needs.clock.now() })
}

/** Removes one for every office that uses it. */
export async function removeSavedAnswer(needs: Needs, actor: Actor, id: string): Promise<void> {
  const found = await findSavedAnswer(needs, actor, id)
  permit(actor, 'policy')
  await note(needs, actor, 'saved-answer-removed', { office: found.office, subjects: [id] })
  if (!(await needs.store.savedAnswers.remove(id))) throw new Refusal('not-found')
}
