import type { Tab, TabCounts } from '../../../service/contract/views.ts'
import type { DecisionAction } from './state.ts'

/** The tab in which a decided comment is found again; only for guessing counts before the service has counted. */
export const tabAfter: Record<DecisionAction, Tab | null> = {
  approve: 'published',
  reject: 'rejected',
  spam: 'spam',
  restore: null,
  remove: null,
  settle: null,
  answer: null,
}

/** Counts stop here and are shown as 999+: such a count is not ours to change. */
const countStop = 1_000

/** Whether this action takes a comment out of this tab. Confirmed spam stays where it lies, and so does what is left up or answered. */
export function leaves(tab: Tab, action: DecisionAction): boolean {
  if (action === 'settle') return tab === 'reported'
  if (action === 'answer') return tab === 'answer' || tab === 'forwarded' || tab === 'reported'
  return tabAfter[action] !== tab
}

/** Counts as they should be after so many comments moved; the service corrects the guess at the next look. */
export function shifted(counts: TabCounts | null, from: Tab | null, to: Tab | null, by: number): TabCounts | null {
  if (!counts || from === to) return counts
  const next = { ...counts }
  if (from && next[from] < countStop) next[from] = Math.max(0, next[from] - by)
  if (to && next[to] < countStop) next[to] = Math.min(countStop, next[to] + by)
  return next
}
