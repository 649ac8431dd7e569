import type { Collaborators } from '../operations/collaborators.ts'
import { followMatters } from '../operations/operator/follow-matters.ts'
import type { Duty } from './duty.ts'
import { minute } from '../domain/durations.ts'

/**
 * Closes answered questions whose authors have said nothing more in time, and notices answers that a kill left
 * unnoticed.
 */
export function matters(needs: Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'pace'>): Duty {
  return { name: 'matters', every: minute, run: (now) => followMatters(needs, now) }
}
