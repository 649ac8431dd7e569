import type { CampaignView, StandingView } from '../contract/campaign-views.ts'
import type { Language } from '../contract/languages.ts'
import type { CampaignFigures, Standing } from '../domain/campaign.ts'
import { idTime } from '../domain/ids.ts'
import { iso } from './times.ts'
import type { OfficeName } from '../contract/office-name.ts'

/** A campaign as far as a member sees it, with the decisions that go on. */
export type CampaignShown = {
  id: string
  figures: CampaignFigures
  standing: (Omit<Standing, 'office'> & { office: OfficeName; member: string | null; isOwn: boolean })[]
}

const someone = { id: 'petugas', en: 'officer' }

function standingView(one: CampaignShown['standing'][number], language: Language): StandingView {
  const { action, member, office, until, isOwn, decision } = one
  return { action, by: member ?? someone[language], office, until: iso(until), undo: isOwn ? decision : null }
}

/** When it began and was last seen is read from the ids of its copies. Only one’s own decision can be taken back. */
export function campaignView({ id, figures, standing }: CampaignShown, language: Language): CampaignView {
  const { copies, offices, states, newest } = figures
  return {
    id,
    copies,
    offices,
    beganAt: iso(idTime(id)),
    lastAt: iso(idTime(newest)),
    states,
    standing: standing.map((one) => standingView(one, language)),
  }
}
