import type { BlockList } from 'node:net'
import type { Keys } from '../identity/keys.ts'
import { readReaderToken } from '../identity/reader-tokens.ts'
import { bearer, type Call } from './call.ts'
import { clientAddress } from './network.ts'

type NamingNeeds = {
  keys: Keys
  trustedProxies: BlockList
  hashNetwork(address: string, agent?: string): Promise<string>
}

/**
 * Who supports, reacts or reports: this browser by the token it has of us, else the day's hash of address and agent.
 */
export async function readerOf(call: Call, { keys, trustedProxies, hashNetwork }: NamingNeeds): Promise<string> {
  const { req } = call.ctx
  const known = readReaderToken(keys, bearer(call) ?? '')
  return known ?? hashNetwork(clientAddress(req, trustedProxies), req.headers['user-agent'] ?? '')
}
