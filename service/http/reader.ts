import type { CallShape, Endpoint } from '../contract/endpoint.ts'
import {
  editComment as editCommentEndpoint,
  postComment as postCommentEndpoint,
  readCounts as readCountsEndpoint,
  readMine as readMineEndpoint,
  readReceipt as readReceiptEndpoint,
  readReplies as readRepliesEndpoint,
  readThread as readThreadEndpoint,
  watchThread as watchThreadEndpoint,
  withdrawComment as withdrawCommentEndpoint,
} from '../contract/reader.ts'
import { limits } from '../contract/limits.ts'
import type { ThreadChangesView, ThreadView } from '../contract/views.ts'
import { editComment } from '../operations/reader/edit-comment.ts'
import { placeOn } from '../operations/reader/pages.ts'
import { postComment } from '../operations/reader/post-comment.ts'
import { readCounts } from '../operations/reader/read-counts.ts'
import { readMine } from '../operations/reader/read-mine.ts'
import { readReceipt } from '../operations/reader/read-receipt.ts'
import { readReplies } from '../operations/reader/read-replies.ts'
import { withdrawComment } from '../operations/reader/withdraw-comment.ts'
import { commentView, ownView } from '../presenters/comments.ts'
import { postedView, receiptView } from '../presenters/receipts.ts'
import { limited, networkOf } from './address-limits.ts'
import { noBody, readBody } from './body.ts'
import { requireSitesOrigin, showTo } from './cors.ts'
import { bodyFields, queryFields } from './fields.ts'
import { readerGuards } from './finding.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/reader.ts'
import { changesSince, sendThread } from './threads.ts'
import { watch } from './watching.ts'

/** One path, two questions. */
const threadOrChanges: Endpoint<CallShape, ThreadView | ThreadChangesView> = readThreadEndpoint

/** What readers' pages call: no cookies, no account. */
export function readerRoutes(needs: HttpNeeds): Route[] {
  const { knownSite, listedComment, ownComment, sitesOrigin } = readerGuards(needs)
  const reads = limited('reads', needs)
  const changes = limited('changes', needs)
  const sentAsJsonOrText = readBody('json', 'text')

  return [
    route(
      threadOrChanges,
      [knownSite, sitesOrigin, queryFields(fields.threadOrChangesQuery)],
      async (call, { since, after, ...query }) => {
        if (since !== undefined) {
          await reads(call)
          return changesSince(needs, call, { ...query, since })
        }
        // Finished bytes cost less than counting who asks for them.
        if (after === undefined) return sendThread(needs, call, query)
        await reads(call)
        return sendThread(needs, call, { ...query, after })
      },
    ),
    route(
      readRepliesEndpoint,
      [listedComment, sitesOrigin, queryFields(fields.repliesQuery), reads],
      async (call, { after, limit = limits.threadLimit }) => {
        const { comments, next } = await readReplies(needs, { comment: call.comment, after, limit })
        return { comments: comments.map((comment) => commentView(comment)), next }
      },
    ),
    route(
      readCountsEndpoint,
      [knownSite, sitesOrigin, queryFields(fields.countsQuery, ['url']), reads],
      async (call, { url }) => ({ counts: await readCounts(needs, { site: call.site, asked: url }) }),
    ),
    route(
      watchThreadEndpoint,
      [knownSite, sitesOrigin, queryFields(fields.eventsQuery), limited('streams', needs)],
      (call, { since = null, ...page }) => watch(needs, call, placeOn(call.site, page), since),
    ),
    route(
      postCommentEndpoint,
      [knownSite, sitesOrigin, sentAsJsonOrText, bodyFields(fields.postBody)],
      async (call, body) => {
        const network = await networkOf(call, needs)
        return postedView(await postComment(needs, { site: call.site, network, body }))
      },
      201,
    ),
    route(
      readMineEndpoint,
      [knownSite, sitesOrigin, sentAsJsonOrText, bodyFields(fields.mineBody), reads],
      async (call, { reader, ...page }) => {
        const mine = await readMine(needs, { place: placeOn(call.site, page), reader })
        return { comments: mine.map(({ comment, state }) => ownView(comment, state)) }
      },
    ),
    route(
      editCommentEndpoint,
      [ownComment, sitesOrigin, readBody('json'), bodyFields(fields.editBody), changes],
      async ({ comment, site }, { text }) => {
        const edited = await editComment(needs, { comment, site, text })
        return ownView(edited.comment, edited.state)
      },
    ),
    route(withdrawCommentEndpoint, [ownComment, sitesOrigin, noBody, changes], ({ comment }) =>
      withdrawComment(needs, { comment }),
    ),
    route(readReceiptEndpoint, [reads], async (call) => {
      showTo(call.ctx, 'any-site', needs.origins)
      const receipt = await readReceipt(needs, call.param('code'))
      const site = needs.directory.current().sites.get(receipt.comment.site)
      showTo(call.ctx, site ?? 'any-site', needs.origins)
      requireSitesOrigin(call)
      return receiptView(receipt, call.language)
    }),
  ]
}
