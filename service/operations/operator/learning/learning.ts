import type { Taught } from '../../../domain/teaching.ts'
import { type Lessons, lessonsFrom, stepOf, teach, type Teaching } from '../../../filters/learner/lessons.ts'
import { shipped } from '../../../filters/learner/shipped.ts'

/** What the thread is asked: to take some more decisions, or for all that they have taught. */
export type Asked = { taught: Taught[] } | 'lessons'
export type Answered = 'taken' | { lessons: Lessons; decisions: number; members: number }

/** Adds decisions up, in the order in which they come, which does not matter. */
export function openLearning(): (asked: Asked) => Answered {
  const teaching: Teaching = new Map()
  let decisions = 0
  return (asked) => {
    if (asked === 'lessons') return { lessons: lessonsFrom(teaching, shipped), decisions, members: teaching.size }
    for (const { member, ...words } of asked.taught) teach(teaching, member, stepOf(words, shipped))
    decisions += asked.taught.length
    return 'taken'
  }
}
