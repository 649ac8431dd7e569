import type { Collaborators } from '../operations/collaborators.ts'
import { followMoves } from '../operations/operator/rehome.ts'
import type { Duty } from './duty.ts'

/** Brings the comments of sites that changed hands to their office, whatever was killed or written meanwhile. */
export function followSites(needs: Pick<Collaborators, 'store' | 'directory'>): Duty {
  return { name: 'follow-sites', every: 5_000, run: (now) => followMoves(needs, now) }
}
