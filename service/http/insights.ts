import * as contract from '../contract/member.ts'
import { openInsights } from '../operations/member/read-insights.ts'
import { openRising } from '../operations/member/read-rising.ts'
import { insightsView } from '../presenters/insights.ts'
import { queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

/** What came in, what became of it, how fast, and what people ask about. */
export function insightsRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const readInsights = openInsights(needs)
  const readRising = openRising(needs)
  return [
    route(
      contract.readInsights,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.insightsQuery)],
      async ({ actor }, asked) => insightsView(await readInsights(actor, asked)),
    ),
    route(contract.readRising, [may.signedIn, may.permitted('read')], async ({ actor }) => ({
      rising: await readRising(actor),
    })),
  ]
}
