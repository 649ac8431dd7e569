import * as contract from '../contract/member.ts'
import { answerSeveral } from '../operations/member/answer-several.ts'
import { similarQuestions } from '../operations/member/similar-questions.ts'
import { queueItem } from '../presenters/queue.ts'
import { readBody } from './body.ts'
import { bodyFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

/** One answer for several questions, and which those might be. */
export function answeringRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      contract.answerSeveral,
      [may.signedIn, may.ownOrigin, readBody('json'), may.permitted('answer'), bodyFields(fields.answersBody)],
      ({ actor }, body) => answerSeveral(needs, actor, body),
    ),
    route(contract.readSimilarQuestions, [may.signedIn, may.commentToAnswer, may.permitted('read')], async (call) => ({
      items: (await similarQuestions(needs, call.actor, call.param('id'))).map((one) => queueItem(one, call.language)),
    })),
  ]
}
