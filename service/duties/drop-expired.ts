import { returnsWithin } from '../domain/notes.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import type { Duty } from './duty.ts'
import { hour } from '../domain/durations.ts'

/** Hashes of network addresses cannot be made anew once their day's secret is gone. */
const secretHours = 48

/**
 * Destroys what has outlived its use: daily secrets after 48 hours, ended sessions, spent links, notes that were taken
 * back, covered words.
 */
export function dropExpired({ store }: Pick<Collaborators, 'store'>): Duty {
  return {
    name: 'drop-expired',
    every: hour,
    async run(now) {
      await store.people.dropDailySecretsBefore(now - secretHours * hour)
      await store.members.dropExpired(now)
      await store.covers.dropExpired(now)
      await store.personHolds.dropOver(now)
      await store.notes.dropWithdrawn(now - returnsWithin)
    },
  }
}
