import type { Person, PersonKey } from '../domain/person.ts'
import type { Chance } from '../domain/world.ts'
import { foldAddress } from './addresses.ts'
import { keyedHash, type Keys } from './keys.ts'
import { seal, unseal } from './sealing.ts'

const keyBytes = 32
const ofAddress = (person: string): string => `rembuk/person/address/${person}`
const ofKey = (person: string): string => `rembuk/person/key/${person}`

/** The keyed hash by which the person behind an address is found again. */
export function lookupOf(keys: Keys, email: string): string {
  return keyedHash(keys.lookup, foldAddress(email))
}

/**
 * A new person: the address sealed under a key of their own, and that key, wrapped, to be kept apart from it. Whoever
 * has looked for the address already hands in its keyed hash.
 */
export function newPerson(
  keys: Keys,
  chance: Chance,
  { id, email, now, lookup = lookupOf(keys, email) }: { id: string; email: string; now: number; lookup?: string },
): { person: Person; key: PersonKey } {
  const own = chance.bytes(keyBytes)
  const sealed = seal(own, chance, ofAddress(id), Buffer.from(email.trim()))
  const wrapped = wrapKey(keys, chance, { person: id, own })
  return {
    person: { id, lookup, sealed, createdAt: now },
    key: { person: id, wrapped, createdAt: now },
  }
}

/** A person's own key as it is kept. */
export const wrapKey = (keys: Keys, chance: Chance, { person, own }: { person: string; own: Uint8Array }): Uint8Array =>
  seal(keys.wrap, chance, ofKey(person), own)

/** A person's own key, unwrapped, or null where it was altered or is another's. */
export const ownKey = (keys: Keys, { person, wrapped }: Pick<PersonKey, 'person' | 'wrapped'>): Uint8Array | null =>
  unseal(keys.wrap, ofKey(person), wrapped)

/** The address of a person, or null where the key is gone, another's, or anything was altered. */
export function openAddress(keys: Keys, person: Pick<Person, 'id' | 'sealed'>, key: PersonKey | null): string | null {
  const own = key && ownKey(keys, { person: person.id, wrapped: key.wrapped })
  const plain = own && unseal(own, ofAddress(person.id), person.sealed)
  return plain && Buffer.from(plain).toString()
}
