import type { LedgerView } from '../contract/ledger.ts'
import type { ChainState } from '../domain/chain.ts'
import type { FigureWeek } from '../domain/insights.ts'
import { iso } from './times.ts'

export type LedgerShown = {
  office: { id: string; name: string }
  weeks: FigureWeek[]
  oldestHeld: number | null
  chain: ChainState
}

export function ledgerView({ office, weeks, oldestHeld, chain }: LedgerShown): LedgerView {
  return {
    office: { id: office.id, name: office.name },
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
