import * as z from 'zod'
import type * as views from '../../contract/views.ts'
import { forwarded, is, matter, officeName, time, usualMinutes, view } from './views.ts'
import type { AppealView } from '../../contract/appeal-views.ts'

const appeal = view<AppealView>()(
  'AppealView',
  z.object({
    state: z.enum(['open', 'waiting', 'upheld', 'granted']).describe('`open`: its author may appeal now'),
    office: officeName.describe('who decides it'),
    until: time.exactOptional().describe('when the time for it ends'),
    at: time.exactOptional(),
    decidedAt: time.exactOptional(),
    reason: is('what its author is told').exactOptional(),
  }),
)

export const receipt = view<views.ReceiptView>()(
  'ReceiptView',
  z.object({
    state: z.enum(['held', 'published', 'rejected', 'removed']),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
    receivedAt: time,
    usualMinutes,
    decidedAt: time.exactOptional(),
    answeredAt: time.exactOptional(),
    forwarded,
    covered: z.literal(true).exactOptional().describe('an officer covered something personal in it'),
    matter: matter.exactOptional(),
    appeal: appeal.exactOptional(),
  }),
)
