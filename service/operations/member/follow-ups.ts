import type { FollowUpResult } from '../../contract/weekly-views.ts'
import type { Role } from '../../contract/views.ts'
import { limits } from '../../contract/limits.ts'
import { isDay } from '../../domain/days.ts'
import type { FollowUp } from '../../domain/follow-ups.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lengthOf, oneLine } from '../../domain/texts.ts'
import { isWithin } from '../../domain/tree.ts'
import { dayIn } from '../../domain/zones.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import type { FollowUpShown } from '../../presenters/weekly.ts'
import { type Actor, findOffice, mustSee, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'
import { weekAsked } from './read-weekly.ts'
import { officeNamed } from '../../domain/offices.ts'

type Reads = Pick<Collaborators, 'store' | 'directory'>
type Needs = Reads & Pick<Collaborators, 'clock' | 'nextId'>

const says = {
  text: { id: `1–${limits.followUpLength} huruf`, en: `1–${limits.followUpLength} characters` },
  due: { id: 'bukan tanggal (misalnya 2026-12-01)', en: 'is no date (such as 2026-12-01)' },
  early: { id: 'sebelum minggu laporannya', en: 'lies before the week of the report' },
  owner: { id: 'bukan kantor ini atau di bawahnya', en: 'is neither this office nor below it' },
  line: {
    id: `paling banyak ${limits.followUpOutcomeLength} huruf`,
    en: `${limits.followUpOutcomeLength} characters at most`,
  },
  full: { id: 'Sudah ada tiga tindak lanjut untuk minggu ini.', en: 'This week has three follow-ups already.' },
}

/** One of an office in sight. Refuses `not-found`. */
export async function findFollowUp({ store, directory }: Reads, actor: Actor, id: string): Promise<FollowUp> {
  const found = await store.followUps.byId(id)
  if (!found) throw new Refusal('not-found')
  mustSee(directory.current(), actor, found.office)
  return found
}

const shown = ({ directory }: Reads, followUp: FollowUp): FollowUpShown => ({
  followUp,
  owner: officeNamed(directory.current().offices, followUp.owner.office).name,
})

export type FollowUpWords = { text: string; owner: { office: string; role: Role }; due: string }

/** What may be kept of what was typed, for an office and week. Refuses `invalid`, each bad field by name. */
function readWords({ directory }: Reads, of: { office: string; week: string }, given: FollowUpWords): FollowUpWords {
  const text = oneLine(given.text)
  const { office, role } = given.owner
  const fields = {
    ...(text === '' || lengthOf(text) > limits.followUpLength ? { text: says.text } : {}),
    ...(isDay(given.due) ? {} : { due: says.due }),
    ...(isDay(given.due) && given.due < of.week ? { due: says.early } : {}),
    ...(isWithin(directory.current(), office, of.office) ? {} : { owner: says.owner }),
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  return { text: withoutIdentityNumbers(text).text, owner: { office, role }, due: given.due }
}

/**
 * Writes down what an office means to do about a week. Refuses `not-permitted`, `not-found`, `invalid`, and `conflict`
 * when the week has its three.
 */
export async function addFollowUp(
  needs: Needs,
  actor: Actor,
  { office, week, ...words }: FollowUpWords & { office: string; week: string },
): Promise<FollowUpShown> {
  const held = needs.directory.current()
  findOffice(held, actor, office)
  permit(actor, 'decide')
  const zone = zoneOf(held, office)
  const of = { office, week: dayIn(weekAsked(week, zone, needs.clock.now()).from, zone) }
  const added = { id: needs.nextId(''), ...of, ...readWords(needs, of, words), outcome: null }
  if ((await needs.store.followUps.add(added)) === 'full') throw new Refusal('conflict', { detail: says.full })
  await note(needs, actor, 'follow-up-saved', { office, subjects: [added.id] })
  return shown(needs, { ...added, place: 0 })
}

async function change(needs: Needs, actor: Actor, followUp: FollowUp, set: Partial<FollowUp>): Promise<FollowUpShown> {
  const { id, office } = followUp
  if (!(await needs.store.followUps.change(id, set))) throw new Refusal('not-found')
  await note(needs, actor, 'follow-up-saved', { office, subjects: [id] })
  return shown(needs, { ...followUp, ...set })
}

/** Says otherwise what is to be done, by whom or until when. Refuses as adding does. */
export async function changeFollowUp(
  needs: Needs,
  actor: Actor,
  { id, ...words }: FollowUpWords & { id: string },
): Promise<FollowUpShown> {
  const found = await findFollowUp(needs, actor, id)
  permit(actor, 'decide')
  return change(needs, actor, found, readWords(needs, found, words))
}

/** Says in a line what came of it; another line later takes its place. */
export async function settleFollowUp(
  needs: Needs,
  actor: Actor,
  { id, result, line = '' }: { id: string; result: FollowUpResult; line?: string | undefined },
): Promise<FollowUpShown> {
  const found = await findFollowUp(needs, actor, id)
  permit(actor, 'decide')
  const said = oneLine(line)
  if (lengthOf(said) > limits.followUpOutcomeLength) throw new Refusal('invalid', { fields: { line: says.line } })
  const outcome = { result, line: withoutIdentityNumbers(said).text, at: needs.clock.now() }
  return change(needs, actor, found, { outcome })
}

/** Takes one off its week. Refuses `not-found`. */
export async function removeFollowUp(needs: Needs, actor: Actor, id: string): Promise<void> {
  const found = await findFollowUp(needs, actor, id)
  permit(actor, 'decide')
  await note(needs, actor, 'follow-up-removed', { office: found.office, subjects: [id] })
  if (!(await needs.store.followUps.remove(id))) throw new Refusal('not-found')
}
