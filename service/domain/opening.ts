import type { Policy } from './policy.ts'

/** Whether a page takes comments now. `until`: when this changes; for ever is Infinity while open, null while closed. */
export type Opening =
  | { open: true; until: number }
  | { open: false; code: 'closed' | 'quiet-period'; reason: string | null; until: number | null }

type Calendar = Pick<Policy, 'moderation' | 'quietPeriods'>
type Span = { from: number; until: number; reason: string }

function calendarOf(policy: Calendar): Span[] {
  return policy.quietPeriods.value
    .map(({ from, until, reason }) => ({ from: Date.parse(from), until: Date.parse(until), reason }))
    .toSorted((one, other) => one.from - other.from)
}

/** When the quiet ends that stands at `now`: a period that begins before another ends carries it on. */
function endOfQuiet(calendar: Span[], now: number): number {
  let end = now
  for (const span of calendar) if (span.from <= end && span.until > end) end = span.until
  return end
}

/** Open or closed at this moment, by the policy and its calendar. A period holds from its first instant to before its last. */
export function openingOf(policy: Calendar, now: number): Opening {
  if (policy.moderation.value === 'closed') return { open: false, code: 'closed', reason: null, until: null }
  const calendar = calendarOf(policy)
  const quiet = calendar.find(({ from, until }) => from <= now && now < until)
  if (quiet) return { open: false, code: 'quiet-period', reason: quiet.reason, until: endOfQuiet(calendar, now) }
  return { open: true, until: Math.min(Infinity, ...calendar.map(({ from }) => from).filter((from) => from > now)) }
}

/** Whether readers may support and react: not where an office wants none of it, and not while figures rest. */
export function engagementAt(
  policy: Calendar & Pick<Policy, 'engagement'>,
  now: number,
): { open: true } | { open: false; code: 'off' | 'quiet-period' } {
  if (policy.engagement.value === 'off') return { open: false, code: 'off' }
  const isQuiet = calendarOf(policy).some(({ from, until }) => from <= now && now < until)
  return isQuiet ? { open: false, code: 'quiet-period' } : { open: true }
}

/** The next moment at which anything of the calendar begins or ends; Infinity where nothing is to come. */
export function nextEdge(policy: Calendar & Pick<Policy, 'statement'>, now: number): number {
  const { value: said } = policy.statement
  const ofStatement = said === null ? [] : [Date.parse(said.at), Date.parse(said.until)]
  const edges = [...calendarOf(policy).flatMap(({ from, until }) => [from, until]), ...ofStatement]
  return Math.min(Infinity, ...edges.filter((edge) => edge > now))
}
