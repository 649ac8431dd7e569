import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import { type Problem, type ProblemCode, problemStatus } from '../../contract/problems.ts'
import type * as answers from '../../contract/answer-views.ts'
import type * as matters from '../../contract/matters.ts'
import type { OfficeName } from '../../contract/office-name.ts'
import type * as views from '../../contract/views.ts'
import { kinds } from '../../domain/kinds.ts'
import { moderations } from '../../domain/moderation.ts'
import { states } from '../../domain/states.ts'

/** Every schema here by the name under which the description publishes it. */
export const components = z.registry<{ id: string }>()

/** With each field asked for, so that one which may be left out is compared like any other. */
type Whole<Value> = Value extends readonly (infer Item)[]
  ? Whole<Item>[]
  : Value extends object
    ? { [Name in keyof Value]-?: Whole<Value[Name]> }
    : Value
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
type Differs = { differs: 'this schema has a field too few or too many, or of another type' }
type Exactly<View, Seen> = [Same<View, Seen>, Same<Whole<View>, Whole<Seen>>] extends [true, true] ? unknown : Differs

/** The schema of a view, under a name. One that is not exactly the view of the contract is a compile error. */
export function view<View>() {
  return <Schema extends z.ZodType<View>>(id: string, schema: Schema & Exactly<View, z.output<Schema>>): Schema => {
    components.add(schema, { id })
    return schema
  }
}

export const is = (description: string) => z.string().describe(description)
export const count = z.int().min(0)
export const time = view<string>()(
  'Time',
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    .meta({ format: 'date-time', description: 'UTC with milliseconds' }),
)
export const next = z.string().max(limits.cursorLength).nullable().describe('`after` of the next page; null at the end')
export const state = view<views.State>()('State', z.enum(states))
export const officeName = view<OfficeName>()('OfficeName', z.object({ id: z.string(), name: z.string() }))

const codes = Object.keys(problemStatus) as ProblemCode[]
const fieldMessages = z.record(z.string(), z.string()).describe('what is wrong with each bad field, by its name')
view<Problem>()(
  'Problem',
  z.object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: is('what happened and what to do, in the caller’s language'),
    fields: fieldMessages.exactOptional(),
  }),
)

const author = view<views.AuthorView>()(
  'AuthorView',
  z.object({
    name: z.string(),
    avatar: z
      .string()
      .regex(/^[0-7][0-9a-f]{2}$/)
      .describe('seed of the drawn figure'),
    badge: z.enum(['verified', 'office']).nullable(),
    office: is('id of the office that speaks, with the office badge').exactOptional(),
  }),
)

const clarification = view<views.ClarificationView>()(
  'ClarificationView',
  z.object({ text: z.string(), office: officeName, at: time, editedAt: time.nullable() }),
)
export const clarified = clarification
  .exactOptional()
  .describe('what its office says of an error in it, to be shown above its words; left out where there is none')
export const kind = view<matters.Kind>()('Kind', z.enum(kinds))
export const step = z
  .enum(['answer', 'settle', 'closed'])
  .describe('an answer is owed; its author may say that it is not settled; nothing more is owed')
const reopened = count.describe('how often its author said that it is not settled')
export const matter = view<matters.MatterView>()(
  'MatterView',
  z.object({ kind, step, until: time.exactOptional().describe('of `settle`'), reopened }),
)
export const corrections = z
  .array(
    view<answers.CorrectionView>()(
      'CorrectionView',
      z.object({ text: is('null where it told of a person').nullable(), until: time }),
    ),
  )
  .describe('of an office’s answer: what it said before it was corrected, the newest first')
export const answeredIn = count.describe('of an office’s answer: how many working days after what it answers')

const passedOn = view<views.ForwardedView>()(
  'ForwardedView',
  z.object({ to: z.string(), at: time, url: is('of a body outside').exactOptional() }),
)
export const forwarded = passedOn.exactOptional().describe('to whom its office passed it on')

export const said = {
  id: z.string(),
  parent: is('id of the comment it replies to').nullable(),
  author: author.nullable().describe('null when removed'),
  text: is('plain text; empty when removed'),
  createdAt: time,
  editedAt: time.nullable(),
  supports: count,
  replyCount: count.describe('all public comments below this one'),
}

