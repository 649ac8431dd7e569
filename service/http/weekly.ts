import * as contract from '../contract/weekly.ts'
import {
  addFollowUp,
  changeFollowUp,
  findFollowUp,
  removeFollowUp,
  settleFollowUp,
} from '../operations/member/follow-ups.ts'
import { openWeekly } from '../operations/member/read-weekly.ts'
import { followUpView, weeklyView } from '../presenters/weekly.ts'
import { weeklyTable } from '../presenters/weekly-table.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields, queryFields } from './fields.ts'
import type { Guard } from './guard.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route, written } from './route.ts'
import * as fields from './schemas/weekly.ts'
import { sendTable } from './sending.ts'
import type { MemberGuards } from './session.ts'

/** The week's report, as a view and as a table, and what an office means to do about it. */
export function weeklyRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const readWeekly = openWeekly(needs)
  const json = readBody('json')
  const reads = [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.weeklyQuery)] as const
  const inSight: Guard = async (call) => void (await findFollowUp(needs, call.actor, call.param('id')))
  return [
    route(contract.readWeekly, reads, async ({ actor, language }, asked) =>
      weeklyView(await readWeekly(actor, asked), language),
    ),
    route(contract.exportWeekly, reads, async ({ ctx, actor, language }, asked) => {
      const shown = await readWeekly(actor, asked)
      sendTable(ctx, `laporan-mingguan-${shown.week}`, weeklyTable(shown, language))
      return written
    }),
    route(
      contract.addFollowUp,
      [may.signedIn, may.ownOrigin, json, may.permitted('decide'), bodyFields(fields.newFollowUp)],
      async ({ actor }, body) => followUpView(await addFollowUp(needs, actor, body)),
      201,
    ),
    route(
      contract.changeFollowUp,
      [may.signedIn, may.ownOrigin, json, inSight, may.permitted('decide'), bodyFields(fields.followUpBody)],
      async (call, body) => followUpView(await changeFollowUp(needs, call.actor, { id: call.param('id'), ...body })),
    ),
    route(
      contract.settleFollowUp,
      [may.signedIn, may.ownOrigin, json, inSight, may.permitted('decide'), bodyFields(fields.followUpOutcome)],
      async (call, body) => followUpView(await settleFollowUp(needs, call.actor, { id: call.param('id'), ...body })),
    ),
    route(contract.removeFollowUp, [may.signedIn, may.ownOrigin, noBody, inSight, may.permitted('decide')], (call) =>
      removeFollowUp(needs, call.actor, call.param('id')),
    ),
  ]
}
