import type { Language } from '../contract/languages.ts'
import { limits } from '../contract/limits.ts'
import * as contract from '../contract/member.ts'
import { listCampaigns, readCampaign } from '../operations/member/campaigns.ts'
import { exportCampaign } from '../operations/member/export-campaign.ts'
import { type ReportedCopy, tableHead, tableLine } from '../presenters/campaign-table.ts'
import { campaignView } from '../presenters/campaigns.ts'
import { queueItem } from '../presenters/queue.ts'
import { queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route, written } from './route.ts'
import * as fields from './schemas/member.ts'
import { sendTable } from './sending.ts'
import type { MemberGuards } from './session.ts'

async function* table(copies: AsyncIterable<ReportedCopy>, language: Language): AsyncGenerator<string> {
  yield tableHead(language)
  for await (const copy of copies) yield tableLine(copy, language)
}

/** Spam waves: which there are, one with its copies, and what it leads to as a table. */
export function campaignRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      contract.listCampaigns,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.campaignsQuery)],
      async ({ actor, language }, { limit = limits.threadLimit, ...asked }) => {
        const { campaigns, next } = await listCampaigns(needs, actor, { ...asked, limit })
        return { campaigns: campaigns.map((campaign) => campaignView(campaign, language)), next }
      },
    ),
    route(
      contract.readCampaign,
      [may.signedIn, may.campaignInSight, may.permitted('read'), queryFields(fields.pageQuery)],
      async (call, { after, limit = limits.threadLimit }) => {
        const id = call.param('id')
        const { campaign, entries, next } = await readCampaign(needs, call.actor, { id, after, limit })
        const { language } = call
        return { ...campaignView(campaign, language), items: entries.map((entry) => queueItem(entry, language)), next }
      },
    ),
    route(contract.exportCampaign, [may.signedIn, may.campaignInSight, may.permitted('read')], async (call) => {
      const { ctx, language } = call
      const id = call.param('id')
      const copies = await exportCampaign(needs, call.actor, id)
      sendTable(ctx, `kampanye-${id}`, table(copies, language))
      return written
    }),
  ]
}
