import * as contract from '../contract/closing.ts'
import { closePages, openPages, readClosing } from '../operations/member/close-pages.ts'
import { closingView, inForceView } from '../presenters/closing.ts'
import { readInForce } from '../operations/member/read-in-force.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import { closingBody } from './schemas/closing.ts'
import type { MemberGuards } from './session.ts'

/** The one switch that closes all pages of an office and of those below, and what is in force over one's own. */
export function closingRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const own = [may.signedIn, may.ownOrigin]
  return [
    route(contract.readClosing, [may.signedIn, may.officeInSight, may.permitted('read')], async (call) =>
      closingView(readClosing(needs, call.actor, call.param('id'))),
    ),
    route(contract.readInForce, [may.signedIn, may.permitted('read')], async (call) =>
      inForceView(readInForce(needs, call.actor)),
    ),
    route(
      contract.closePages,
      [...own, readBody('json'), may.officeInSight, may.permitted('policy'), bodyFields(closingBody)],
      async (call, body) => closingView(await closePages(needs, call.actor, { id: call.param('id'), ...body })),
    ),
    route(contract.openPages, [...own, noBody, may.officeInSight, may.permitted('policy')], async (call) =>
      closingView(await openPages(needs, call.actor, call.param('id'))),
    ),
  ]
}
