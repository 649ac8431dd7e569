import { limits } from '../../contract/limits.ts'
import { type Directory, officeNamed } from '../../domain/offices.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { heldBy, type HoldDays, type PersonHold } from '../../domain/person-holds.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lengthOf, oneLine } from '../../domain/texts.ts'
import type { PersonHoldShown } from '../../presenters/person-holds.ts'
import { type Actor, mustSee, permit, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { memberNames } from './entries.ts'
import { findInSight } from './find-comment.ts'
import { note } from './note.ts'
import { day } from '../../domain/durations.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

const wrongReason = {
  id: 'Alasan 1–500 huruf, dibaca penulisnya.',
  en: 'A reason of 1–500 characters, read by its author.',
}

const shownIn = (directory: Directory, hold: PersonHold, by: string | null): PersonHoldShown => ({
  hold,
  by,
  office: officeNamed(directory.offices, hold.office),
})

export type HoldAuthor = { id: string; days: HoldDays; reason: string; address: boolean }

/**
 * From now on holds what the author of a comment writes, in the member's own office and those below: their browser, and
 * where `address` says so whoever gives the same address. Ends by itself. Refuses `not-found`, `not-permitted`,
 * `invalid`, and `conflict` where nobody is known behind the comment.
 */
export async function holdAuthor(
  needs: Needs,
  actor: Actor,
  { id, days, reason: raw, address }: HoldAuthor,
): Promise<PersonHoldShown> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (actor.kind !== 'member') throw new Refusal('not-permitted')
  const reason = withoutIdentityNumbers(oneLine(raw)).text
  if (reason === '' || lengthOf(reason) > limits.reasonLength) {
    throw new Refusal('invalid', { fields: { reason: wrongReason } })
  }
  const who = heldBy(comment, { address })
  if (who === null) throw new Refusal('conflict')
  const { member } = actor
  const from = needs.clock.now()
  const hold: PersonHold = {
    id: needs.nextId(''),
    office: member.office,
    comment: id,
    name: comment.author.name,
    ...who,
    by: member.id,
    reason,
    from,
    until: from + days * day,
    endedAt: null,
  }
  await note(needs, actor, 'person-held', { office: member.office, subjects: [id] })
  await needs.store.personHolds.add(hold)
  return shownIn(needs.directory.current(), hold, member.name)
}

/** Who is held now, in the offices in sight, newest first. */
export async function listHolds(
  needs: Needs,
  actor: Actor,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ holds: PersonHoldShown[]; next: string | null }> {
  permit(actor, 'read')
  const directory = needs.directory.current()
  const read = { offices: sightOf(directory, actor), now: needs.clock.now(), after: after ?? null, limit }
  const { holds, more } = await needs.store.personHolds.list(read)
  const names = await memberNames(
    needs,
    holds.map(({ by }) => by),
  )
  return {
    holds: holds.map((hold) => shownIn(directory, hold, names.get(hold.by) ?? null)),
    next: more ? (holds.at(-1)?.id ?? null) : null,
  }
}

/**
 * Ends one before its time, or takes that back while its time lasts; what is so already stays so. Refuses `not-found`
 * for what an office out of sight has ordered, `not-permitted`, and `conflict` where its time is over.
 */
export async function endHold(needs: Needs, actor: Actor, { id, on }: { id: string; on: boolean }): Promise<void> {
  const hold = await needs.store.personHolds.byId(id)
  if (!hold) throw new Refusal('not-found')
  mustSee(needs.directory.current(), actor, hold.office)
  permit(actor, 'decide')
  const now = needs.clock.now()
  if ((hold.endedAt === null) === on) return
  if (on && hold.until <= now) throw new Refusal('conflict')
  const act = on ? 'person-hold-resumed' : 'person-hold-ended'
  await note(needs, actor, act, { office: hold.office, subjects: [hold.comment] })
  await needs.store.personHolds.end(id, on ? null : now)
}
