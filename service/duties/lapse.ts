import type { Collaborators } from '../operations/collaborators.ts'
import { lapseComments } from '../operations/operator/lapse.ts'
import type { Duty } from './duty.ts'
import { hour } from '../domain/durations.ts'

/** Empties what was put aside longer ago than the policy keeps it. */
export function lapse(needs: Pick<Collaborators, 'store' | 'directory'>): Duty {
  return {
    name: 'lapse',
    every: hour,
    async run(now) {
      await lapseComments(needs, now)
    },
  }
}
