import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import type {
  AnswersBody,
  ChangesQuery,
  ClarificationBody,
  CorrectionBody,
  CoverBody,
  FiguresQuery,
  AuditFilter,
  InsightsQuery,
  DecisionBody,
  ForwardBody,
  HoldAuthorBody,
  HonestyQuery,
  MatchBody,
  MemberBody,
  MemberChange,
  PageQuery,
  PolicyBody,
  QueueQuery,
  SavedAnswerBody,
  SettleQuery,
  SignInBody,
  SiteBody,
} from '../../contract/member.ts'
import type { Kind } from '../../contract/matters.ts'
import type { MatchTab } from '../../contract/views.ts'
import { kinds } from '../../domain/kinds.ts'
import { placeIdForm } from '../../domain/offices.ts'
import { holdDays } from '../../domain/person-holds.ts'
import { normaliseOrigin } from '../../domain/page-urls.ts'
import { roles } from '../../domain/permissions.ts'
import { states } from '../../domain/states.ts'
import { says } from '../messages.ts'
import { actions, commentId, cursor, length, line, matchTabs, opaque, tabs, text, typed, wholeNumber } from './kinds.ts'

/** Names are the caller's own; `__proto__`, which a record would silently leave out, is no name of anything. */
const byName = <Values>(record: z.ZodType<Values>): z.ZodType<Values> =>
  z.preprocess((value, { addIssue }) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) addIssue('__proto__')
    return value
  }, record)

const id = opaque(limits.cursorLength)
const after = cursor.exactOptional()
const limit = wholeNumber(1, limits.threadLimitMost).exactOptional()

const filter = {
  tab: z.enum(tabs),
  office: id.exactOptional(),
  q: line(0, limits.searchLength).exactOptional(),
  reach: z.enum(['own', 'usual']).exactOptional(),
  late: z.literal('only').exactOptional(),
}

const group = z.literal('campaign').exactOptional()
const figures = z.literal('soon').exactOptional()
export const queueQuery = z.object({ ...filter, group, figures, after, limit }) satisfies z.ZodType<QueueQuery>
export const figuresQuery = z.object({ office: filter.office, reach: filter.reach }) satisfies z.ZodType<FiguresQuery>
export const countQuery = z.object({ ...filter, tab: z.enum(matchTabs) }) satisfies z.ZodType<
  Omit<QueueQuery, 'tab' | 'group' | 'figures' | 'after' | 'limit'> & { tab: MatchTab }
>

const seenForm = /^([0-9a-hjkmnp-tv-z]{26}(?:-[a-z0-9]{1,12})?)\.(\d{1,9})$/
const seen = z
  .string()
  .refine((value) => seenForm.test(value), says('bukan KODE.VERSI', 'not ID.VERSION'))
  .meta({ pattern: seenForm.source })
export const changesQuery = z.object({
  seen: z.array(seen).min(1).max(limits.seenMost),
  opened: id.exactOptional(),
}) satisfies z.ZodType<ChangesQuery>
/** `ID.VERSION` taken apart. */
export function seenOf(value: string): { id: string; version: number } {
  const [, id = '', version = ''] = seenForm.exec(value) ?? []
  return { id, version: Number(version) }
}
export const pageQuery = z.object({ after, limit }) satisfies z.ZodType<PageQuery>
export const campaignsQuery = z.object({ office: filter.office, after, limit }) satisfies z.ZodType<
  PageQuery & { office?: string }
>
export const settleQuery = z.object({
  seen: wholeNumber(0, Number.MAX_SAFE_INTEGER).exactOptional(),
}) satisfies z.ZodType<SettleQuery>

const act = z
  .string()
  .regex(/^[a-z-]{1,40}$/)
  .exactOptional()
export const auditFilter = z.object({ office: filter.office, act }) satisfies z.ZodType<AuditFilter>
export const auditQuery = auditFilter.extend({ after, limit }) satisfies z.ZodType<AuditFilter & PageQuery>

const moment = line(1, 40).exactOptional()
export const insightsQuery = z.object({
  office: filter.office,
  from: moment,
  to: moment,
  weeks: wholeNumber(1, limits.insightsWeeksMost).exactOptional(),
}) satisfies z.ZodType<InsightsQuery>

export const honestyQuery = z.object({
  office: id.exactOptional(),
  weeks: wholeNumber(1, limits.honestyWeeksMost).exactOptional(),
}) satisfies z.ZodType<HonestyQuery>
export const sampleBody = z.object({ spam: z.boolean() }) satisfies z.ZodType<{ spam: boolean }>

const match = z.object({ ...filter, tab: z.enum(matchTabs), before: commentId }) satisfies z.ZodType<MatchBody>
const versions = byName(z.record(z.string(), z.int().min(0)))

export const decisionBody = z
  .object({
    ids: z.array(id).min(1).max(limits.decisionIds).exactOptional(),
    match: match.exactOptional(),
    campaign: id.exactOptional(),
    standing: z.boolean().exactOptional(),
    action: z.enum(actions),
    reason: text(0, limits.reasonLength).nullable().exactOptional(),
    expect: z.union([z.enum(states), versions]).exactOptional(),
    key: opaque(limits.keyLength).exactOptional(),
  })
  .refine(({ ids, match: matching, campaign }) => [ids, matching, campaign].filter(Boolean).length === 1, {
    path: ['ids'],
    ...says('isi salah satu: ids, match, atau campaign', 'give one of ids, match and campaign'),
  })
  .refine((body) => body.standing !== true || (body.campaign !== undefined && body.expect === undefined), {
    path: ['standing'],
    ...says('hanya dengan campaign, tanpa expect', 'only with campaign, and without expect'),
  })
  .refine((body) => body.ids !== undefined || typeof body.expect !== 'object', {
    path: ['expect'],
    ...says('tanpa ids hanya sebuah keadaan', 'without ids only a state'),
  }) satisfies z.ZodType<DecisionBody>

