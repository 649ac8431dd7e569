import * as z from 'zod'
import type { AnswerOf } from '../../contract/endpoint.ts'
import { limits } from '../../contract/limits.ts'
import * as appeals from '../../contract/appeals.ts'
import * as closing from '../../contract/closing.ts'
import * as member from '../../contract/member.ts'
import * as operator from '../../contract/operator.ts'
import * as privacy from '../../contract/privacy.ts'
import * as reader from '../../contract/reader.ts'
import type * as waves from '../../contract/campaign-views.ts'
import type * as views from '../../contract/views.ts'
import * as weeks from '../../contract/weekly.ts'
import { claim, forwarding, personHold, personHolds } from './cases.ts'
import { closingView, inForce } from './closing.ts'
import { honesty, sample } from './filter.ts'
import {
  action,
  campaignName,
  covered,
  earlierAnswers,
  item,
  itemAlone,
  note,
  savedAnswer,
  similarQuestions,
  savedAnswers,
  similar,
} from './items.ts'
import { roles } from '../../domain/permissions.ts'
import { ownData } from './privacy.ts'
import { audit, chain, insights, ledger, rising } from './figures.ts'
import { offices, policy, policyReach, site, sites } from './offices.ts'
import {
  changes,
  chosen,
  comment,
  count,
  counts,
  edited,
  is,
  mine,
  next,
  officeName,
  posted,
  replies,
  report,
  state,
  supports,
  thread,
  time,
  view,
} from './views.ts'
import { receipt } from './receipts.ts'
import { followUp, weekly } from './weekly-views.ts'

const role = view<views.Role>()('Role', z.enum(roles))
const shown = count.max(limits.tabCount)
const known = shown.nullable()
const tabCounts = view<views.TabCounts>()(
  'TabCounts',
  z
    .object({
      held: known,
      reported: known,
      published: known,
      spam: known,
      rejected: known,
      forwarded: known,
      appealed: known,
      answer: known,
    })
    .describe(`each stops at ${limits.tabCount}; null: not known in time, ask for it alone`),
)
const alarm = view<views.AlarmView>()(
  'AlarmView',
  z.object({
    scope: z.enum(['page', 'site', 'instance']),
    name: is('the page’s title or the site’s name; empty for all sites'),
    holds: z.enum(['newcomers', 'everybody']).describe('whose new comments wait there meanwhile'),
    since: time,
  }),
)
const alarms = z.array(alarm).describe('places in sight where far more comes in than usual')
const figures = {
  counts: tabCounts,
  late: known.describe('held comments that are late, in the offices asked for; null: not known in time'),
  lateAnswers: known.describe('how many of those that wait for an answer are late; null: not known in time'),
  heldBelow: known.describe('held in the offices below the one asked for; null: not known in time'),
}
const queue = view<views.QueueView>()(
  'QueueView',
  z.object({
    items: z.array(item),
    next,
    ...figures,
    alarms,
    reach: z.enum(['own', 'all']).describe('`own`: of the offices below only what is late'),
  }),
)
const queueFigures = view<views.QueueFigures>()('QueueFigures', z.object(figures))

const counted = view<views.CountView>()('Count', z.object({ count: shown }))
const queueChanges = view<views.QueueChangesView>()(
  'QueueChanges',
  z.object({
    changed: z.array(item).describe('as they are now'),
    gone: z.array(z.string()).describe('ids of what is out of sight by now'),
    claims: z.array(claim).describe('which of them other members have open'),
  }),
)
const belowView = view<views.BelowView>()(
  'Below',
  z.object({ items: z.array(item), more: z.boolean().describe('whether there are older ones') }),
)

const standing = view<waves.StandingView>()(
  'StandingView',
  z.object({
    action,
    by: is('a member’s name'),
    office: officeName.describe('it holds there and in the offices below'),
    until: time,
    undo: is('id for the undo, where it is one’s own').nullable(),
  }),
)
const inCampaign = {
  ...campaignName.shape,
  beganAt: time.describe('of its oldest copy, wherever that stands'),
  lastAt: time.describe('of the newest copy in sight'),
  states: z
    .object({ published: count, held: count, spam: count, rejected: count, removed: count })
    .describe('copies in sight'),
  standing: z.array(standing).describe('decisions that go on to decide what still arrives'),
}
const campaigns = view<waves.CampaignsView>()(
  'Campaigns',
  z.object({ campaigns: z.array(view<waves.CampaignView>()('CampaignView', z.object(inCampaign))), next }),
)
const campaignAlone = view<waves.CampaignAlone>()(
  'CampaignAlone',
  z.object({ ...inCampaign, items: z.array(item).describe('its copies in sight, newest first'), next }),
)

const skipped = z.array(z.object({ id: z.string(), state: z.union([state, z.literal('not-found')]) }))
const decided = view<views.DecidedView>()(
  'DecidedView',
  z.object({
    decided: z.array(z.string()).describe('ids'),
    skipped,
    undo: is('id for the undo; null when nothing was decided').nullable(),
    more: z.boolean().describe('with `match`: whether some are left'),
  }),
)
const undone = view<views.UndoneView>()(
  'UndoneView',
  z.object({ restored: z.array(z.string()).describe('ids'), skipped }),
)

