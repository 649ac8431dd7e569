import * as z from 'zod'
import type * as views from '../../contract/case-views.ts'
import type { ClaimView } from '../../contract/views.ts'
import { is, next, officeName, time, view } from './views.ts'

/* What is answered about what members order about one person or comment. */

export const personHold = view<views.PersonHoldView>()(
  'PersonHoldView',
  z.object({
    id: z.string(),
    name: is('as it stood on the comment'),
    comment: is('id of the comment this was made from'),
    office: officeName.describe('it holds there and in the offices below'),
    by: is('a member’s name'),
    reason: is('what the person reads'),
    from: time,
    until: time,
    address: z.boolean().describe('whether it names the address that was given, too'),
  }),
)
export const personHolds = view<{ holds: views.PersonHoldView[]; next: string | null }>()(
  'PersonHolds',
  z.object({ holds: z.array(personHold), next }),
)
export const forwarding = view<views.ForwardingView>()(
  'ForwardingView',
  z.object({
    offices: z.array(officeName),
    bodies: z
      .array(z.object({ id: z.string(), name: z.string(), url: z.string() }))
      .describe('outside; nothing is sent'),
  }),
)
export const claim = view<ClaimView>()(
  'ClaimView',
  z.object({ id: is('of the comment'), by: is('a member’s name') }).describe('another member has it open'),
)
