import type { CallShape, Endpoint } from '../contract/endpoint.ts'
import {
  editComment as editCommentEndpoint,
  postComment as postCommentEndpoint,
  react as reactEndpoint,
  readCounts as readCountsEndpoint,
  readFeed as readFeedEndpoint,
  readMine as readMineEndpoint,
  readReceipt as readReceiptEndpoint,
  readReplies as readRepliesEndpoint,
  readReport as readReportEndpoint,
  readThread as readThreadEndpoint,
  reportComment as reportCommentEndpoint,
  supportComment as supportCommentEndpoint,
  watchThread as watchThreadEndpoint,
  withdrawComment as withdrawCommentEndpoint,
  withdrawSupport as withdrawSupportEndpoint,
} from '../contract/reader.ts'
import { limits } from '../contract/limits.ts'
import type { ThreadChangesView, ThreadView } from '../contract/views.ts'
import { editComment } from '../operations/reader/edit-comment.ts'
import { placeOn } from '../operations/reader/pages.ts'
import { postComment } from '../operations/reader/post-comment.ts'
import { react } from '../operations/reader/react.ts'
import { readCounts } from '../operations/reader/read-counts.ts'
import { readMine } from '../operations/reader/read-mine.ts'
import { readReplies } from '../operations/reader/read-replies.ts'
import { readReport } from '../operations/reader/read-report.ts'
import { reportComment } from '../operations/reader/report-comment.ts'
import { supportComment } from '../operations/reader/support-comment.ts'
import { withdrawComment } from '../operations/reader/withdraw-comment.ts'
import { commentView, editedView, mineView } from '../presenters/comments.ts'
import { postedView, receiptView } from '../presenters/receipts.ts'
import { appealRoutes } from './appeals.ts'
import { limited, limitedOnComment, networkOf } from './address-limits.ts'
import { ledgerRoute } from './ledger.ts'
import { noBody, readBody } from './body.ts'
import type { Call } from './call.ts'
import { sendFeed } from './feed.ts'
import { bodyFields, queryFields } from './fields.ts'
import { type ReaderGuards, readerGuards } from './finding.ts'
import { readerOf } from './naming-readers.ts'
import { reopeningRoutes } from './matters.ts'
import type { HttpNeeds } from './needs.ts'
import { privacyRoutes } from './privacy.ts'
import { findReceipt } from './receipts.ts'
import { type Route, route } from './route.ts'
import { similarRoutes } from './similar.ts'
import * as fields from './schemas/reader.ts'
import { changesSince, sendThread } from './threads.ts'
import { watch } from './watching.ts'

/** One path, two questions. */
const threadOrChanges: Endpoint<CallShape, ThreadView | ThreadChangesView> = readThreadEndpoint

/** What readers' pages call: no cookies, no account. */
export function readerRoutes(needs: HttpNeeds): Route[] {
  const guards = readerGuards(needs)
  const { knownSite, listedComment, ownComment, sitesOrigin } = guards
  const reads = limited('reads', needs)
  const changes = limited('changes', needs)
  const sentAsJsonOrText = readBody('json', 'text')

  return [
    route(threadOrChanges, [knownSite, sitesOrigin, queryFields(fields.threadOrChangesQuery)], async (call, query) => {
      const { since, after, answered, at } = query
      // Finished bytes cost less than counting who asks for them.
      if ((since ?? after ?? answered ?? at) !== undefined) await reads(call)
      return since === undefined ? sendThread(needs, call, query) : changesSince(needs, call, { ...query, since })
    }),
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
    route(readFeedEndpoint, [knownSite, sitesOrigin, queryFields(fields.feedQuery), reads], (call, query) =>
      sendFeed(needs, call, query),
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
        return { comments: mine.map(mineView) }
      },
    ),
    route(
      editCommentEndpoint,
      [ownComment, sitesOrigin, readBody('json'), bodyFields(fields.editBody), changes],
      async ({ comment, site }, { text }) => editedView(await editComment(needs, { comment, site, text })),
    ),
    route(withdrawCommentEndpoint, [ownComment, sitesOrigin, noBody, changes], ({ comment }) =>
      withdrawComment(needs, { comment }),
    ),
    ...engagementRoutes(needs, guards),
    ...similarRoutes(needs, guards),
    ...reopeningRoutes(needs, guards),
    ...appealRoutes(needs),
    ...privacyRoutes(needs),
    ledgerRoute(needs),
    route(readReceiptEndpoint, [reads], async (call) => receiptView(await findReceipt(needs, call), call.language)),
  ]
}

/** What readers do besides writing; a browser is named by the token it has, if any. */
function engagementRoutes(needs: HttpNeeds, guards: ReaderGuards): Route[] {
  const { knownSite, publishedComment, anyComment, sitesOrigin } = guards
  const changes = limited('changes', needs)
  const supports = limitedOnComment('supports', needs)
  const support = (on: boolean) => async (call: Call) => {
    const { comment, site } = call
    return { supports: await supportComment(needs, { comment, site, reader: await readerOf(call, needs), on }) }
  }
  return [
    route(supportCommentEndpoint, [publishedComment, sitesOrigin, noBody, changes, supports], support(true)),
    route(withdrawSupportEndpoint, [publishedComment, sitesOrigin, noBody, changes], support(false)),
    route(
      reportCommentEndpoint,
      [
        publishedComment,
        sitesOrigin,
        readBody('json', 'text'),
        bodyFields(fields.reportBody),
        changes,
        limited('reports', needs),
      ],
      async (call, { reason, note = null }) =>
        reportComment(needs, { comment: call.comment, reader: await readerOf(call, needs), reason, note }),
      202,
    ),
    route(readReportEndpoint, [anyComment, sitesOrigin, limited('reads', needs)], async (call) =>
      readReport(needs, { comment: call.comment, reader: await readerOf(call, needs) }),
    ),
    route(
      reactEndpoint,
      [knownSite, sitesOrigin, readBody('json'), queryFields(fields.reactionQuery), bodyFields(fields.reactionBody)],
      async (call, { reaction, ...place }) => {
        const caller = async (): Promise<string> => {
          await changes(call)
          return readerOf(call, needs)
        }
        return { reactions: await react(needs, { site: call.site, place, reaction, caller }) }
      },
    ),
  ]
}
