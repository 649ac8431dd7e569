import type { Chance } from '../domain/world.ts'
import type { Keys } from './keys.ts'
import { seal, unseal } from './sealing.ts'

const about = 'rembuk/member/address'

/** A member's address, sealed under one key of the instance: members are staff, and leave by removing their record. */
export function sealMemberAddress(keys: Keys, chance: Chance, email: string): Uint8Array {
  return seal(keys.memberAddress, chance, about, Buffer.from(email.trim()))
}

/** The address of a member; throws where the record was altered or sealed under another secret. */
export function openMemberAddress(keys: Keys, sealed: Uint8Array): string {
  const plain = unseal(keys.memberAddress, about, sealed)
  if (plain === null) throw new Error('a member’s address does not open: another secret, or an altered record')
  return Buffer.from(plain).toString()
}
