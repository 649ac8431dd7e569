import * as z from 'zod'
import type { AnswerOf } from '../../contract/endpoint.ts'
import { limits } from '../../contract/limits.ts'
import type * as member from '../../contract/member.ts'
import type * as policies from '../../contract/policy-views.ts'
import type * as reaches from '../../contract/reach.ts'
import type * as views from '../../contract/views.ts'
import { moderations } from '../../domain/moderation.ts'
import { count, is, officeName, view } from './views.ts'

/* What is answered about offices, their sites and policies. */

export const office = view<views.OfficeView>()(
  'OfficeView',
  z.object({
    id: z.string(),
    name: z.string(),
    kind: is('`national`, `province`, `regency`, `city` or `other`'),
    parent: is('id of the office above').nullable(),
  }),
)
export const offices = view<AnswerOf<typeof member.listOffices>>()('Offices', z.object({ offices: z.array(office) }))
export const site = view<views.SiteView>()(
  'SiteView',
  z.object({
    id: z.string(),
    name: z.string(),
    office: is('id of its office'),
    origins: z.array(z.string()),
    code: is('the site’s short word, at the end of its ids and receipts'),
  }),
)
export const sites = view<AnswerOf<typeof member.listSites>>()('Sites', z.object({ sites: z.array(site) }))
const setting = view<policies.SettingView>()(
  'SettingView',
  z.object({
    value: z.unknown(),
    from: is('id of the office whose value it is; null for the built-in one').nullable(),
    lockedBy: is('id of the office that locked it').nullable(),
  }),
)
export const policy = view<policies.PolicyView>()(
  'PolicyView',
  z.object({
    settings: z.record(z.string(), setting),
    revision: is('of what the office sets itself; to be sent as `seen`'),
    offices: z.array(officeName).describe('whose values and locks these are'),
    stage: z
      .object({
        kind: is('`campaign`, `quiet` or `voting`'),
        name: z.string(),
        moderation: z.enum(moderations),
      })
      .nullable()
      .describe('of the calendar, in force there now, with how comments are taken meanwhile'),
  }),
)
const someOffices = view<reaches.SomeOffices>()(
  'SomeOffices',
  z.object({ count, some: z.array(officeName).max(limits.officesNamed).describe('the first of them') }),
)
const reach = view<reaches.ReachView>()(
  'ReachView',
  z.object({
    inForce: count.describe('offices that would have this office’s value, or the one that it follows'),
    changed: count.describe('offices in which another value would be in force than now'),
    kept: someOffices.describe('below, what keeps its own value'),
    silenced: someOffices.describe('below, own values that the lock would put out of force'),
    freed: someOffices.describe('below, own values that would come into force again'),
  }),
)
export const policyReach = view<reaches.PolicyReachView>()(
  'PolicyReachView',
  z.object({ settings: z.record(z.string(), reach).describe('only those that would be set otherwise than now') }),
)
