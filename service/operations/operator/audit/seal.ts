import { type Seal, sealOf } from '../../../domain/chain.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'chance' | 'clock'>

/** How many lines are appended in one write. */
const atOnce = 200
/** Seeds and imports leave many at once: what is not reached is the next run's. */
const mostWrites = 50

const saltBytes = 16

/**
 * Appends to the chain what no seal names yet; gives how many lines. May be cut short, and run by two at once: each
 * line follows the one that stands.
 */
export async function sealEntries({ store, chance, clock }: Needs): Promise<number> {
  let sealed = 0
  for (let write = 0; write < mostWrites; write++) {
    if ((await store.audit.countUnsealed()) === 0) break
    const entries = await store.audit.unsealed(atOnce)
    let before = await store.audit.lastSeal()
    const lines: Seal[] = []
    for (const entry of entries) {
      const salt = Buffer.from(chance.bytes(saltBytes)).toString('hex')
      before = sealOf(before, entry, { now: clock.now(), salt })
      lines.push(before)
    }
    sealed += await store.audit.seal(lines)
  }
  return sealed
}
