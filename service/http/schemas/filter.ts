import * as z from 'zod'
import type * as views from '../../contract/filter-views.ts'
import { count, time, view } from './views.ts'

/* What is answered about the filter. */

const share = view<views.ShareView>()(
  'ShareView',
  z
    .object({ value: z.number(), low: z.number(), high: z.number(), of: count })
    .describe('with its 95 % bounds (Wilson)'),
)
export const honesty = view<views.HonestyView>()(
  'HonestyView',
  z.object({
    weeks: z.array(
      z.object({
        from: time,
        received: count,
        suspected: count,
        precision: share
          .nullable()
          .describe('of what was suspected and decided, how much was spam; null for fewer than 5'),
        recall: share.nullable().describe('of the spam that members found, how much had been suspected'),
        held: share.nullable().describe('of all, how much was kept back for its words'),
        sample: z.object({ judged: count, spam: count }).describe('of what had passed and was read blind'),
      }),
    ),
  }),
)
export const sample = view<views.SampleView>()(
  'SampleView',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        text: z.string(),
        page: z.object({ url: z.string(), title: z.string() }),
      }),
    ),
  }),
)
