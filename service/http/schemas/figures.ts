import * as z from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import type * as member from '../../contract/member.ts'
import * as views from '../../contract/figures.ts'
import { ledgerReasons, type LedgerView } from '../../contract/ledger.ts'
import { count, is, next, officeName, time, view } from './views.ts'

/* What is answered about what was done: the audit, its chain, and figures. */

type AnswerOf<Of> = Of extends Endpoint<infer _, infer Answer> ? Answer : never

const entry = view<views.AuditView>()(
  'AuditView',
  z.object({
    id: z.string(),
    at: time,
    by: z.object({ id: z.string(), name: z.string() }),
    act: z.enum(views.auditActs),
    office: is('id'),
    subjects: z.array(z.string()).describe('ids of comments, sites, members, or names of settings'),
    reason: z.string().nullable(),
    campaign: is('id, of a decision on a whole campaign').nullable(),
    key: is('what its sender called it').nullable(),
    policy: count.nullable().describe('revision of the offices’ policies under which it was done'),
    line: count.nullable().describe('in the chain of seals; null until it is sealed'),
    undoneAt: time.nullable(),
  }),
)
export const audit = view<AnswerOf<typeof member.readAudit>>()('Audit', z.object({ entries: z.array(entry), next }))
export const chain = view<views.ChainView>()(
  'ChainView',
  z.object({
    lines: count.describe('that are right, from the first on'),
    seal: is('of the last of them: SHA-256, hexadecimal'),
    sealedAt: time.nullable(),
    checkedAt: time.nullable(),
    waiting: count.describe('entries that are not sealed yet'),
    broken: z
      .object({ line: count, fault: z.enum(['line-missing', 'entry-missing', 'altered', 'undo-unwritten']) })
      .nullable()
      .describe('the first line that is not right'),
  }),
)

export const safe = count.nullable()
const milliseconds = z.number().min(0)
export const spread = view<views.SpreadView>()(
  'SpreadView',
  z
    .object({ median: milliseconds, ninth: milliseconds, of: count })
    .describe('milliseconds: the middle one, and what nine of ten do not exceed'),
)
export const appeals = view<views.AppealFiguresView>()(
  'AppealFiguresView',
  z
    .object({ asked: safe, upheld: safe, granted: safe, waiting: safe })
    .describe('null stands for what is about fewer than five persons, or would lead to it'),
)
const beside = { received: safe, published: safe, answered: safe, toDecide: spread.nullable() }
const besideView = view<views.BesideView>()('BesideView', z.object(beside))
export const phrase = view<views.PhraseView>()(
  'PhraseView',
  z.object({ words: z.string(), persons: count, offices: count, comments: z.array(z.string()).describe('ids') }),
)
export const outcomes = z
  .array(z.object({ outcome: z.string(), comments: count }))
  .describe('`published`, `held`, `spam`, `removed`, `withdrawn`, or why it was rejected')
export const insights = view<views.InsightsView>()(
  'InsightsView',
  z
    .object({
      office: officeName,
      timeZone: is('by whose clocks weeks begin, as `Asia/Makassar`'),
      from: time,
      to: time,
      received: safe,
      writers: safe,
      published: safe,
      answered: safe,
      pages: safe.describe('commented in public'),
      silentPages: safe.describe('of those, where no office answered'),
      oldestHeldAt: time.nullable(),
      weeks: z.array(z.object({ from: time, received: safe, published: safe, answered: safe })),
      outcomes,
      appeals: appeals.describe('about what came in'),
      toDecide: spread.nullable(),
      toAnswer: spread.nullable(),
      phrases: z.array(phrase).describe('what comes back in readers’ words'),
      rising: z.array(phrase).describe('of the last day, far above their usual in several offices'),
      below: z.array(z.object({ ...beside, office: officeName })).describe('offices right below, with all below each'),
      neighbours: z
        .object({ own: besideView.nullable(), others: z.array(besideView) })
        .describe('offices of the same kind under the same one above, unnamed'),
      idle: z
        .array(z.object({ office: officeName, oldestHeldAt: time }))
        .describe('where something waits for over two working days, and nothing was decided for a week'),
    })
    .describe('null stands for what is about fewer than five persons'),
)

export const rising = view<AnswerOf<typeof member.readRising>>()('Rising', z.object({ rising: z.array(phrase) }))

export const ledger = view<LedgerView>()(
  'LedgerView',
  z
    .object({
      office: officeName,
      timeZone: is('of the office, as `Asia/Makassar`'),
      weeks: z
        .array(
          z.object({
            from: time,
            published: safe,
            answered: safe,
            unpublished: z
              .array(z.object({ reason: z.enum(ledgerReasons), comments: safe }))
              .describe('every reason, most first'),
            appeals: appeals.describe('about what was written in it'),
          }),
        )
        .describe('newest first'),
      oldestHeldAt: time.nullable(),
      chain: z
        .object({ lines: count, seal: z.string(), sealedAt: time.nullable() })
        .describe('the head of the audit’s chain, to be noted'),
    })
    .describe('null stands for what is about fewer than five persons, or would lead to it'),
)
