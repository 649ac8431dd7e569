import { type Seal, type Sealable, sealOf } from '../../../domain/chain.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'chance' | 'clock'> & Partial<Pick<Collaborators, 'pace'>>

/** How many lines are appended in one write, and comments whose histories are read for some writes together. */
const atOnce = 200
const historiesAtOnce = 1_000
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
  for (let writes = 0; writes < mostWrites;) {
    const entries = await audit.unsealed(atOnce)
    const waiting = entries.length > 0 ? entries : await audit.unsealedHistory(historiesAtOnce)
    if (waiting.length === 0) break
    for (let from = 0; from < waiting.length; from += atOnce) {
      const some = waiting.slice(from, from + atOnce)
      await needs.pace?.giveWay()
      const appended = await append(needs, some)
      sealed += appended
      writes += 1
      // Somebody else seals, too: what is left is read anew.
      if (appended < some.length) break
    }
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
