import type { SettingValues } from '../domain/policy.ts'
import type { Reason, Signal, Verdict } from '../domain/verdict.ts'

export type Rule = {
  moderation: SettingValues['moderation']
  firstTime: boolean
  /** whether somebody outside is still to be asked where nothing was found */
  unasked: boolean
}

/**
 * What policy alone asks of a comment that nothing was found in. A closed page takes none; if one comes, a person
 * looks.
 */
function byPolicy({ moderation, firstTime }: Rule): Reason[] {
  if (moderation === 'post') return []
  if (moderation === 'first-time') return firstTime ? [{ code: 'first-time' }] : []
  return [{ code: 'policy-pre' }]
}

const reasonOf = ({ code, evidence, count, until, because }: Signal): Reason => ({
  code,
  ...(evidence ? { evidence } : {}),
  ...(count === undefined ? {} : { count }),
  ...(until === undefined || because === undefined ? {} : { until, because }),
})

/**
 * The one place where findings and policy become a verdict: `spam` if any finding sends there, `hold` if any finding
 * or the policy asks for a look, or a judge outside is still to be asked, else `publish`. The score is that of the
 * surest finding.
 */
export function conclude(signals: readonly Signal[], rule: Rule): Verdict {
  const isOpen = signals.every(({ weight }) => weight === 'note')
  const asked: Reason[] = [...byPolicy(rule), ...(rule.unasked && isOpen ? [{ code: 'unjudged' } as const] : [])]
  const score = signals.reduce((most, signal) => Math.max(most, signal.score), 0)
  const reasons = [...signals.map(reasonOf), ...asked]
  if (signals.some(({ weight }) => weight === 'spam')) return { outcome: 'spam', score, reasons }
  const held = asked.length > 0 || !isOpen
  return { outcome: held ? 'hold' : 'publish', score, reasons }
}
