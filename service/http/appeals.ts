import { appealByReceipt, decideAppeal as decideAppealEndpoint } from '../contract/appeals.ts'
import { decideAppeal, findToDecideAppeal } from '../operations/member/decide-appeal.ts'
import { appeal } from '../operations/reader/appeal.ts'
import { readReceipt } from '../operations/reader/read-receipt.ts'
import { receiptView } from '../presenters/receipts.ts'
import { limited } from './address-limits.ts'
import { readBody } from './body.ts'
import { bodyFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { byReceipt } from './receipts.ts'
import { type Route, route } from './route.ts'
import { appealBody, appealDecisionBody } from './schemas/appeals.ts'
import type { MemberGuards } from './session.ts'

/** What an author says against a decision. */
export function appealRoutes(needs: HttpNeeds): Route[] {
  const changes = limited('changes', needs)
  return [
    route(
      appealByReceipt,
      [byReceipt(needs), readBody('json', 'text'), bodyFields(appealBody), changes],
      async (call, { key, text }) => {
        await appeal(needs, { comment: call.comment, key, text })
        return receiptView(await readReceipt(needs, call.param('code')), call.language)
      },
    ),
  ]
}

/** What members make of it. */
export function appealDecisionRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      decideAppealEndpoint,
      [
        may.signedIn,
        may.ownOrigin,
        readBody('json'),
        may.commentInSight,
        may.permitted('decide'),
        async (call) => {
          await findToDecideAppeal(needs, call.actor, call.param('id'))
        },
        bodyFields(appealDecisionBody),
      ],
      (call, body) => decideAppeal(needs, call.actor, { id: call.param('id'), ...body }),
    ),
  ]
}
