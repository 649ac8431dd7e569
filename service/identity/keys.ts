import { createHmac, hkdfSync } from 'node:crypto'

const purposes = [
  'lookup',
  'wrap',
  'session',
  'reader',
  'edit',
  'content',
  'memberAddress',
  'avatar',
  'cover',
  'ownData',
] as const
export type Purpose = (typeof purposes)[number]

/** One key a purpose: what is made with one passes nowhere as another's. 32 bytes each. */
export type Keys = Readonly<Record<Purpose, Uint8Array>>

const keyBytes = 32
const none = new Uint8Array(0)

/** The master secret holds all its chance itself, so HKDF (RFC 5869) needs no salt; `info` tells the purposes apart. */
const derive = (master: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', master, none, `rembuk/v1/${purpose}`, keyBytes))

/** Every key of the instance, derived from the master secret by HKDF-SHA256. */
export function deriveKeys(master: Uint8Array): Keys {
  return Object.fromEntries(purposes.map((purpose) => [purpose, derive(master, purpose)])) as Keys
}

/** What a store may keep to recognise the master secret by: 22 characters that lead back to no key. */
export function fingerprint(master: Uint8Array): string {
  return Buffer.from(derive(master, 'fingerprint')).subarray(0, 16).toString('base64url')
}

/** A master secret from its base64 form (either alphabet, padded or not): exactly 32 bytes, else null. */
export function parseSecret(base64: string): Uint8Array | null {
  const text = base64.trim()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null
  return Uint8Array.from(Buffer.from(text, 'base64'))
}

/** HMAC-SHA256 in base64url, 43 characters: what this folder signs and looks up with. */
export function keyedHash(key: Uint8Array, message: string | Uint8Array): string {
  return createHmac('sha256', key).update(message).digest('base64url')
}
