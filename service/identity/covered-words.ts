import type { PersonKey } from '../domain/person.ts'
import type { Chance } from '../domain/world.ts'
import type { Keys } from './keys.ts'
import { ownKey } from './people.ts'
import { seal, unseal } from './sealing.ts'

const about = (covering: string): string => `rembuk/cover/${covering}`

/**
 * Words that were covered, sealed under their author's own key, which erasing them destroys; without one, under ours.
 */
export function sealWords(
  keys: Keys,
  chance: Chance,
  { covering, key, words }: { covering: string; key: PersonKey | null; words: string },
): Uint8Array {
  const own = key && ownKey(keys, key)
  return seal(own ?? keys.cover, chance, about(covering), Buffer.from(words))
}

/** The words, or null where the key is gone or another's, or anything was altered. */
export function openWords(
  keys: Keys,
  { covering, key, sealed }: { covering: string; key: PersonKey | null; sealed: Uint8Array },
): string | null {
  const own = key && ownKey(keys, key)
  const plain = (own && unseal(own, about(covering), sealed)) ?? unseal(keys.cover, about(covering), sealed)
  return plain && Buffer.from(plain).toString()
}

/** What was sealed under the instance's own key, under that of a new secret; null for everything else. */
export function resealWords(
  keys: { old: Keys; new: Keys },
  chance: Chance,
  { covering, sealed }: { covering: string; sealed: Uint8Array },
): Uint8Array | null {
  const plain = unseal(keys.old.cover, about(covering), sealed)
  return plain && seal(keys.new.cover, chance, about(covering), plain)
}
