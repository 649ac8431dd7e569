import type { Signal, Verdict } from '../domain/verdict.ts'
import { conclude } from './conclude.ts'
import { fold } from './folding.ts'
import type { Folding, Judged, JudgeContext, Phase } from './judged.ts'
import { phases } from './phases.ts'

export { type Judged, type JudgeContext, wordsAlone } from './judged.ts'

/** A phase that breaks has not said yes: the comment waits for a person. */
const failed: Signal = { code: 'phase-failed', weight: 'hold', score: 0 }

function findingsOf(phase: Phase, comment: Folding, context: JudgeContext): Signal[] {
  try {
    return phase.find(comment, context)
  } catch {
    return [failed]
  }
}

function signalsOf(comment: Judged, context: JudgeContext, list: readonly Phase[]): Signal[] {
  const folding = { ...comment, folded: { name: fold(comment.name), text: fold(comment.text) } }
  return list.flatMap((phase) => findingsOf(phase, folding, context))
}

/** The machine's verdict on a comment: publish, hold or spam folder, never nothing. Pure; time grows with the length alone. */
export function judge(comment: Judged, context: JudgeContext, list: readonly Phase[] = phases): Verdict {
  return conclude(signalsOf(comment, context, list), {
    moderation: context.policy.moderation,
    firstTime: context.firstTime,
  })
}
