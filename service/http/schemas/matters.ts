import * as z from 'zod'
import type * as views from '../../contract/matters.ts'
import { count, is, kind, step, time, view } from './views.ts'

const due = view<views.DueView>()(
  'DueView',
  z.object({ at: time, late: z.boolean(), days: count.describe('working days of its office, over or left') }),
)
/** A comment’s kind and clock, as members see them. */
export const queueMatter = view<views.QueueMatter>()(
  'QueueMatter',
  z.object({
    kind,
    step: step.nullable().describe('null where no clock runs'),
    since: time,
    due: due.nullable(),
    forward: due.nullable().describe('until when it is to be forwarded, where it is another office’s'),
    reopened: count.describe('how often its author said that it is not settled'),
    answeredAt: time.nullable(),
    passedOn: z
      .object({ at: time, late: z.boolean() })
      .describe('when it was passed on, which meets that step; late where its time was over')
      .exactOptional(),
    trail: z.array(
      z.object({ at: time, act: is('`marked`, `answered`, `reopened`, `closed`, `forwarded` or `unforwarded`') }),
    ),
  }),
)