const seen = {
  ...said,
  replies: z
    .array(z.lazy((): z.ZodType<views.CommentView> => comment))
    .max(limits.inlineReplies)
    .describe('the oldest comments below, flat; empty inside a reply'),
  state: z
    .enum(['published', 'held', 'rejected', 'removed'])
    .describe('`held` and `rejected` only ever reach the comment’s own author'),
  clarification: clarified,
  forwarded,
  covered: z
    .literal(true)
    .exactOptional()
    .describe('told to its own author alone: an officer covered something personal in it'),
  appealUntil: time
    .exactOptional()
    .describe('told to its own author alone: until when they may appeal, by its receipt'),
  matter: matter.describe('of a question or complaint that has a clock').exactOptional(),
  answeredIn: answeredIn.exactOptional(),
  corrections: corrections.exactOptional(),
}
export const comment: z.ZodType<views.CommentView> = view<views.CommentView>()('CommentView', z.object(seen))
const comments = z.array(comment)

const rules = view<views.RulesView>()(
  'RulesView',
  z.object({
    moderation: z.enum(moderations),
    maxLength: count.max(limits.textLength).describe('of a text, in code points'),
    editMinutes: count,
    emailRequired: z.boolean(),
    engagement: z.enum(['on', 'off']),
    resting: z.boolean().exactOptional().describe('supports and reactions stand still while it is quiet'),
    office: officeName,
    reactions: z.array(z.string()),
  }),
)

const closedReason = view<views.ClosedReason>()(
  'ClosedReason',
  z.object({ code: z.string(), text: z.string(), until: time.exactOptional(), since: time.exactOptional() }),
)

const page = view<views.PageView>()(
  'PageView',
  z.object({
    url: is('the first address seen of it'),
    title: z.string(),
    comments: count.describe('published comments and replies'),
    open: z.boolean(),
    closedReason: closedReason.nullable(),
  }),
)

const reactions = z
  .record(z.string(), count)
  .describe('how many readers chose each of the office’s words, in the rules’ order; a word nobody chose is left out')
const pinned = comment.nullable().describe('the comment pinned to the page; it stands in the thread as well')
const statement = view<views.StatementView>()(
  'StatementView',
  z.object({ text: z.string(), source: is('words or an address'), at: time, until: time, office: officeName }),
)
  .describe('what an office says above the comments for now; left out where there is none')
  .exactOptional()
const frame = { page, rules, reactions, pinned, statement }
const revision = count.describe('grows with every publication; what to send as `since`')
const most = comments.max(limits.threadLimitMost)
export const thread = view<views.ThreadView>()('ThreadView', z.object({ ...frame, comments: most, next, revision }))
const changed = comments.max(limits.sinceMost).describe('what changed, flat; what is no longer public is `removed`')
export const changes = view<views.ThreadChangesView>()(
  'ThreadChangesView',
  z.union([
    z.object({ ...frame, comments: changed, revision, partial: z.literal(true) }),
    z
      .object({ ...frame, comments: most, next, revision, partial: z.literal(false) })
      .describe('the whole first page, where what changed cannot be told'),
  ]),
)

export const replies = view<views.RepliesView>()('RepliesView', z.object({ comments: most, next }))
export const counts = view<views.CountsView>()(
  'CountsView',
  z.object({ counts: z.record(z.string(), count).describe('by address, as it was sent') }),
)
export const mine = view<views.MineView>()('MineView', z.object({ comments }))
const masked = count.describe('how many identity numbers (NIK, KK) were masked before the text was stored')
export const usualMinutes = count
  .nullable()
  .describe('that checking usually takes at this office; null where it is not known')
export const edited: z.ZodType<views.EditedView> = view<views.EditedView>()('EditedView', z.object({ ...seen, masked }))
export const posted = view<views.PostedView>()(
  'PostedView',
  z.object({
    comment,
    receipt: is('words that can be dictated on the telephone'),
    editToken: is(`Bearer token to edit or withdraw this comment; lives ${limits.editTokenDays} days`),
    editableUntil: time,
    reader: is('names this browser, and nobody’s address; to be sent with its next post'),
    masked,
    usualMinutes,
  }),
)
export const supports = view<views.SupportsView>()('SupportsView', z.object({ supports: count }))
export const chosen = view<views.ReactionsView>()('ReactionsView', z.object({ reactions }))
export const report = view<views.ReportView>()(
  'ReportView',
  z.object({
    outcome: z.enum(['waiting', 'kept', 'gone']).describe('not looked at yet; looked at and left; no longer shown'),
  }),
)
/** `data` of the stream’s only event, `thread`. */
view<views.ThreadHint>()('ThreadHint', z.object({ revision: count, comments: count }))
