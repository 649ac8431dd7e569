import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldAddress, isAddress } from '../../identity/addresses.ts'
import { dataLinkMinutes, dataToken, personOfDataToken } from '../../identity/data-links.ts'
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
export async function mailOwnData(needs: Asks, email: string): Promise<void> {
  const { store, keys, clock, mailer, origin } = needs
  const person = await store.people.byLookup(lookupOf(keys, email))
  if (!person || !mailer) return
  const token = dataToken(keys, { person: person.id, now: clock.now() })
  await mailer.send({ to: email, ...ownDataMail({ link: `${origin}/data-saya/${token}`, minutes: dataLinkMinutes }) })
}

type Opens = Pick<Collaborators, 'store' | 'keys' | 'clock'>

async function personWith({ store, keys, clock }: Opens, token: string): Promise<Person> {
  const id = personOfDataToken(keys, { token, now: clock.now() })
  const person = id && (await store.people.byId(id))
  if (!person) throw new Refusal('not-found')
  return person
}

/** All that is held on whoever was sent this link. Refuses `not-found` where it is over, or they are erased. */
export const readOwnData = async (needs: Opens, token: string): Promise<Held> =>
  heldOn(needs, await personWith(needs, token))

/** Erases whoever was sent this link, for good; refuses as `readOwnData` does. */
export const eraseOwnData = async (
  needs: Opens & Pick<Collaborators, 'publisher'>,
  token: string,
): Promise<{ comments: number }> => erase(needs, await personWith(needs, token))
