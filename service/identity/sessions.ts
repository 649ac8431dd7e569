import { createSecretKey } from 'node:crypto'
import { createRequire } from 'node:module'
import type * as JsonWebToken from 'jsonwebtoken'
import type { Keys } from './keys.ts'

const algorithm = 'HS256'
const audience = 'desk'

const load = createRequire(import.meta.url)
/** Comes with the first session: it is sixty files, a tenth of a start, and readers need none of them. */
const jwt = (): typeof JsonWebToken => load('jsonwebtoken')

const secretOf = (keys: Keys) => createSecretKey(keys.session)
const inSeconds = (time: number): number => Math.floor(time / 1000)

/** A member's session as a token: who, which session, until when, and nothing else. Times in milliseconds. */
export function signSession(
  keys: Keys,
  { member, session, expiresAt, now }: { member: string; session: string; expiresAt: number; now: number },
): string {
  if (expiresAt <= now) throw new RangeError('a session ends after it begins')
  const claims = { sub: member, sid: session, aud: audience, exp: inSeconds(expiresAt) }
  return jwt().sign(claims, secretOf(keys), { algorithm, noTimestamp: true })
}

function verified(keys: Keys, token: string, now: number): JsonWebToken.JwtPayload | null {
  try {
    const claims = jwt().verify(token, secretOf(keys), {
      algorithms: [algorithm],
      audience,
      clockTimestamp: inSeconds(now),
    })
    return typeof claims === 'string' ? null : claims
  } catch {
    return null
  }
}

/**
 * Who a token says is signed in, or null where it is expired, altered, or meant for anything else. Whether session,
 * member and role still stand is the store's to say.
 */
export function readSession(keys: Keys, token: string, now: number): { member: string; session: string } | null {
  const claims = verified(keys, token, now)
  if (claims === null) return null
  const { sub, aud, exp } = claims
  const sid: unknown = claims['sid']
  // The library lets a token without `exp` live for ever, and takes a list of audiences.
  if (typeof sub !== 'string' || typeof sid !== 'string' || aud !== audience || typeof exp !== 'number') return null
  return { member: sub, session: sid }
}
