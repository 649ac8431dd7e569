import * as z from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import type * as member from '../../contract/member.ts'
import type * as views from '../../contract/figures.ts'
import { count, is, next, time, view } from './views.ts'

/* What is answered about what was done: the audit, its chain, and figures. */

type AnswerOf<Of> = Of extends Endpoint<infer _, infer Answer> ? Answer : never

const entry = view<views.AuditView>()(
  'AuditView',
  z.object({
    id: z.string(),
    at: time,
    by: z.object({ id: z.string(), name: z.string() }),
    act: is('an action, `answered`, `erased`, or what was ordered, such as `policy-saved`'),
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
