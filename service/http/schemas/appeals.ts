import * as z from 'zod'
import type * as appeals from '../../contract/appeals.ts'
import type { QueueAppeal } from '../../contract/appeal-views.ts'
import { limits } from '../../contract/limits.ts'
import { typed, uuid } from './kinds.ts'
import { is, officeName, time, view } from './views.ts'

export const appealBody = z.object({
  key: uuid,
  text: typed(limits.appealLength, 'at least 1 once trimmed; identity numbers in it are masked'),
}) satisfies z.ZodType<appeals.AppealBody>

export const appealDecisionBody = z.object({
  grant: z.boolean(),
  reason: typed(limits.reasonLength, 'what its author is told; at least 1 where it is not granted')
    .nullable()
    .exactOptional(),
  version: z.int().min(1).exactOptional().describe('the one that was seen; another is a conflict'),
}) satisfies z.ZodType<appeals.AppealDecisionBody>

/** As members see it. */
export const queueAppeal = view<QueueAppeal>()(
  'QueueAppeal',
  z.object({
    text: is('why, in its author’s words; empty once they are gone'),
    at: time,
    office: officeName.describe('who decides it'),
    against: z
      .object({ act: z.string(), by: is('a member’s name'), at: time, reason: z.string().nullable() })
      .nullable()
      .describe('the decision it is against'),
    own: z.literal(true).exactOptional().describe('that was this member’s own decision'),
    outcome: z
      .object({ granted: z.boolean(), by: is('a member’s name'), at: time, reason: z.string().nullable() })
      .nullable(),
  }),
)
