import { type Seal, type Sealable, sealOf } from '../../../domain/chain.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'chance' | 'clock'>

/** How many lines are appended in one write. */
const atOnce = 200
/** Seeds and imports leave many at once: what is not reached is the next run's. */
const mostWrites = 50

const saltBytes = 16

/**
 * Appends to the chain what no seal names yet: the audit's entries, then lines of comments' histories. Gives how many
 * lines. May be cut short, and run by two at once: each line follows the one that stands.
 */
export async function sealEntries(needs: Needs): Promise<number> {
  const { audit } = needs.store
  let sealed = 0
  for (let write = 0; write < mostWrites; write++) {
    const entries = await audit.unsealed(atOnce)
    const waiting = entries.length > 0 ? entries : (await audit.unsealedHistory(atOnce)).slice(0, atOnce)
    if (waiting.length === 0) break
    sealed += await append(needs, waiting)
  }
  return sealed
}

async function append({ store, chance, clock }: Needs, waiting: Sealable[]): Promise<number> {
  let before = await store.audit.lastSeal()
  const lines: Seal[] = []
  for (const one of waiting) {
    const salt = Buffer.from(chance.bytes(saltBytes)).toString('hex')
    before = sealOf(before, one, { now: clock.now(), salt })
    lines.push(before)
  }
  return store.audit.seal(lines)
}
