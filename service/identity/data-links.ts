import type { PrivacyKind } from '../contract/privacy.ts'
import { minute } from '../domain/durations.ts'
import { sameSecret } from './equal.ts'
import { keyedHash, type Keys } from './keys.ts'

/** How long a link to one's own data is good for, in hours: long enough for slow mail and for whoever sleeps on it. */
export const dataLinkHours = 24

const letters = { export: 'x', erase: 'e' } as const
const form = /^(d2\.([xe])\.([A-Za-z0-9_-]+)\.(\d{1,12}))\.([\w-]{43})$/

/**
 * The token of a link by which somebody sees, and by one of the kind `erase` erases, all that is held on them. Stored
 * nowhere: it names the person and the minute it ends, signed; with the person's record it dies.
 */
export function dataToken(
  keys: Keys,
  { person, kind, now }: { person: string; kind: PrivacyKind; now: number },
): string {
  const claim = `d2.${letters[kind]}.${person}.${Math.ceil(now / minute) + dataLinkHours * 60}`
  return `${claim}.${keyedHash(keys.ownData, claim)}`
}

/** Whose token this is, and what it is for; null where it was altered, never ours, or is over. */
export function readDataToken(
  keys: Keys,
  { token, now }: { token: string; now: number },
): { person: string; kind: PrivacyKind } | null {
  const [, claim = '', letter, person = '', until = '', signature = ''] = form.exec(token) ?? []
  if (!sameSecret(signature, keyedHash(keys.ownData, claim))) return null
  return now < Number(until) * minute ? { person, kind: letter === 'e' ? 'erase' : 'export' } : null
}
