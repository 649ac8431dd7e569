import { markComment } from '../contract/member.ts'
import { reopenByReceipt, reopenMatter as reopenMatterEndpoint } from '../contract/reader.ts'
import { markComment as mark } from '../operations/member/mark-comment.ts'
import { readReceipt } from '../operations/reader/read-receipt.ts'
import { reopenMatter } from '../operations/reader/reopen-matter.ts'
import { commentView } from '../presenters/comments.ts'
import { queueItem } from '../presenters/queue.ts'
import { receiptView } from '../presenters/receipts.ts'
import { limited } from './address-limits.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields } from './fields.ts'
import type { ReaderGuards } from './finding.ts'
import type { HttpNeeds } from './needs.ts'
import { byReceipt } from './receipts.ts'
import { type Route, route } from './route.ts'
import { kindBody } from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

/** What a comment is, and by that its clock. */
export function matterRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      markComment,
      [
        may.signedIn,
        may.ownOrigin,
        readBody('json'),
        may.commentInSight,
        may.permitted('decide'),
        bodyFields(kindBody),
      ],
      async (call, { kind }) => queueItem(await mark(needs, call.actor, { id: call.param('id'), kind }), call.language),
    ),
  ]
}

/** An author's word that an answer does not settle it. */
export function reopeningRoutes(needs: HttpNeeds, { authorsComment, sitesOrigin }: ReaderGuards): Route[] {
  const changes = limited('changes', needs)
  return [
    route(reopenMatterEndpoint, [authorsComment, sitesOrigin, noBody, changes], async ({ comment }) =>
      commentView(await reopenMatter(needs, { comment })),
    ),
    // By the code alone: whoever has it is its author.
    route(reopenByReceipt, [noBody, changes, byReceipt(needs)], async (call) => {
      await reopenMatter(needs, { comment: call.comment })
      return receiptView(await readReceipt(needs, call.param('code')), call.language)
    }),
  ]
}
