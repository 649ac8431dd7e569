import type { Collaborators } from '../operations/collaborators.ts'
import { carryOnDecisions } from '../operations/operator/campaigns/carry-on.ts'
import { groupCampaigns } from '../operations/operator/campaigns/group.ts'
import type { Duty } from './duty.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'recent'>

/** Groups near copies into campaigns, and decides those that still arrive by what members have decided of theirs. */
export function campaigns(needs: Needs): Duty {
  return {
    name: 'campaigns',
    every: 2_000,
    async run(now) {
      await groupCampaigns(needs)
      await carryOnDecisions(needs, now)
    },
  }
}
