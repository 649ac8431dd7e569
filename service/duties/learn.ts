import type { Collaborators } from '../operations/collaborators.ts'
import { keepLearning } from '../operations/operator/learning/learn.ts'
import type { Duty } from './duty.ts'

/** Learns from what members have decided and undone, in a thread of its own, and tells all processes. */
export function learn(needs: Pick<Collaborators, 'store' | 'clock' | 'lessons' | 'openLearner' | 'pace'>): Duty {
  return {
    name: 'learn',
    every: 30_000,
    async run() {
      await keepLearning(needs)
    },
  }
}
