import type { LedgerView } from '../contract/ledger.ts'
import type { ChainState } from '../domain/chain.ts'
import type { FigureWeek } from '../domain/insights.ts'
import { type Zone, zoneCities } from '../domain/zones.ts'
import { iso } from './times.ts'

export type LedgerShown = {
  office: { id: string; name: string }
  zone: Zone
  weeks: FigureWeek[]
  oldestHeld: number | null
  chain: ChainState
}

export function ledgerView({ office, zone, weeks, oldestHeld, chain }: LedgerShown): LedgerView {
  return {
    office: { id: office.id, name: office.name },
    timeZone: zoneCities[zone],
    weeks: weeks.map(({ from, published, answered, outcomes }) => ({
      from: iso(from),
      published,
      answered,
      unpublished: outcomes
        .filter(({ outcome }) => outcome !== 'published')
        .map(({ outcome: reason, comments }) => ({ reason, comments })),
    })),
    oldestHeldAt: oldestHeld === null ? null : iso(oldestHeld),
    chain: { lines: chain.lines, seal: chain.seal, sealedAt: chain.sealedAt === null ? null : iso(chain.sealedAt) },
  }
}
