import { lookupOf, newPerson } from '../../identity/people.ts'
import type { Collaborators } from '../collaborators.ts'

/** The id of the person behind an address; sealed under a key of their own when it is new. */
export async function ensurePerson(
  { store, keys, chance, clock, nextId }: Pick<Collaborators, 'store' | 'keys' | 'chance' | 'clock' | 'nextId'>,
  email: string,
): Promise<string> {
  const known = await store.people.byLookup(lookupOf(keys, email))
  if (known) return known.id
  const { person, key } = newPerson(keys, chance, { id: nextId(''), email, now: clock.now() })
  return (await store.people.insert(person, key)).id
}
