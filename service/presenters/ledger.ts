import { ledgerReasons, type LedgerView } from '../contract/ledger.ts'
import type { ChainState } from '../domain/chain.ts'
import type { FigureWeek, OutcomeCount } from '../domain/insights.ts'
import { type Zone, zoneCities } from '../domain/zones.ts'
import { iso } from './times.ts'

export type LedgerShown = {
  office: { id: string; name: string }
  zone: Zone
  weeks: FigureWeek[]
  oldestHeld: number | null
  chain: ChainState
}

/** Every reason, so that nothing is told by its absence: those of enough persons first. */
function unpublished(outcomes: OutcomeCount[]): LedgerView['weeks'][number]['unpublished'] {
  const told = outcomes.filter(({ outcome }) => outcome !== 'published')
  const others = ledgerReasons.filter((reason) => !told.some(({ outcome }) => outcome === reason))
  return [
    ...told.map(({ outcome, comments }) => ({ reason: outcome, comments })),
    ...others.map((reason) => ({ reason, comments: null })),
  ]
}

/** What everybody may know of an office: figures of five persons at least, and the head of the chain of seals. */
export function ledgerView({ office, zone, weeks, oldestHeld, chain }: LedgerShown): LedgerView {
  return {
    office: { id: office.id, name: office.name },
    timeZone: zoneCities[zone],
    weeks: weeks.map(({ from, published, answered, outcomes, appeals }) => ({
      from: iso(from),
      published,
      answered,
      unpublished: unpublished(outcomes),
      appeals,
    })),
    oldestHeldAt: oldestHeld === null ? null : iso(oldestHeld),
    chain: { lines: chain.lines, seal: chain.seal, sealedAt: chain.sealedAt === null ? null : iso(chain.sealedAt) },
  }
}
