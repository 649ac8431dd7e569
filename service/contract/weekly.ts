import { endpoint } from './endpoint.ts'
import type { Role } from './views.ts'
import type { FollowUpResult, FollowUpView, WeeklyView } from './weekly-views.ts'

/** `week`: any day of it; without one, the last that is over. */
export type WeeklyQuery = { office?: string; week?: string }
export const readWeekly = endpoint<{ query: WeeklyQuery }, WeeklyView>('GET', '/v1/weekly')
/** The same figures as CSV. */
export const exportWeekly = endpoint<{ query: WeeklyQuery }, never>('GET', '/v1/weekly.csv')

type OnId = { id: string }
export type FollowUpBody = { text: string; owner: { office: string; role: Role }; due: string }
/** Three an office and week; a fourth is a `conflict`. */
export const addFollowUp = endpoint<{ body: FollowUpBody & { office: string; week: string } }, FollowUpView>(
  'POST',
  '/v1/follow-ups',
)
export const changeFollowUp = endpoint<{ params: OnId; body: FollowUpBody }, FollowUpView>('PUT', '/v1/follow-ups/:id')
export const removeFollowUp = endpoint<{ params: OnId }, void>('DELETE', '/v1/follow-ups/:id')
export type FollowUpOutcomeBody = { result: FollowUpResult; line?: string }
/** Says what came of it. */
export const settleFollowUp = endpoint<{ params: OnId; body: FollowUpOutcomeBody }, FollowUpView>(
  'PUT',
  '/v1/follow-ups/:id/outcome',
)
