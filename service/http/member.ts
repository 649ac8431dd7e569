import * as contract from '../contract/member.ts'
import { limits } from '../contract/limits.ts'
import { answerComment } from '../operations/member/answer-comment.ts'
import type { Chosen } from '../operations/member/choose.ts'
import { correctTitle } from '../operations/member/correct-title.ts'
import { decide } from '../operations/member/decide.ts'
import {
  addMember,
  changeMember,
  inviteMember,
  listMembers,
  removeMember,
  shown,
} from '../operations/member/members.ts'
import { readHonesty } from '../operations/member/read-honesty.ts'
import { judgeSample, readSample } from '../operations/member/sample.ts'
import { pinComment } from '../operations/member/pin-comment.ts'
import { listOffices, reachOfPolicy, readPolicy, savePolicy } from '../operations/member/offices.ts'
import { readComment } from '../operations/member/read-comment.ts'
import { readQueue } from '../operations/member/read-queue.ts'
import { settleReports } from '../operations/member/settle-reports.ts'
import { signOut } from '../operations/member/sessions.ts'
import { addSite, changeSite, listSites } from '../operations/member/sites.ts'
import { undoDecision } from '../operations/member/undo-decision.ts'
import { alarmView } from '../presenters/alarms.ts'
import { commentView } from '../presenters/comments.ts'
import { memberView, officeView, policyView, reachView, siteView } from '../presenters/members.ts'
import { honestyWeek, sampleItem } from '../presenters/honesty.ts'
import { queueItem, queueItemAlone } from '../presenters/queue.ts'
import { iso } from '../presenters/times.ts'
import { noBody, readBody } from './body.ts'
import { rehearse } from './rehearsing.ts'
import { appealDecisionRoutes } from './appeals.ts'
import { answeringRoutes } from './answering.ts'
import { auditRoutes } from './audit.ts'
import { campaignRoutes } from './campaigns.ts'
import { closingRoutes } from './closing.ts'
import { caseRoutes } from './cases.ts'
import { insightsRoutes } from './insights.ts'
import { bodyFields, queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { queueLooks } from './queue-looks.ts'
import { type Route, route } from './route.ts'
import { savedAnswerRoutes } from './saved-answers.ts'
import * as fields from './schemas/member.ts'
import { matterRoutes } from './matters.ts'
import { memberGuards, setCookie } from './session.ts'
import { signIn } from './signing-in.ts'
import { weeklyRoutes } from './weekly.ts'

/** What the desk calls, from our own origin alone. */
export function memberRoutes(needs: HttpNeeds): Route[] {
  const may = memberGuards(needs)
  const json = readBody('json')
  return [
    ...sessionRoutes(needs, may),
    ...queueRoutes(needs, may, json),
    ...queueLooks(needs, may),
    ...campaignRoutes(needs, may),
    ...matterRoutes(needs, may),
    ...appealDecisionRoutes(needs, may),
    ...answeringRoutes(needs, may),
    ...caseRoutes(needs, may),
    ...auditRoutes(needs, may),
    ...savedAnswerRoutes(needs, may),
    ...closingRoutes(needs, may),
    ...insightsRoutes(needs, may),
    ...weeklyRoutes(needs, may),
    ...filterRoutes(needs, may, json),
    ...orderRoutes(needs, may, json),
  ]
}

type May = ReturnType<typeof memberGuards>
type Json = ReturnType<typeof readBody>

function sessionRoutes(needs: HttpNeeds, may: May): Route[] {
  return [
    route(contract.signIn, [may.ownOriginToSignIn, readBody('json'), bodyFields(fields.signInBody)], (call, body) =>
      signIn(needs, call, body),
    ),
    route(contract.whoIsSignedIn, [may.signedIn], async ({ actor }) => {
      const { member, email } = shown(needs, actor.member)
      return { expiresAt: iso(actor.expiresAt), member: memberView(member, email) }
    }),
    route(contract.signOut, [may.signedIn, may.ownOrigin, noBody], async (call) => {
      await signOut(needs, call.actor)
      setCookie(call, needs.origin, null)
    }),
  ]
}

/** The schema has seen to it that one of them is there. */
function chosenBy({ ids = [], match, campaign }: Pick<contract.DecisionBody, 'ids' | 'match' | 'campaign'>): Chosen {
  if (match) return { match }
  return campaign === undefined ? { ids } : { campaign }
}

function queueRoutes(needs: HttpNeeds, may: May, json: Json): Route[] {
  return [
    route(
      contract.readQueue,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.queueQuery)],
      async ({ actor, language }, { limit = limits.threadLimit, ...asked }) => {
        const { entries, alarms, ...queue } = await readQueue(needs, actor, { ...asked, limit })
        const items = entries.map((entry) => queueItem(entry, language))
        return { items, alarms: alarms.map(alarmView), ...queue }
      },
    ),
    route(
      contract.decide,
      [may.signedIn, may.ownOrigin, json, may.permitted('decide'), bodyFields(fields.decisionBody)],
      ({ actor }, { action, reason, expect, standing, key, ...chosen }) =>
        decide(needs, actor, {
          chosen: chosenBy(chosen),
          action,
          reason: reason ?? null,
          expect,
          key,
          standing: standing ?? expect === undefined,
        }),
    ),
    route(contract.undoDecision, [may.signedIn, may.ownOrigin, noBody, may.permitted('decide')], (call) =>
      undoDecision(needs, call.actor, call.param('undo')),
    ),
    route(contract.readComment, [may.signedIn, may.commentToRead, may.permitted('read')], async (call) =>
      queueItemAlone(await readComment(needs, call.actor, call.param('id')), call.language),
    ),
    route(
      contract.answerComment,
      [may.signedIn, may.ownOrigin, json, may.commentToAnswer, may.permitted('answer'), bodyFields(fields.answerBody)],
      async (call, { text, approve = false }) =>
        commentView(await answerComment(needs, call.actor, { id: call.param('id'), text, approve })),
      201,
    ),
    ...[contract.pinComment, contract.unpinComment].map((endpoint) =>
      route(endpoint, [may.signedIn, may.ownOrigin, noBody, may.commentInSight, may.permitted('decide')], (call) =>
        pinComment(needs, call.actor, { id: call.param('id'), on: endpoint.method === 'PUT' }),
      ),
    ),
    route(
      contract.correctTitle,
      [may.signedIn, may.ownOrigin, json, may.commentInSight, may.permitted('decide'), bodyFields(fields.titleBody)],
      (call, { title }) => correctTitle(needs, call.actor, { id: call.param('id'), title }),
    ),
    route(
      contract.settleReports,
      [
        may.signedIn,
        may.ownOrigin,
        noBody,
        may.commentInSight,
        may.permitted('decide'),
        queryFields(fields.settleQuery),
      ],
      (call, { seen }) => settleReports(needs, call.actor, { id: call.param('id'), seen }),
    ),
  ]
}

