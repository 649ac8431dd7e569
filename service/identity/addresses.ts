import { limits } from '../contract/limits.ts'
import { lengthOf, normalForm } from '../domain/texts.ts'

const local = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u
const label = /^[\p{L}\p{M}\p{N}-]+$/u
const onlyDigits = /^\d+$/
const localMost = 64
const labelMost = 63

const isLocal = (part: string): boolean =>
  local.test(part) && part.length <= localMost && part.split('.').every((atom) => atom !== '')

const isLabel = (part: string): boolean =>
  label.test(part) && part.length <= labelMost && !part.startsWith('-') && !part.endsWith('-')

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return labels.length >= 2 && labels.every(isLabel) && !onlyDigits.test(labels.at(-1) ?? '')
}

/**
 * Whether this is an address as RFC 5321 lets people have them, letters of any script included (RFC 6531), without
 * quoted local parts, comments and literals, which nobody has and header injection likes. 254 at most; a name of a
 * domain with a dot. Each character is looked at a fixed number of times.
 */
export function isAddress(raw: string): boolean {
  if (lengthOf(raw) > limits.emailLength) return false
  const parts = raw.split('@')
  const [name, domain] = parts
  return parts.length === 2 && name !== undefined && domain !== undefined && isLocal(name) && isDomain(domain)
}

/**
 * The form in which two spellings of one address are the same: trimmed, NFC, lower case. Dots and `+tags` stay: what
 * they mean is each provider's own affair, and a wrong guess would give one person another's record.
 */
export function foldAddress(raw: string): string {
  return normalForm(normalForm(raw.trim(), 'NFC').toLowerCase(), 'NFC')
}

const firstOf = (text: string): string => [...text][0] ?? ''
const dots = '••••'

/** An address as the desk shows it: `s••••@g••••.com`, the same number of dots whatever is behind them. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  return `${firstOf(email.slice(0, Math.max(at, 0)))}${dots}@${firstOf(domain)}${dots}.${ending}`
}
