import type { Signal, Verdict } from '../domain/verdict.ts'
import { conclude } from './conclude.ts'
import { folding, type Folding, type Judged, type JudgeContext, type Phase } from './judged.ts'
import { outsideSignals } from './outside.ts'
import { phases } from './phases.ts'

export { folding, type Folding, type Judged, type JudgeContext, wordsAlone } from './judged.ts'

/** A phase that breaks has not said yes: the comment waits for a person. */
const failed: Signal = { code: 'phase-failed', weight: 'hold', score: 0 }

function findingsOf(phase: Phase, comment: Folding, context: JudgeContext): Signal[] {
  try {
    return phase.find(comment, context)
  } catch {
    return [failed]
  }
}

/**
 * The machine's verdict on a comment, folded or not yet: publish, hold or spam folder, never nothing. Pure; time grows
 * with the length alone.
 */
export function judge(comment: Judged | Folding, context: JudgeContext, list: readonly Phase[] = phases): Verdict {
  const whole = 'folded' in comment ? comment : folding(comment)
  const signals = list.flatMap((phase) => findingsOf(phase, whole, context))
  return conclude([...signals, ...outsideSignals(whole, context, signals)], {
    moderation: context.policy.moderation,
    firstTime: context.firstTime,
    unasked: context.outside === 'unasked',
  })
}
