import type { Chance } from '../domain/world.ts'
import type { Keys } from './keys.ts'
import { seal, unseal } from './sealing.ts'

const about = 'rembuk/member/address'

/** A member's address, sealed under one key of the instance: members are staff, and leave by removing their record. */
export function sealMemberAddress(keys: Keys, chance: Chance, email: string): Uint8Array {
  return seal(keys.memberAddress, chance, about, Buffer.from(email.trim()))
}

/** The address of a member; null where the record was altered or sealed under another secret. */
export function addressUnder(keys: Keys, sealed: Uint8Array): string | null {
  const plain = unseal(keys.memberAddress, about, sealed)
  return plain && Buffer.from(plain).toString()
}

/** The same, where it has to be there; throws else. */
export function openMemberAddress(keys: Keys, sealed: Uint8Array): string {
  const email = addressUnder(keys, sealed)
  if (email === null) throw new Error('a member’s address does not open: another secret, or an altered record')
  return email
}
