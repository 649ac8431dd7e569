import type { Collaborators } from '../operations/collaborators.ts'
import { keepChain } from '../operations/operator/audit/keep.ts'
import type { Duty } from './duty.ts'

/** Seals the audit's entries into their chain well within a minute, and looks whether it is whole. */
export function sealAudit(needs: Pick<Collaborators, 'store' | 'chance' | 'clock' | 'pace'>): Duty {
  return {
    name: 'seal-audit',
    every: 15_000,
    async run() {
      await keepChain(needs)
    },
  }
}
