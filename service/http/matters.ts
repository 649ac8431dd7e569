import { markComment } from '../contract/member.ts'
import { reopenByReceipt, reopenMatter as reopenMatterEndpoint } from '../contract/reader.ts'
import { findByAuthor } from '../operations/reader/find-comment.ts'
import { markComment as mark } from '../operations/member/mark-comment.ts'
import { readReceipt } from '../operations/reader/read-receipt.ts'
import { reopenMatter } from '../operations/reader/reopen-matter.ts'
import { commentView } from '../presenters/comments.ts'
import { queueItem } from '../presenters/queue.ts'
import { receiptView } from '../presenters/receipts.ts'
import { limited } from './address-limits.ts'
import { noBody, readBody } from './body.ts'
import { bearer, type Call } from './call.ts'
import { requireSitesOrigin, showTo } from './cors.ts'
import { bodyFields } from './fields.ts'
import { audienceOf } from './finding.ts'
import type { HttpNeeds } from './needs.ts'
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
export function reopeningRoutes(needs: HttpNeeds): Route[] {
  const changes = limited('changes', needs)
  const { directory, origins } = needs
  const byAuthor = async (call: Call): Promise<void> => {
    showTo(call.ctx, audienceOf(directory.current(), call.params), origins)
    const { comment, site } = await findByAuthor(needs, call.param('id'), bearer(call))
    call.comment = comment
    call.site = site
    showTo(call.ctx, site, origins)
  }
  return [
    route(reopenMatterEndpoint, [byAuthor, requireSitesOrigin, noBody, changes], async ({ comment }) =>
      commentView(await reopenMatter(needs, { comment })),
    ),
    route(reopenByReceipt, [noBody, changes], async (call) => {
      await openByReceipt(needs, call)
      return receiptView(await readReceipt(needs, call.param('code')), call.language)
    }),
  ]
}

/** The same by the code alone: whoever has it is its author. */
export async function openByReceipt(needs: HttpNeeds, call: Call): Promise<void> {
  showTo(call.ctx, 'any-site', needs.origins)
  const { comment } = await readReceipt(needs, call.param('code'))
  showTo(call.ctx, needs.directory.current().sites.get(comment.site) ?? 'any-site', needs.origins)
  requireSitesOrigin(call)
  await reopenMatter(needs, { comment })
}
