import * as z from 'zod'
import type * as answers from '../../contract/answer-views.ts'
import type { Action } from '../../contract/item-verbs.ts'
import type * as views from '../../contract/views.ts'
import { reportReasons } from '../../domain/engagement.ts'
import { actions } from './kinds.ts'
import { queueAppeal } from './appeals.ts'
import { queueMatter } from './matters.ts'
import {
  answeredIn,
  clarified,
  corrections,
  count,
  forwarded,
  is,
  kind,
  officeName,
  said,
  state,
  time,
  view,
} from './views.ts'

const answeredBefore = {
  id: is('of the answer'),
  question: is('its words; who asked is not told'),
  answer: z.string(),
  office: officeName,
  at: time,
  url: is('where both stand'),
}
export const similar = view<{ answers: answers.AnsweredBeforeView[] }>()(
  'SimilarAnswers',
  z.object({
    answers: z
      .array(view<answers.AnsweredBeforeView>()('AnsweredBeforeView', z.object(answeredBefore)))
      .describe('the most alike first'),
  }),
)
const earlier = view<answers.EarlierAnswerView>()(
  'EarlierAnswerView',
  z.object({ ...answeredBefore, helped: count.describe('readers who found their own question answered by it') }),
)
export const earlierAnswers = view<{ answers: answers.EarlierAnswerView[] }>()(
  'EarlierAnswers',
  z.object({ answers: z.array(earlier).describe('the most alike first') }),
)

/** What an office answers again and again. */
export const savedAnswer = view<answers.SavedAnswerView>()(
  'SavedAnswerView',
  z.object({
    id: z.string(),
    office: officeName.describe('whose it is; all offices below may use it'),
    title: z.string(),
    text: is('`{nama}`, `{kantor}`, `{halaman}`, `{kode}` are filled in where it is used'),
    mayChange: z.boolean(),
  }),
)
export const savedAnswers = view<{ answers: answers.SavedAnswerView[] }>()(
  'SavedAnswers',
  z.object({ answers: z.array(savedAnswer) }),
)

export const action = view<Action>()('Action', z.enum(actions))
const reason = view<views.ReasonView>()(
  'ReasonView',
  z.object({
    code: z.string(),
    text: z.string(),
    evidence: z
      .array(z.object({ field: z.enum(['text', 'name']), from: count, to: count }))
      .describe('where it shows, in UTF-16 units')
      .exactOptional(),
    readAs: z.string().describe('what the marked words read as, where they are in disguise').exactOptional(),
  }),
)
const history = view<views.HistoryView>()(
  'HistoryView',
  z.object({
    at: time,
    by: is('a member’s name, or the word for author or operator'),
    act: is('an action, `posted`, `edited`, `answered`, `withdrawn`, `undo` …'),
    from: state.nullable(),
    to: state,
    reason: z.string().nullable(),
  }),
)

export const campaignName = view<views.CampaignName>()(
  'CampaignName',
  z.object({ id: z.string(), copies: count.describe('of those in sight'), offices: count.describe('in sight') }),
)

const inQueue = {
  ...said,
  replies: z.tuple([]).describe('always empty'),
  state,
  page: z.object({ url: z.string(), title: z.string() }),
  site: is('id of the site'),
  office: officeName,
  answersAs: officeName
    .describe('in whose name this member answers it, where that is not the comment’s own office')
    .exactOptional(),
  guest: z.literal(true).describe('another office’s, which passed it on: here to be answered alone').exactOptional(),
  verdict: z.object({ score: z.number().min(0).max(1).describe('how sure it is spam'), reasons: z.array(reason) }),
  reports: count.describe('by how many readers, since a member last looked at that and left it up'),
  history: z.array(history),
  version: count.describe('grows with every change, the author’s edits too'),
  may: z
    .array(
      z.union([
        action,
        z.literal('answer'),
        z.literal('pin'),
        z.literal('settle'),
        z.literal('clarify'),
        z.literal('correct'),
        z.literal('forward'),
        z.literal('cover'),
        z.literal('hold-author'),
        z.literal('mark'),
        z.literal('appeal'),
      ]),
    )
    .describe('what this member may do with it now'),
  pinned: z.boolean().describe('whether it is the one pinned to its page'),
  inReplyTo: z.object({ name: z.string(), text: z.string() }).nullable().describe('the comment it replies to'),
  clarification: clarified,
  forwarded,
  forwardNote: is('what was added when it was passed on').exactOptional(),
  receipt: z.string().nullable(),
  campaign: campaignName.nullable().describe('the wave of copies it is one of'),
  late: z.int().min(1).describe('working days that its office is over its time with it').exactOptional(),
  matter: queueMatter.nullable().describe('null where nobody has marked it'),
  suggestion: kind.nullable().describe('what it seems to be, while nobody has marked it'),
  answeredIn: answeredIn.exactOptional(),
  corrections: corrections.exactOptional(),
  appeal: queueAppeal.exactOptional(),
}
export const item = view<views.QueueItem>()('QueueItem', z.object(inQueue))
export const similarQuestions = view<{ items: views.QueueItem[] }>()(
  'SimilarQuestions',
  z.object({ items: z.array(item).describe('the most alike first') }),
)
const reported = view<views.ReportedView>()(
  'ReportedView',
  z.object({
    at: time,
    reason: z.enum(reportReasons),
    note: z.string().nullable(),
    settled: z.boolean().describe('whether a member looked at it before, and left the comment up'),
  }),
)
export const note = view<views.NoteView>()(
  'NoteView',
  z.object({
    id: z.string(),
    by: is('a member’s name'),
    text: z.string(),
    at: time,
    own: z.boolean().describe('whether it is this member’s, who may take it back'),
  }),
)
const cover = view<views.CoverView>()(
  'CoverView',
  z.object({
    by: is('a member’s name'),
    at: time,
    until: time.describe('when it can no longer be taken off'),
    undo: is('id for the undo, where it is one’s own').nullable(),
  }),
)
const record = z.object({ comments: count, published: count, held: count, rejected: count, since: time.nullable() })
export const itemAlone = view<views.QueueItemAlone>()(
  'QueueItemAlone',
  z.object({
    ...inQueue,
    email: is('masked').nullable(),
    record: view<views.AuthorRecord>()('AuthorRecord', record),
    reported: z.array(reported).describe('what readers complained of, newest first, 100 at most'),
    notes: z.array(note).describe('what members noted for each other, oldest first; the newest 100'),
    covers: z.array(cover).describe('what was covered and may still be uncovered, newest first'),
  }),
)
export const covered = view<{ undo: string }>()('Covered', z.object({ undo: is('id for the undo') }))
