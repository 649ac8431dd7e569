import type { ClosingAbove } from './closing.ts'
import type { Policy } from './policy.ts'
import { type Stage, spanOfStage } from './stages.ts'
import { moderationIn } from './staged-policy.ts'
import type { Zone } from './zones.ts'

/**
 * Why a page takes no comments: by policy; in a quiet time; in a stage, or by an office's switch, for a reason of its
 * own.
 */
export type ClosedCode = 'closed' | 'quiet-period' | 'stage' | 'switch'

/**
 * Whether a page takes comments now. `until`: when this changes; for ever is Infinity while open, null while closed.
 * `since`: from when on policy has closed it, where that is known.
 */
export type Opening =
  | { open: true; until: number }
  | { open: false; code: ClosedCode; reason: string | null; until: number | null; since?: number }

type Calendar = Pick<Policy, 'moderation' | 'quietPeriods' | 'stages'>
/**
 * By which clocks an office works, and what it and the offices above have closed by their switches, the highest first.
 */
export type Where = { zone: Zone; closings: readonly ClosingAbove[] }

type Span = { from: number; until: number; code: ClosedCode; reason: string | null }

const quietSpans = ({ quietPeriods }: Calendar): Span[] =>
  quietPeriods.value.map(({ from, until, reason }) => ({
    from: Date.parse(from),
    until: Date.parse(until),
    code: 'quiet-period',
    reason,
  }))

/** Quiet without words of its own is told as quiet; any other stage by its reason or its name. */
function stageSpan(stage: Stage, zone: Zone): Span {
  const isPlainQuiet = stage.kind === 'quiet' && stage.reason === undefined
  const said = isPlainQuiet
    ? { code: 'quiet-period' as const, reason: null }
    : { code: 'stage' as const, reason: stage.reason ?? stage.name }
  return { ...spanOfStage(stage, zone), ...said }
}

const stageSpans = (policy: Calendar, zone: Zone): Span[] =>
  policy.stages.value
    .filter(({ moderation }) => moderation !== undefined && moderationIn(policy, moderation) === 'closed')
    .map((stage) => stageSpan(stage, zone))

const switchSpans = ({ closings }: Where): Span[] =>
  closings.map(({ at, until, reason }) => ({ from: at, until: until ?? Infinity, code: 'switch', reason }))

const always: Span = { from: -Infinity, until: Infinity, code: 'closed', reason: null }

/** All that closes a page at some time; what is told to readers first where several do. */
const closedSpans = (policy: Calendar, where: Where): Span[] => [
  ...switchSpans(where),
  ...(policy.moderation.value === 'closed' ? [always] : []),
  ...stageSpans(policy, where.zone),
  ...quietSpans(policy),
]

/** When a page that is closed now opens: what begins before another ends carries it on. */
function endOf(spans: readonly Span[], now: number): number {
  let end = now
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    if (span.from <= end && span.until > end) end = span.until
  }
  return end
}

/**
 * Open or closed at this moment, by policy, calendar and switches. Whatever closes holds from its first instant to
 * before its last.
 */
export function openingOf(policy: Calendar, now: number, where: Where): Opening {
  const spans = closedSpans(policy, where).filter(({ from, until }) => from < until)
  const found = spans.find(({ from, until }) => from <= now && now < until)
  if (found) {
    const end = endOf(spans, now)
    const { code, reason } = found
    const { since } = policy.moderation
    const day = code === 'closed' && since !== undefined ? { since } : {}
    return { open: false, code, reason, until: end === Infinity ? null : end, ...day }
  }
  return { open: true, until: Math.min(Infinity, ...spans.map(({ from }) => from).filter((from) => from > now)) }
}

/** Whether readers may support and react: not where an office wants none of it, and not while figures rest. */
export function engagementAt(
  policy: Calendar & Pick<Policy, 'engagement'>,
  now: number,
  stage: Stage | null,
): { open: true } | { open: false; code: 'off' | 'quiet-period' } {
  if (stage?.kind === 'quiet') return { open: false, code: 'quiet-period' }
  if (policy.engagement.value === 'off') return { open: false, code: 'off' }
  const isQuiet = quietSpans(policy).some(({ from, until }) => from <= now && now < until)
  return isQuiet ? { open: false, code: 'quiet-period' } : { open: true }
}

/** All moments at which anything of the calendar begins or ends. */
function edgesOf(policy: Calendar & Pick<Policy, 'statement'>, where: Where): number[] {
  const { value: said } = policy.statement
  const ofStatement = said === null ? [] : [Date.parse(said.at), Date.parse(said.until)]
  const spans = [
    ...quietSpans(policy),
    ...switchSpans(where),
    ...policy.stages.value.map((stage) => spanOfStage(stage, where.zone)),
  ]
  return [...spans.flatMap(({ from, until }) => [from, until]), ...ofStatement]
}

/** The next moment at which anything of the calendar begins or ends; Infinity where nothing is to come. */
export function nextEdge(policy: Calendar & Pick<Policy, 'statement'>, now: number, where: Where): number {
  return Math.min(Infinity, ...edgesOf(policy, where).filter((edge) => edge > now))
}

/**
 * The last such moment that has come; -Infinity where none has. A clock that is set back before it finds what was
 * before.
 */
export function lastEdge(policy: Calendar & Pick<Policy, 'statement'>, now: number, where: Where): number {
  return Math.max(-Infinity, ...edgesOf(policy, where).filter((edge) => edge <= now))
}
