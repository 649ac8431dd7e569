import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import type { FollowUpBody, FollowUpOutcomeBody, WeeklyQuery } from '../../contract/weekly.ts'
import { followUpResults } from '../../contract/weekly-views.ts'
import { roles } from '../../domain/permissions.ts'
import { opaque, typed } from './kinds.ts'

/* What is asked of a week's report, and written about it. */

const id = opaque(limits.cursorLength)
const day = typed(10, 'a day, such as 2026-11-23')

export const weeklyQuery = z.object({
  office: id.exactOptional(),
  week: day.exactOptional(),
}) satisfies z.ZodType<WeeklyQuery>

const words = {
  text: typed(limits.followUpLength, 'one line, at least 1 once trimmed'),
  owner: z.object({ office: id, role: z.enum(roles) }),
  due: day,
}
export const followUpBody = z.object(words) satisfies z.ZodType<FollowUpBody>
export const newFollowUp = z.object({ office: id, week: day, ...words }) satisfies z.ZodType<
  FollowUpBody & { office: string; week: string }
>
export const followUpOutcome = z.object({
  result: z.enum(followUpResults),
  line: typed(limits.followUpOutcomeLength, 'one line').exactOptional(),
}) satisfies z.ZodType<FollowUpOutcomeBody>
