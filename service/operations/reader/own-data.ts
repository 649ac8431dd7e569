import type { PrivacyKind } from '../../contract/privacy.ts'
import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldAddress, isAddress } from '../../identity/addresses.ts'
import { dataLinkHours, dataToken, readDataToken } from '../../identity/data-links.ts'
import { lookupOf } from '../../identity/people.ts'
import { ownDataMail } from '../../presenters/mails.ts'
import type { Held } from '../../presenters/own-data.ts'
import type { Collaborators } from '../collaborators.ts'
import { erase, heldOn } from '../operator/people.ts'

type Asks = Pick<Collaborators, 'store' | 'keys' | 'clock' | 'mailer' | 'origin'>

const says = { id: 'Email belum lengkap.', en: 'Email is not complete.' }

/** The address as it was typed, in one form. Refuses `invalid` for what is none. */
export function addressOf(typed: string): string {
  const email = foldAddress(typed)
  if (!isAddress(email)) throw new Refusal('invalid', { fields: { email: says } })
  return email
}

/**
 * Sends whoever has this address a link to all that is held on them; nobody, where nothing is. Whoever asked is told
 * the same in either case, so that the answer tells nobody who writes here.
 */
export async function mailOwnData(needs: Asks, { email, kind }: { email: string; kind: PrivacyKind }): Promise<void> {
  const { store, keys, clock, mailer, origin } = needs
  const person = await store.people.byLookup(lookupOf(keys, email))
  if (!person || !mailer) return
  const token = dataToken(keys, { person: person.id, kind, now: clock.now() })
  // Behind the number sign it reaches no server by itself: no log holds it, and what looks links up spends nothing.
  const link = `${origin}/privasi#${token}`
  await mailer.send({ to: email, ...ownDataMail({ kind, link, hours: dataLinkHours }) })
}

type Opens = Pick<Collaborators, 'store' | 'keys' | 'clock'>

/** Who asked, and for what. */
export type DataHolder = { person: Person; kind: PrivacyKind }

/** Whoever was sent this link. Refuses `not-found` where it is over, never was, or they are erased. */
export async function findByDataLink({ store, keys, clock }: Opens, token: string): Promise<DataHolder> {
  const read = readDataToken(keys, { token, now: clock.now() })
  const person = read && (await store.people.byId(read.person))
  if (!person) throw new Refusal('not-found')
  return { person, kind: read.kind }
}

/** All that is held on them. */
export const readOwnData = (needs: Opens, { person }: DataHolder): Promise<Held> => heldOn(needs, person)

/** Refuses `not-permitted` where the link was asked for to read alone. */
export function mayErase({ kind }: DataHolder): void {
  if (kind !== 'erase') throw new Refusal('not-permitted')
}

/** Erases them for good, and every link with them. Refuses as `mayErase` does. */
export async function eraseOwnData(
  needs: Opens & Pick<Collaborators, 'publisher'>,
  holder: DataHolder,
): Promise<{ comments: number }> {
  mayErase(holder)
  return erase(needs, holder.person)
}
