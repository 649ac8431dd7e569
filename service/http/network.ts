import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** A list of networks in CIDR form, or single addresses. Throws the entry that is neither. */
export function networks(entries: string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const version = isIP(address)
    const most = version === 4 ? 32 : 128
    const width = bits === undefined ? most : Number(bits)
    if (version === 0 || !Number.isInteger(width) || bits === '' || width < 0 || width > most)
      throw new RangeError(entry)
    list.addSubnet(address, width, version === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** IPv4 clients of an IPv6 socket show as `::ffff:a.b.c.d`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * The address a request came from. `X-Forwarded-For` is read from the right, and believed only as far as each hop
 * that wrote it is a proxy we trust: what a client itself put there is never reached.
 */
export function clientAddress(request: IncomingMessage, trusted: BlockList): string {
  let address = plain(request.socket.remoteAddress ?? '')
  const hops = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  while (isIn(trusted, address)) {
    const before = plain(hops.pop()?.trim() ?? '')
    if (isIP(before) === 0) break
    address = before
  }
  return address
}

const loopback = networks(['127.0.0.0/8', '::1'])

/** Whether a request comes from this machine itself, and not through a proxy that stands on it. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const { headers, socket } = request
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false
  return isIn(loopback, plain(socket.remoteAddress ?? ''))
}
