import type { Collaborators } from '../operations/collaborators.ts'
import type { Settled } from '../operations/operator/ask-outside.ts'
import type { Duty } from './duty.ts'

/** How many are settled in one run, and how many at once: the next run comes soon. */
const most = 20
const atOnce = 4

/**
 * Pays what a judge outside is owed: questions that a kill or a failure left open, and corrections. Where it answers
 * nobody the rest is left for the next time.
 */
export function askOutside(
  { store }: Pick<Collaborators, 'store'>,
  settle: (comment: string) => Promise<Settled>,
): Duty {
  return {
    name: 'ask-outside',
    every: 5_000,
    async run(now) {
      const owed = await store.comments.owedOutside(now, most)
      for (let from = 0; from < owed.length; from += atOnce) {
        const outcomes = await Promise.all(owed.slice(from, from + atOnce).map(({ id }) => settle(id)))
        if (outcomes.every((outcome) => outcome === 'away')) return
      }
    },
  }
}
