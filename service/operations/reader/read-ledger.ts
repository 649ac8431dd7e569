import { week } from '../../domain/durations.ts'
import { weekStart } from '../../domain/weeks.ts'
import { type Office, rootOffice } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { officesWithin } from '../../domain/tree.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { readChainTold } from '../../live/chain.ts'
import { keptFor } from '../../live/kept.ts'
import type { LedgerShown } from '../../presenters/ledger.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

const weeksShown = 8
/** How long figures are taken for the present ones, in milliseconds. */
const keptTime = 60_000

async function ledgerOf({ store, directory }: Needs, office: Office, now: number): Promise<LedgerShown> {
  const offices = office.id === rootOffice ? 'all' : officesWithin(directory.current(), office.id)
  const zone = zoneOf(directory.current(), office.id)
  const from = weekStart(now, zone) - (weeksShown - 1) * week
  const [{ weeks }, oldestHeld, chain] = await Promise.all([
    store.figures.figures({ offices, from, until: from + weeksShown * week }),
    store.figures.oldestHeld(offices),
    readChainTold(store.meta),
  ])
  return { office, zone, weeks: weeks.toReversed(), oldestHeld, chain: chain.state }
}

/**
 * Reads what the public may know of an office and those below it: how many comments were published and answered, what
 * was not and why, without a word or a name, and nothing about fewer than five persons. Refuses `not-found` for an
 * unknown office. The same is read once a minute a process.
 */
export function openLedger(needs: Needs): (office: string | undefined) => Promise<LedgerShown> {
  const kept = keptFor<LedgerShown>(keptTime, needs.clock)
  return (asked = rootOffice) => {
    const { offices, revision } = needs.directory.current()
    const office = offices.get(asked)
    if (!office) return Promise.reject(new Refusal('not-found'))
    return kept(`${office.id} ${revision}`, () => ledgerOf(needs, office, needs.clock.now()))
  }
}