function filterRoutes(needs: HttpNeeds, may: May, json: Json): Route[] {
  return [
    route(
      contract.readHonesty,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.honestyQuery)],
      async ({ actor }, { office, weeks = limits.honestyWeeks }) => ({
        weeks: (await readHonesty(needs, actor, { office, weeks })).map(honestyWeek),
      }),
    ),
    route(contract.readSample, [may.signedIn, may.permitted('decide')], async ({ actor }) => ({
      items: (await readSample(needs, actor)).map(sampleItem),
    })),
    route(
      contract.judgeSample,
      [may.signedIn, may.ownOrigin, json, may.commentInSight, may.permitted('decide'), bodyFields(fields.sampleBody)],
      (call, { spam }) => judgeSample(needs, call.actor, { id: call.param('id'), spam }),
    ),
  ]
}

function orderRoutes(needs: HttpNeeds, may: May, json: Json): Route[] {
  return [
    route(contract.listOffices, [may.signedIn], async ({ actor }) => ({
      offices: listOffices(needs, actor).map(officeView),
    })),
    route(contract.readPolicy, [may.signedIn, may.officeInSight], async (call) =>
      policyView(readPolicy(needs, call.actor, call.param('id'))),
    ),
    route(
      contract.rehearsePolicy,
      [may.signedIn, may.ownOrigin, json, may.officeInSight, may.permitted('policy'), bodyFields(fields.policyBody)],
      (call, { settings }) => rehearse(needs, call, settings),
    ),
    route(
      contract.reachPolicy,
      [may.signedIn, may.ownOrigin, json, may.officeInSight, may.permitted('policy'), bodyFields(fields.policyBody)],
      async (call, { settings }) => reachView(reachOfPolicy(needs, call.actor, { id: call.param('id'), settings })),
    ),
    route(
      contract.savePolicy,
      [may.signedIn, may.ownOrigin, json, may.officeInSight, may.permitted('policy'), bodyFields(fields.policyBody)],
      async (call, { settings, seen }) =>
        policyView(await savePolicy(needs, call.actor, { id: call.param('id'), settings, seen })),
    ),
    route(contract.listSites, [may.signedIn], async ({ actor }) => ({ sites: listSites(needs, actor).map(siteView) })),
    route(
      contract.addSite,
      [may.signedIn, may.ownOrigin, json, may.permitted('sites'), bodyFields(fields.siteBody)],
      async ({ actor }, body) => siteView(await addSite(needs, actor, body)),
      201,
    ),
    route(
      contract.changeSite,
      [may.signedIn, may.ownOrigin, json, may.siteInSight, may.permitted('sites'), bodyFields(fields.siteChange)],
      async (call, body) => siteView(await changeSite(needs, call.actor, { id: call.param('id'), ...body })),
    ),
    route(contract.listMembers, [may.signedIn], async ({ actor }) => ({
      members: (await listMembers(needs, actor)).map(({ member, email }) => memberView(member, email)),
    })),
    route(
      contract.addMember,
      [may.signedIn, may.ownOrigin, json, may.permitted('members'), bodyFields(fields.memberBody)],
      async ({ actor }, body) => {
        const { member, email, link, linkUntil } = await addMember(needs, actor, body)
        return { member: memberView(member, email), ...(link === null ? {} : { link, linkUntil: iso(linkUntil) }) }
      },
      201,
    ),
    route(
      contract.inviteMember,
      [may.signedIn, may.ownOrigin, noBody, may.memberInSight, may.permitted('members')],
      async (call) => {
        const { member, email, link, linkUntil } = await inviteMember(needs, call.actor, call.param('id'))
        return { member: memberView(member, email), link, linkUntil: iso(linkUntil) }
      },
      201,
    ),
    route(
      contract.changeMember,
      [may.signedIn, may.ownOrigin, json, may.memberInSight, may.selfOrPermitted, bodyFields(fields.memberChange)],
      async (call, body) => {
        const { member, email } = await changeMember(needs, call.actor, call.param('id'), body)
        return memberView(member, email)
      },
    ),
    route(contract.removeMember, [may.signedIn, may.ownOrigin, noBody], (call) =>
      removeMember(needs, call.actor, call.param('id')),
    ),
  ]
}
