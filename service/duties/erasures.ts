import type { Collaborators } from '../operations/collaborators.ts'
import { finishErasures } from '../operations/operator/people.ts'
import type { Duty } from './duty.ts'

/** Erases what of somebody who asked for it a kill has left, or has come since. */
export function erasures(needs: Pick<Collaborators, 'store' | 'publisher' | 'clock'>): Duty {
  return {
    name: 'erasures',
    every: 30_000,
    async run(now) {
      await finishErasures(needs, now)
    },
  }
}
