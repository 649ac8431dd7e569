import * as z from 'zod'
import {
  followUpResults,
  type FollowUpView,
  type WeekFiguresView,
  type WeeklyView,
} from '../../contract/weekly-views.ts'
import { appeals, outcomes, phrase, safe, spread } from './figures.ts'
import { roles } from '../../domain/permissions.ts'
import { count, is, officeName, time, view } from './views.ts'

/* What is answered about a week. */

export const followUp = view<FollowUpView>()(
  'FollowUpView',
  z.object({
    id: z.string(),
    week: is('the Monday of its week'),
    text: z.string(),
    owner: z.object({ office: officeName, role: z.enum(roles) }).describe('a role in an office, never a person'),
    due: is('the day until which it is to be done'),
    outcome: z.object({ result: z.enum(followUpResults), line: z.string(), at: time }).nullable(),
  }),
)

const figures = view<WeekFiguresView>()(
  'WeekFiguresView',
  z.object({
    received: safe,
    writers: safe,
    published: safe.describe('of what was received'),
    replied: safe.describe('of what was published, answered by the end of the week'),
    pages: safe,
    silentPages: safe,
    decided: safe.describe('in the week, whenever written'),
    outcomes,
    toDecide: spread.nullable(),
    answered: safe.describe('first in the week, whenever written'),
    toAnswer: spread.nullable(),
    life: z
      .object({
        asked: safe,
        answered: safe,
        answeredAgain: safe.describe('after “belum terjawab”'),
        reopened: safe.describe('“belum terjawab”'),
        closed: safe.describe('since nobody objected in time'),
        forwarded: safe,
        late: safe.describe('at the end of the week'),
      })
      .describe('of questions and complaints'),
    appeals: appeals.describe('in the week, whenever written; those that wait, at its end'),
  }),
)

export const weekly = view<WeeklyView>()(
  'WeeklyView',
  z
    .object({
      office: officeName,
      week: is('its Monday, by the office’s clocks'),
      zone: z.enum(['WIB', 'WITA', 'WIT']),
      from: time,
      until: time,
      running: z.boolean().describe('the week is not over: figures until now, and as far for the week before'),
      figures,
      before: figures,
      phrases: z.array(phrase),
      idle: z.object({ offices: count, named: z.array(officeName).describe('some of them') }),
      earlier: z.array(followUp).describe('of the week before, with what came of them'),
      followUps: z.array(followUp),
      lines: z.array(z.string()).describe('the report in five lines of plain text'),
      mayChange: z.boolean(),
    })
    .describe('null stands for what is about fewer than five persons'),
)
