import { holdReported } from '../operations/reader/hold-reported.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import type { Duty } from './duty.ts'

const atATime = 100
/** What was reported longer ago than so many were, somebody has come by since. */
const mostPages = 10

/**
 * Holds what was reported often enough and is up still, because whoever reported it last was cut off, or the number is
 * new.
 */
export function holdReportedComments(needs: Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>): Duty {
  return {
    name: 'hold-reported',
    every: 15_000,
    async run() {
      let after: string | null = null
      for (let page = 0; page < mostPages; page += 1) {
        const filter = { tab: 'reported', offices: 'all', search: null, after, upTo: null } as const
        const { comments, more } = await needs.store.comments.queue(filter, atATime)
        for (const { id } of comments) await holdReported(needs, id)
        after = comments.at(-1)?.id ?? null
        if (!more) return
      }
    },
  }
}
