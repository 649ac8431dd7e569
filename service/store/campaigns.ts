import type { State } from '../contract/views.ts'
import type { Campaign, CampaignFigures, Standing } from '../domain/campaign.ts'

export type InCampaign = {
  campaign: string
  offices: string[] | 'all'
  states: readonly State[]
  undecided: boolean
  after: string | null
  limit: number
}

export type CampaignStore = {
  /** Begins a campaign; one of that id stays as it is. */
  begin(campaign: Campaign): Promise<void>
  byId(id: string): Promise<Campaign | null>
  /** those with a comment in these offices, by id, newest first */
  list(read: {
    offices: string[] | 'all'
    after: string | null
    limit: number
  }): Promise<{ campaigns: Campaign[]; more: boolean }>
  /** of each of these that has a comment in these offices */
  figures(ids: string[], offices: string[] | 'all'): Promise<Map<string, CampaignFigures>>
  /** those with a decision that goes on, or was taken back, and whose time is not over */
  standing(now: number): Promise<Campaign[]>
  /** Lets a decision go on; the same again changes nothing. Those whose time was over when it began are left out. */
  stand(id: string, standing: Standing): Promise<void>
  /** Ends it; one that has ended, or is not there, stays so. */
  endStanding(id: string, decision: string, now: number): Promise<void>
}
