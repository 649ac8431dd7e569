import type { Signal } from '../domain/verdict.ts'
import type { Folding, JudgeContext } from './judged.ts'
import { opinionOn } from './learner/opinion.ts'
import { taught } from './learner/lessons.ts'
import { shipped } from './learner/shipped.ts'

/** Whether anything of our own says so too: then the spam folder, else a person's look. */
function isSeconded(comment: Folding, context: JudgeContext, found: readonly Signal[]): boolean {
  if (found.some(({ weight }) => weight !== 'note')) return true
  const { score } = opinionOn(comment, comment.folded, taught(shipped, context.lessons))
  return score >= context.policy.filterBands.odd
}

/**
 * What a judge outside the process has said, as one signal more. It is asked only where our own phases found nothing,
 * and so what they half thought counts as a second signal here.
 */
export function outsideSignals(comment: Folding, context: JudgeContext, found: readonly Signal[]): Signal[] {
  switch (context.outside) {
    case 'spam': {
      const weight = isSeconded(comment, context, found) ? 'spam' : 'hold'
      return [{ code: 'akismet-spam', weight, score: 0.8 }]
    }
    case 'ham':
      return [{ code: 'akismet-ham', weight: 'note', score: 0 }]
    default:
      return []
  }
}
