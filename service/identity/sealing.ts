import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Chance } from '../domain/world.ts'

const cipher = 'aes-256-gcm'
const version = 1
const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM as `version, nonce, ciphertext, tag`. The nonce is 96 bits of chance (NIST SP 800-38D: good for 2^32
 * messages a key; most keys here seal one). `about` is bound to it, so that a sealed value moved elsewhere does not
 * open.
 */
export function seal(key: Uint8Array, chance: Chance, about: string, plain: Uint8Array): Uint8Array {
  const nonce = chance.bytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(about))
  const sealed = [sealing.update(plain), sealing.final()]
  return new Uint8Array(Buffer.concat([Uint8Array.of(version), nonce, ...sealed, sealing.getAuthTag()]))
}

/** What was sealed, or null where key, `about` or a single bit differ. */
export function unseal(key: Uint8Array, about: string, sealed: Uint8Array): Uint8Array | null {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) return null
  const body = 1 + nonceBytes
  const end = sealed.length - tagBytes
  const opening = createDecipheriv(cipher, key, sealed.subarray(1, body), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(end))
  try {
    return new Uint8Array(Buffer.concat([opening.update(sealed.subarray(body, end)), opening.final()]))
  } catch {
    return null
  }
}
