import type { Outcome } from '../../../domain/rehearsal.ts'
import type { Lessons } from '../../../filters/learner/lessons.ts'
import { folding, judge, type JudgeContext } from '../../../filters/judge.ts'

/** Comments to be judged twice, each by the numbers of its two contexts. */
export type Batch = { contexts: JudgeContext[]; comments: ToJudge[] }
export type ToJudge = { name: string; text: string; firstTime: boolean; present: number; tried: number }
export type Judgements = { present: Outcome; tried: Outcome }[]

/** Folds each comment once and judges it under both policies. Pure, and so can be done in a thread. */
export function judgeBatch({ contexts, comments }: Batch, lessons: Lessons | null): Judgements {
  return comments.map(({ name, text, firstTime, present, tried }) => {
    const folded = folding({ name, text, trap: '' })
    const under = (number: number): Outcome => {
      const context = contexts[number]
      if (!context) throw new RangeError(`There is no context ${number}`)
      return judge(folded, { ...context, firstTime, lessons }).outcome
    }
    const outcome = under(present)
    return { present: outcome, tried: tried === present ? outcome : under(tried) }
  })
}
