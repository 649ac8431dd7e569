import * as contract from '../contract/member.ts'
import { clarifyComment } from '../operations/member/clarify-comment.ts'
import { limits } from '../contract/limits.ts'
import { correctAnswer } from '../operations/member/correct-answer.ts'
import { coverComment } from '../operations/member/cover-comment.ts'
import { forwardComment, listForwarding } from '../operations/member/forward-comment.ts'
import { endHold, holdAuthor, listHolds } from '../operations/member/hold-author.ts'
import { addNote, withdrawNote } from '../operations/member/notes.ts'
import { personHoldView } from '../presenters/person-holds.ts'
import { readEarlier } from '../operations/member/read-earlier.ts'
import { earlierAnswerView } from '../presenters/earlier-answers.ts'
import { noteView } from '../presenters/queue.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields, queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

/** What members do about one comment besides deciding it. */
export function caseRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const json = readBody('json')
  return [
    route(contract.readEarlierAnswers, [may.signedIn, may.commentToAnswer, may.permitted('read')], async (call) => {
      const found = await readEarlier(needs, call.actor, call.param('id'))
      return { answers: found.map((one) => earlierAnswerView(one, needs.origin)) }
    }),
    route(
      contract.addNote,
      [may.signedIn, may.ownOrigin, json, may.commentInSight, may.permitted('decide'), bodyFields(fields.noteBody)],
      async (call, { text }) =>
        noteView(await addNote(needs, call.actor, { id: call.param('id'), text }), call.language),
      201,
    ),
    ...[contract.withdrawNote, contract.returnNote].map((endpoint) =>
      route(endpoint, [may.signedIn, may.ownOrigin, noBody, may.commentInSight, may.permitted('decide')], (call) =>
        withdrawNote(needs, call.actor, {
          id: call.param('id'),
          note: call.param('note'),
          on: endpoint.method === 'DELETE',
        }),
      ),
    ),
    route(
      contract.clarifyComment,
      [
        may.signedIn,
        may.ownOrigin,
        json,
        may.commentInSight,
        may.permitted('decide'),
        bodyFields(fields.clarificationBody),
      ],
      (call, { text, version }) => clarifyComment(needs, call.actor, { id: call.param('id'), text, version }),
    ),
    route(
      contract.withdrawClarification,
      [may.signedIn, may.ownOrigin, noBody, may.commentInSight, may.permitted('decide')],
      (call) => clarifyComment(needs, call.actor, { id: call.param('id'), text: null }),
    ),
    route(
      contract.correctAnswer,
      [
        may.signedIn,
        may.ownOrigin,
        json,
        may.commentToRead,
        may.permitted('answer'),
        bodyFields(fields.correctionBody),
      ],
      (call, body) => correctAnswer(needs, call.actor, { id: call.param('id'), ...body }),
    ),
    route(
      contract.coverComment,
      [may.signedIn, may.ownOrigin, json, may.commentInSight, may.permitted('decide'), bodyFields(fields.coverBody)],
      (call, { spans, version }) => coverComment(needs, call.actor, { id: call.param('id'), spans, version }),
    ),
    route(contract.listForwarding, [may.signedIn, may.permitted('read')], async ({ actor }) => {
      const { offices, bodies } = listForwarding(needs, actor)
      return { offices: offices.map(({ id, name }) => ({ id, name })), bodies: [...bodies] }
    }),
    route(
      contract.forwardComment,
      [may.signedIn, may.ownOrigin, json, may.commentInSight, may.permitted('decide'), bodyFields(fields.forwardBody)],
      (call, { to, note }) => forwardComment(needs, call.actor, { id: call.param('id'), to, note }),
    ),
    route(
      contract.withdrawForward,
      [may.signedIn, may.ownOrigin, noBody, may.commentInSight, may.permitted('decide')],
      (call) => forwardComment(needs, call.actor, { id: call.param('id'), to: null }),
    ),
    ...holdRoutes(needs, may),
  ]
}

/** Whose comments are looked at first. */
function holdRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const body = [readBody('json'), may.commentInSight, may.permitted('decide')] as const
  return [
    route(
      contract.holdAuthor,
      [may.signedIn, may.ownOrigin, ...body, bodyFields(fields.holdAuthorBody)],
      async (call, { days, reason, address = false }) =>
        personHoldView(
          await holdAuthor(needs, call.actor, { id: call.param('id'), days, reason, address }),
          call.language,
        ),
      201,
    ),
    route(
      contract.listHolds,
      [may.signedIn, may.permitted('read'), queryFields(fields.pageQuery)],
      async ({ actor, language }, { after, limit = limits.threadLimit }) => {
        const { holds, next } = await listHolds(needs, actor, { after, limit })
        return { holds: holds.map((hold) => personHoldView(hold, language)), next }
      },
    ),
    ...[contract.endHold, contract.resumeHold].map((endpoint) =>
      route(endpoint, [may.signedIn, may.ownOrigin, noBody], (call) =>
        endHold(needs, call.actor, { id: call.param('id'), on: endpoint.method === 'PUT' }),
      ),
    ),
  ]
}
