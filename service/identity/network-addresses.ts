import { isIPv4, isIPv6 } from 'node:net'
import { keyedHash } from './keys.ts'

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'))

/** Eight groups of an IPv6 address, without leading zeros. A dotted end counts for two. */
function groups(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const first = groupsOf(head)
  if (tail === undefined) return first
  const last = groupsOf(tail)
  const dotted = last.at(-1)?.includes('.') ? 1 : 0
  const missing = Math.max(0, 8 - first.length - last.length - dotted)
  return [...first, ...Array.from({ length: missing }, () => '0'), ...last]
}

const plainGroup = (group: string): string => Number.parseInt(group, 16).toString(16)

/** ::ffff:192.0.2.1, and the same in hexadecimal, is an IPv4 address in IPv6 clothes. */
function mappedV4(all: string[]): string | null {
  if (!all.slice(0, 5).every((group) => plainGroup(group) === '0') || plainGroup(all[5] ?? '') !== 'ffff') return null
  const last = all[6] ?? ''
  if (last.includes('.')) return last
  const bytes = [last, all[7] ?? ''].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
  return bytes.join('.')
}

/**
 * What counts as one caller: an IPv4 address whole, of IPv6 the /64 that a single household or phone is given.
 * Anything else is one caller together.
 */
export function networkOf(address: string): string {
  const plain = address.trim().split('%', 1)[0] ?? ''
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  const all = groups(plain)
  return mappedV4(all) ?? `${all.slice(0, 4).map(plainGroup).join(':')}::/64`
}

/** The day's keyed hash of where a call came from, and by which program if given. Its secret is gone after 48 hours. */
export function hashNetwork(secret: Uint8Array, address: string, agent?: string): string {
  const network = networkOf(address)
  return keyedHash(secret, `${network.length}:${network}${agent === undefined ? '' : `|${agent}`}`)
}
