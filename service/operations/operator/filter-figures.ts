import type { Week } from '../../domain/honesty.ts'
import type { Collaborators } from '../collaborators.ts'
import { readHonesty } from '../member/read-honesty.ts'
import { operator } from '../actor.ts'

/** How long the figures are believed, in milliseconds: counting them walks a week of comments. */
const believedFor = 600_000

/** How right the filter was in the last whole week, on the whole instance; null while the store is away. */
export function openFilterFigures(
  needs: Pick<Collaborators, 'store' | 'directory' | 'clock'>,
): () => Promise<Week | null> {
  let known: { at: number; week: Promise<Week | null> } | null = null
  return () => {
    const now = needs.clock.now()
    if (known && Math.abs(now - known.at) < believedFor) return known.week
    const week = readHonesty(needs, operator, { weeks: 2 }).then(
      ([last]) => last ?? null,
      () => {
        known = null
        return null
      },
    )
    known = { at: now, week }
    return week
  }
}
