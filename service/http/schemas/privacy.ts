import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import type * as privacy from '../../contract/privacy.ts'
import { typed } from './kinds.ts'
import { is, state, time, view } from './views.ts'

export const privacyBody = z.object({
  email: typed(limits.emailLength, 'an address'),
  kind: z.enum(['export', 'erase']).describe('a link by which all is seen, or by which it may be erased as well'),
}) satisfies z.ZodType<privacy.PrivacyBody>

const judged = z.object({
  outcome: z.enum(['publish', 'hold', 'spam']),
  score: z.number(),
  reasons: z.array(z.looseObject({ code: z.string() })),
})
const line = z.object({
  at: time,
  by: is('author, member, operator or machine; never who'),
  act: z.string(),
  state,
  reason: z.string().nullable(),
})

/** Everything held on one person, as they may take it along. */
export const ownData = view<privacy.OwnDataView>()(
  'OwnDataView',
  z.object({
    email: is('null where the key that opens it is gone').nullable(),
    since: time,
    comments: z.array(
      z.object({
        id: z.string(),
        receipt: z.string().nullable(),
        site: z.string(),
        office: z.string(),
        page: z.object({ url: z.string(), title: z.string() }).nullable(),
        parent: z.string().nullable(),
        name: z.string(),
        avatar: z.string(),
        browser: is('named by chance').nullable(),
        text: z.string(),
        state,
        shownAs: z.enum(['published', 'held', 'rejected', 'removed']).describe('as readers are told'),
        createdAt: time,
        editedAt: time.nullable(),
        decidedAt: time.nullable(),
        judged,
        appeal: z.object({ text: z.string(), at: time, granted: z.boolean().nullable() }).nullable(),
        history: z.array(line),
      }),
    ),
  }),
)
