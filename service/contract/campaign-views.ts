import type { Action } from './item-verbs.ts'
import type { OfficeName } from './office-name.ts'
import type { CampaignName, QueueItem, State } from './views.ts'

/** A decision on a campaign that goes on to decide what still arrives, in an office and those below. */
export type StandingView = {
  action: Action
  by: string
  office: OfficeName
  until: string
  /** id for the undo, where it is this member's own */
  undo: string | null
}
export type CampaignView = CampaignName & {
  /** when its oldest copy was written, wherever that stands, and the newest in sight */
  beganAt: string
  lastAt: string
  /** the copies in sight by their state */
  states: Record<State, number>
  standing: StandingView[]
}
export type CampaignsView = { campaigns: CampaignView[]; next: string | null }
/** One campaign alone, with its copies in sight, newest first. */
export type CampaignAlone = CampaignView & { items: QueueItem[]; next: string | null }
