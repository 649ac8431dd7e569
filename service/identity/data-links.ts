import { sameSecret } from './equal.ts'
import { keyedHash, type Keys } from './keys.ts'

/** How long a link to one's own data is good for, in minutes: long enough for slow mail, too short to be found later. */
export const dataLinkMinutes = 60

/**
 * The token of a link by which somebody sees and erases all that is held on them. Stored nowhere: it names the person
 * and the minute it ends, signed; with the person's record it dies.
 */
export function dataToken(keys: Keys, { person, now }: { person: string; now: number }): string {
  const claim = `d1.${person}.${Math.ceil(now / 60_000) + dataLinkMinutes}`
  return `${claim}.${keyedHash(keys.ownData, claim)}`
}

/** Whose token this is; null where it was altered, never ours, or is over. */
export function personOfDataToken(keys: Keys, { token, now }: { token: string; now: number }): string | null {
  const [, claim = '', person = '', minute = '', signature = ''] =
    /^(d1\.([A-Za-z0-9_-]+)\.(\d{1,12}))\.([\w-]{43})$/.exec(token) ?? []
  if (!sameSecret(signature, keyedHash(keys.ownData, claim))) return null
  return now < Number(minute) * 60_000 ? person : null
}