const verbs = ['read', 'audit', 'decide', 'answer', 'policy', 'members', 'sites', 'offices'] as const
const memberView = view<views.MemberView>()(
  'MemberView',
  z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    office: is('id; the role holds there and in the offices below'),
    active: z.boolean(),
    createdAt: time,
    may: z.array(z.enum(verbs)).describe('`policy`, `members`, `sites`, `offices` mean changing them'),
  }),
)
const who = { expiresAt: time, member: memberView }
const session = view<views.SessionView>()('SessionView', z.object({ token: is('Bearer token of the session'), ...who }))
const signedIn = view<views.WhoView>()('WhoView', z.object(who))
const linkUntil = time.describe('until when the link signs in')
const addedMember = view<AnswerOf<typeof member.addMember>>()(
  'AddedMember',
  z.object({
    member: memberView,
    link: is('signs in once; given where no password was').exactOptional(),
    linkUntil: linkUntil.exactOptional(),
  }),
)
const invited = view<AnswerOf<typeof member.inviteMember>>()(
  'InvitedMember',
  z.object({ member: memberView, link: is('signs in once'), linkUntil }),
)
const members = view<AnswerOf<typeof member.listMembers>>()('Members', z.object({ members: z.array(memberView) }))

const healthy = view<AnswerOf<typeof operator.readHealth>>()('Healthy', z.object({ status: z.literal('ok') }))

export { components } from './views.ts'

/** Every call of the contract, by the name it has there. */
export const endpoints = { ...reader, ...member, ...appeals, ...privacy, ...closing, ...weeks, ...operator }

type Described<Answer> = [Answer] extends [never]
  ? 'stream' | 'feed' | 'table' | 'lines'
  : [Answer] extends [void]
    ? 'nothing'
    : z.ZodType<Answer>

/** What each call answers when all is well: a call without an answer is a compile error. */
export const answers = {
  readThread: thread,
  readChanges: changes,
  readReplies: replies,
  readCounts: counts,
  watchThread: 'stream',
  postComment: posted,
  readMine: mine,
  editComment: edited,
  withdrawComment: 'nothing',
  supportComment: supports,
  withdrawSupport: supports,
  reportComment: 'nothing',
  readReport: report,
  react: chosen,
  readFeed: 'feed',
  readSimilar: similar,
  thankAnswer: 'nothing',
  readReceipt: receipt,
  readLedger: ledger,
  reopenMatter: comment,
  reopenByReceipt: receipt,
  appealByReceipt: receipt,
  decideAppeal: decided,
  askPrivacyLink: 'nothing',
  readOwnData: ownData,
  eraseOwnData: 'nothing',
  signIn: session,
  whoIsSignedIn: signedIn,
  signOut: 'nothing',
  readQueue: queue,
  readQueueFigures: queueFigures,
  countQueue: counted,
  readQueueChanges: queueChanges,
  decide: decided,
  undoDecision: undone,
  listCampaigns: campaigns,
  readCampaign: campaignAlone,
  exportCampaign: 'table',
  readComment: itemAlone,
  readBelow: belowView,
  answerComment: comment,
  answerSeveral: decided,
  readSimilarQuestions: similarQuestions,
  markComment: item,
  pinComment: 'nothing',
  unpinComment: 'nothing',
  correctTitle: 'nothing',
  readEarlierAnswers: earlierAnswers,
  addNote: note,
  withdrawNote: 'nothing',
  returnNote: 'nothing',
  clarifyComment: 'nothing',
  withdrawClarification: 'nothing',
  correctAnswer: 'nothing',
  coverComment: covered,
  settleReports: 'nothing',
  listForwarding: forwarding,
  forwardComment: 'nothing',
  withdrawForward: 'nothing',
  holdAuthor: personHold,
  listHolds: personHolds,
  endHold: 'nothing',
  resumeHold: 'nothing',
  listOffices: offices,
  readPolicy: policy,
  rehearsePolicy: 'lines',
  reachPolicy: policyReach,
  savePolicy: policy,
  readClosing: closingView,
  readInForce: inForce,
  closePages: closingView,
  openPages: closingView,
  listSavedAnswers: savedAnswers,
  addSavedAnswer: savedAnswer,
  changeSavedAnswer: savedAnswer,
  removeSavedAnswer: 'nothing',
  listSites: sites,
  addSite: site,
  changeSite: site,
  listMembers: members,
  addMember: addedMember,
  inviteMember: invited,
  changeMember: memberView,
  removeMember: 'nothing',
  readAudit: audit,
  exportAudit: 'table',
  readInsights: insights,
  readWeekly: weekly,
  exportWeekly: 'table',
  addFollowUp: followUp,
  changeFollowUp: followUp,
  settleFollowUp: followUp,
  removeFollowUp: 'nothing',
  readRising: rising,
  readChain: chain,
  readHonesty: honesty,
  readSample: sample,
  judgeSample: 'nothing',
  readHealth: healthy,
  readReadiness: healthy,
  readMetrics: z.string().describe('Prometheus text'),
  readOpenApi: z.looseObject({ openapi: z.string() }).describe('this description'),
} satisfies { [Name in keyof typeof endpoints]: Described<AnswerOf<(typeof endpoints)[Name]>> }