export const kindBody = z.object({
  kind: z.enum(kinds).nullable().describe('null takes it back'),
}) satisfies z.ZodType<{ kind: Kind | null }>

export const answersBody = z.object({
  ids: z.array(id).min(1).max(limits.answersAtOnce),
  text: typed(limits.textLength, 'at least 1 once trimmed'),
  key: opaque(limits.keyLength),
  expect: versions.exactOptional(),
  approve: z.boolean().exactOptional().describe('what waits is approved first; the undo takes that back, too'),
}) satisfies z.ZodType<AnswersBody>

export const answerBody = z.object({
  text: typed(limits.textLength, 'at least 1 once trimmed'),
  approve: z.boolean().exactOptional(),
}) satisfies z.ZodType<{ text: string; approve?: boolean }>

export const noteBody = z.object({ text: typed(limits.noteLength, 'at least 1 once trimmed') }) satisfies z.ZodType<{
  text: string
}>

const saved = {
  title: typed(limits.savedTitleLength, 'one line, at least 1 once trimmed'),
  text: typed(limits.savedTextLength, 'at least 1 once trimmed'),
}
export const savedAnswerBody = z.object(saved) satisfies z.ZodType<SavedAnswerBody>
export const newSavedAnswer = z.object({ office: id, ...saved }) satisfies z.ZodType<
  SavedAnswerBody & { office: string }
>
export const savedAnswersQuery = z.object({ office: id.exactOptional() }) satisfies z.ZodType<{ office?: string }>

export const titleBody = z.object({ title: line(0, limits.titleLength) }) satisfies z.ZodType<{ title: string }>

export const clarificationBody = z.object({
  text: typed(limits.clarificationLength, 'at least 1 once trimmed'),
  version: z.int().min(0).exactOptional(),
}) satisfies z.ZodType<ClarificationBody>

export const correctionBody = z.object({
  text: typed(limits.textLength, 'at least 1 once trimmed'),
  version: z.int().min(0).exactOptional(),
  hide: z.boolean().exactOptional(),
  undo: z.boolean().exactOptional(),
}) satisfies z.ZodType<CorrectionBody>

const at = z
  .int()
  .min(0)
  .max(limits.textLength * 2)
const span = z.object({ field: z.enum(['text', 'name']), from: at, to: at })
export const coverBody = z.object({
  spans: z.array(span).min(1).max(limits.coverSpans),
  version: z.int().min(0),
}) satisfies z.ZodType<CoverBody>

/** What is typed to sign in is only compared, so nothing but its size matters. */
const secret = z
  .string()
  .refine((value) => value !== '' && length(value) <= limits.passwordMost, says('belum diisi', 'is missing'))
  .meta({ maxLength: limits.passwordMost })

const passwordSignIn = z.object({ email: z.string().min(1).max(1_000), password: secret })
const linkSignIn = z.object({ link: z.string().min(1).max(1_000) })
export const signInBody = z.union([passwordSignIn, linkSignIn]) satisfies z.ZodType<SignInBody>

const newPassword = z
  .string()
  .refine(
    (value) => length(value) >= limits.passwordLeast && length(value) <= limits.passwordMost && value.isWellFormed(),
    says(
      `${limits.passwordLeast} sampai ${limits.passwordMost} huruf`,
      `${limits.passwordLeast} to ${limits.passwordMost} characters`,
    ),
  )
  .meta({ minLength: limits.passwordLeast, maxLength: limits.passwordMost })

const siteId = z
  .string()
  .refine((value) => placeIdForm.test(value), says('3–60 huruf kecil, angka, atau -', '3–60 of a–z, 0–9 or -'))
  .meta({ pattern: placeIdForm.source })

const origin = z
  .string()
  .max(300)
  .refine(
    (value) => normaliseOrigin(value) !== null,
    says('harus seperti https://contoh.go.id', 'must look like https://example.go.id'),
  )
  .meta({ format: 'uri' })

const siteSettings = { name: line(1, 200), office: id, origins: z.array(origin).min(1).max(50) }
export const siteBody = z.object({ id: siteId, ...siteSettings }) satisfies z.ZodType<SiteBody>
export const siteChange = z.object(siteSettings) satisfies z.ZodType<Omit<SiteBody, 'id'>>

export const memberBody = z.object({
  email: typed(limits.emailLength, 'an address'),
  name: line(1, limits.nameLength),
  role: z.enum(roles),
  office: id,
  password: newPassword.exactOptional(),
}) satisfies z.ZodType<MemberBody>

export const memberChange = z.object({
  name: line(1, limits.nameLength).exactOptional(),
  role: z.enum(roles).exactOptional(),
  office: id.exactOptional(),
  active: z.boolean().exactOptional(),
  password: newPassword.exactOptional(),
  currentPassword: secret.exactOptional(),
}) satisfies z.ZodType<MemberChange>

/** Names and values of settings are the domain's table to judge. */
export const policyBody = z.object({
  settings: byName(z.record(z.string(), z.object({ value: z.unknown(), locked: z.boolean().exactOptional() }))),
  seen: opaque(limits.cursorLength).exactOptional(),
}) satisfies z.ZodType<PolicyBody>

export const holdAuthorBody = z.object({
  days: z.union(holdDays.map((days) => z.literal(days))),
  reason: typed(limits.reasonLength, 'at least 1 once trimmed'),
  address: z.boolean().exactOptional(),
}) satisfies z.ZodType<HoldAuthorBody>

export const forwardBody = z.object({
  to: id,
  note: text(0, limits.reasonLength).exactOptional(),
}) satisfies z.ZodType<ForwardBody>
