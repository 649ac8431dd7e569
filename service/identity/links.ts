import { createHash } from 'node:crypto'
import type { Chance } from '../domain/world.ts'

const tokenBytes = 32

/** What the store keeps of a link. 256 bits of chance need no key and no salt: there is nothing to guess. */
export function linkHash(token: string): string {
  return createHash('sha256').update(`rembuk/link/${token}`).digest('base64url')
}

/** A one-use link's token, for the one who is to have it, and its hash, for the store. */
export function newLinkToken(chance: Chance): { token: string; hash: string } {
  const token = Buffer.from(chance.bytes(tokenBytes)).toString('base64url')
  return { token, hash: linkHash(token) }
}
