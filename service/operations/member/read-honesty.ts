import { week } from '../../domain/durations.ts'
import { type Week, weeksOf } from '../../domain/honesty.ts'
import { weekStart } from '../../domain/weeks.ts'
import { idTime } from '../../domain/ids.ts'
import { type Actor, narrowed, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

/** How right the filter was in the last weeks, against the final decisions of the offices in sight; oldest first. */
export async function readHonesty(
  { store, directory, clock }: Pick<Collaborators, 'store' | 'directory' | 'clock'>,
  actor: Actor,
  { office, weeks }: { office?: string | undefined; weeks: number },
): Promise<Week[]> {
  permit(actor, 'read')
  const offices = narrowed(directory.current(), actor, office)
  const from = weekStart(clock.now()) - (weeks - 1) * week
  const [counts, entries] = await Promise.all([
    store.comments.judged({ offices, from, weeks }),
    store.audit.ofAct({ act: 'sampled', offices, since: from }),
  ])
  return weeksOf(
    from,
    weeks,
    counts,
    // In the week the comment was written, whenever it was read.
    entries.map(({ subjects, reason }) => ({ at: idTime(subjects[0] ?? ''), spam: reason === 'spam' })),
  )
}
