import type { QueueFigures, Tab, TabCounts } from '../../../service/contract/views.ts'
import type { DecisionAction, Filter, QueueState } from './state.ts'

/** The tab in which a decided comment is found again; only for guessing counts before the service has counted. */
export const tabAfter: Record<DecisionAction, Tab | null> = {
  approve: 'published',
  reject: 'rejected',
  spam: 'spam',
  restore: null,
  remove: null,
  settle: null,
  answer: null,
  'answer-approve': 'published',
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
  const move = (tab: Tab | null, by: number): void => {
    const known = tab && next[tab]
    // What nobody has counted cannot be guessed on from.
    if (tab && typeof known === 'number' && known < countStop) next[tab] = Math.min(countStop, Math.max(0, known + by))
  }
  move(from, -by)
  move(to, by)
  return next
}

/** Whose comments a list's figures count. */
const countedPlace = ({ office, reach }: Filter): string => `${office} ${reach ?? ''}`

/**
 * What an answer has counted, over what was known before: a figure that was not told in time stays the one that was known
 * of the same offices, and else is not known. Counts are the service's, except while decisions are on their way.
 */
export function told(
  state: QueueState,
  { counts, late, heldBelow, lateAnswers }: QueueFigures,
): Pick<QueueState, 'counts' | 'countedIn' | 'sight'> {
  const countedIn = countedPlace(state.filter)
  const before = state.countedIn === countedIn ? state : null
  const onTheWay = state.decisions.some(({ phase }) => phase === 'sending' || phase === 'waiting')
  const known = before?.counts
  const merged = known
    ? (Object.fromEntries(Object.entries(counts).map(([tab, count]) => [tab, count ?? known[tab as Tab]])) as TabCounts)
    : counts
  return {
    counts: onTheWay && state.counts ? state.counts : merged,
    countedIn,
    sight: {
      reach: state.sight.reach,
      late: late ?? before?.sight.late ?? null,
      heldBelow: heldBelow ?? before?.sight.heldBelow ?? null,
      lateAnswers: lateAnswers ?? before?.sight.lateAnswers ?? null,
    },
  }
}

/** Whether some figure was not told in time, and is to be asked for alone. */
export const isUntold = ({ counts, late, heldBelow, lateAnswers }: QueueFigures): boolean =>
  [...Object.values(counts), late, heldBelow, lateAnswers].includes(null)
