import type { BlockList } from 'node:net'
import type { Chance, Clock } from '../domain/world.ts'
import { hashNetwork } from '../identity/network-addresses.ts'
import type { PostLimits } from '../operations/reader/post-limits.ts'
import type { PeopleStore } from '../store/people.ts'
import { openWindows, refuseFor } from '../live/windows.ts'
import type { Call } from './call.ts'
import { clientAddress, isFromThisMachine } from './network.ts'
import type { Guard } from './guard.ts'

/**
 * What one network may do, loosely: whole villages share an address. Callers on this machine itself are not counted.
 * Failed sign-ins count by network and account together, so that nobody locks a member out from elsewhere.
 */
export const addressLimits = {
  /** reads that are not finished bytes */
  reads: { points: 3_000, seconds: 60 },
  posts: { points: 120, seconds: 60 },
  changes: { points: 240, seconds: 60 },
  /** of one comment, by one network: a village may agree, a script finds an end */
  supports: { points: 200, seconds: 3_600 },
  reports: { points: 60, seconds: 600 },
  streams: { points: 600, seconds: 60 },
  /** letters that a network may have sent, and that one address may get */
  letters: { points: 20, seconds: 600 },
  lettersTo: { points: 1, seconds: 600 },
  signIns: { points: 120, seconds: 60 },
  failedSignIns: { points: 20, seconds: 300 },
} as const

export type AddressLimit = keyof typeof addressLimits

export type AddressLimits = {
  /** Counts one; refuses `rate-limited` with the time to wait. */
  spend(limit: AddressLimit, key: string): Promise<void>
  /** Takes one count back. */
  giveBack(limit: AddressLimit, key: string): Promise<void>
}

/** Counts in this process' memory, and forgets with the time each limit looks at. */
export function memoryAddressLimits(clock: Clock): AddressLimits {
  const limiters = new Map(Object.entries(addressLimits).map(([name, limit]) => [name, openWindows(limit, clock)]))
  return {
    async spend(limit, key) {
      refuseFor(limiters.get(limit)?.spend(key) ?? 0)
    },
    async giveBack(limit, key) {
      limiters.get(limit)?.giveBack(key)
    },
  }
}

type NetworkNeeds = { trustedProxies: BlockList; hashNetwork(address: string): Promise<string> }

/** The caller's network as a keyed hash that lives a day; null for a caller on this machine. No address is kept. */
export async function networkOf(call: Call, { trustedProxies, hashNetwork }: NetworkNeeds): Promise<string | null> {
  const { req } = call.ctx
  if (isFromThisMachine(req)) return null
  return hashNetwork(clientAddress(req, trustedProxies))
}

/** Counts this call against its network's limit. */
export function limited(limit: AddressLimit, needs: NetworkNeeds & { addressLimits: AddressLimits }): Guard {
  return async (call) => {
    const network = await networkOf(call, needs)
    if (network !== null) await needs.addressLimits.spend(limit, network)
  }
}

/** Counts this call against its network's limit for this one comment. */
export function limitedOnComment(limit: AddressLimit, needs: NetworkNeeds & { addressLimits: AddressLimits }): Guard {
  return async (call) => {
    const network = await networkOf(call, needs)
    if (network !== null) await needs.addressLimits.spend(limit, `${network} ${call.comment.id}`)
  }
}

/** Puts the network's own limit before that of the person, at the same place in the order of checks. */
export function withNetworkLimit(posts: PostLimits, limits: AddressLimits): PostLimits {
  return {
    async spend(poster) {
      if (poster.network !== null) await limits.spend('posts', poster.network)
      await posts.spend(poster)
    },
  }
}

const secretBytes = 32

/** Hashes callers' addresses under the day's secret, which all processes share through the store. */
export function networkHasher(
  people: Pick<PeopleStore, 'dailySecret'>,
  { clock, chance }: { clock: Clock; chance: Chance },
): (address: string, agent?: string) => Promise<string> {
  let held: { day: string; secret: Uint8Array } | null = null
  return async (address, agent) => {
    const now = clock.now()
    const day = new Date(now).toISOString().slice(0, 10)
    if (held?.day !== day) {
      const kept = await people.dailySecret(day, { day, secret: chance.bytes(secretBytes), createdAt: now })
      held = { day, secret: kept.secret }
    }
    return hashNetwork(held.secret, address, agent)
  }
}
