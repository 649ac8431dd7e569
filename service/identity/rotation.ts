import type { Covering } from '../domain/covering.ts'
import type { Member } from '../domain/member.ts'
import type { Person, PersonKey } from '../domain/person.ts'
import type { Chance } from '../domain/world.ts'
import { resealWords } from './covered-words.ts'
import type { Keys } from './keys.ts'
import { addressUnder, sealMemberAddress } from './member-addresses.ts'
import { lookupOf, openAddress, ownKey, wrapKey } from './people.ts'

/** The keys of two master secrets: what opens under the old ones is sealed under the new. */
export type TwoKeys = { old: Keys; new: Keys }

/** A person under the new secret; null where nothing can open their key. One who is there already stays the same. */
export function rotatePerson(
  keys: TwoKeys,
  chance: Chance,
  { person, key }: { person: Person; key: PersonKey | null },
): { id: string; lookup: string; wrapped: Uint8Array } | null {
  if (key === null) return null
  const isNew = ownKey(keys.new, key) !== null
  const own = ownKey(isNew ? keys.new : keys.old, key)
  const email = openAddress(isNew ? keys.new : keys.old, person, key)
  if (own === null || email === null) return null
  const wrapped = isNew ? key.wrapped : wrapKey(keys.new, chance, { person: person.id, own })
  return { id: person.id, lookup: lookupOf(keys.new, email), wrapped }
}

/** A member under the new secret; null where nothing opens their address. */
export function rotateMember(
  keys: TwoKeys,
  chance: Chance,
  { id, sealed }: Member,
): { id: string; lookup: string; sealed: Uint8Array } | null {
  const known = addressUnder(keys.new, sealed)
  const email = known ?? addressUnder(keys.old, sealed)
  if (email === null) return null
  return {
    id,
    lookup: lookupOf(keys.new, email),
    sealed: known === null ? sealMemberAddress(keys.new, chance, email) : sealed,
  }
}

/** Words that were covered under the instance's key, under the new one; null where they are under their author's. */
export const rotateCover = (
  keys: TwoKeys,
  chance: Chance,
  { id, sealed }: Covering,
): Pick<Covering, 'id' | 'sealed'> | null => {
  const anew = resealWords(keys, chance, { covering: id, sealed })
  return anew && { id, sealed: anew }
}
