import type { SavedAnswerView } from '../contract/answer-views.ts'
import * as contract from '../contract/member.ts'
import {
  addSavedAnswer,
  changeSavedAnswer,
  findSavedAnswer,
  listSavedAnswers,
  removeSavedAnswer,
  type SavedShown,
} from '../operations/member/saved-answers.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields, queryFields } from './fields.ts'
import type { Guard } from './guard.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

const savedAnswerView = ({ answer, office, mayChange }: SavedShown): SavedAnswerView => ({
  id: answer.id,
  office: { id: answer.office, name: office },
  title: answer.title,
  text: answer.text,
  mayChange,
})

/** What offices answer again and again, inherited by those below them. */
export function savedAnswerRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  const json = readBody('json')
  const inSight: Guard = async (call) => void (await findSavedAnswer(needs, call.actor, call.param('id')))
  return [
    route(
      contract.listSavedAnswers,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.savedAnswersQuery)],
      async ({ actor }, query) => ({ answers: (await listSavedAnswers(needs, actor, query)).map(savedAnswerView) }),
    ),
    route(
      contract.addSavedAnswer,
      [may.signedIn, may.ownOrigin, json, may.permitted('policy'), bodyFields(fields.newSavedAnswer)],
      async ({ actor }, body) => savedAnswerView(await addSavedAnswer(needs, actor, body)),
      201,
    ),
    route(
      contract.changeSavedAnswer,
      [may.signedIn, may.ownOrigin, json, inSight, may.permitted('policy'), bodyFields(fields.savedAnswerBody)],
      async (call, body) =>
        savedAnswerView(await changeSavedAnswer(needs, call.actor, { id: call.param('id'), ...body })),
    ),
    route(contract.removeSavedAnswer, [may.signedIn, may.ownOrigin, noBody, inSight, may.permitted('policy')], (call) =>
      removeSavedAnswer(needs, call.actor, call.param('id')),
    ),
  ]
}
