import * as z from 'zod'
import type * as closing from '../../contract/closing.ts'
import { limits } from '../../contract/limits.ts'
import { typed } from './kinds.ts'
import { count, officeName, time, view } from './views.ts'

/* What is sent and answered about the one switch that closes all pages of a subtree. */

export const closingBody = z.object({
  reason: typed(limits.closingReasonLength, 'at least 1 once trimmed; readers are told'),
  until: z.string().max(40).exactOptional().describe('ISO 8601, a time to come; left out: no end'),
}) satisfies z.ZodType<closing.ClosingBody>

const closed = view<closing.ClosedView>()(
  'ClosedView',
  z.object({ office: officeName, reason: z.string(), at: time, until: time.nullable() }),
)
export const inForce = view<closing.InForceView>()(
  'InForceView',
  z.object({
    closings: z
      .array(
        z.object({
          office: officeName,
          reason: z.string(),
          at: time,
          until: time.nullable(),
          mayOpen: z.boolean().describe('this member may lift it'),
        }),
      )
      .describe('what keeps its pages closed, the highest first'),
    stage: z
      .object({ name: z.string(), lastDay: z.string(), office: officeName.describe('whose calendar it stands in') })
      .nullable(),
    statement: z
      .object({ text: z.string(), until: time, office: officeName.describe('whose it is') })
      .nullable()
      .describe('what stands above its comments, where posting is slowed'),
    below: z
      .object({
        shown: z.array(z.object({ office: officeName, until: time })),
        more: count.describe('how many others are in force'),
      })
      .describe('what offices below say above theirs, what ends soonest first'),
  }),
)
export const closingView = view<closing.ClosingView>()(
  'ClosingView',
  z.object({
    own: closed.nullable().describe('what the office itself has closed'),
    above: z.array(closed).describe('what offices above it have closed, the highest first'),
    reach: z.object({ offices: count, sites: count }).describe('which its switch reaches'),
  }),
)
