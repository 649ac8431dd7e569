import { createHash } from 'node:crypto'
import { week } from '../../domain/durations.ts'
import { weekStart } from '../../domain/weeks.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, permit, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { entriesFor } from './entries.ts'
import { findInSight } from './find-comment.ts'
import { entryOf } from './note.ts'
import type { QueueEntry } from '../../presenters/queue.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

/** So many a week are enough to notice that one in ten is missed, and read in two minutes. */
const sampleSize = 20
/** Of at most so many that passed the sample is drawn. */
const drawnFrom = 5_000

/** Last week, whole: this week's is not over, so that its sample would change with each look. */
function lastWeek(now: number): { from: number; until: number } {
  const until = weekStart(now)
  return { from: until - week, until }
}

/** The same order for everybody and at every look, which nobody can foresee from the comment. */
const lot = (id: string): string => createHash('sha256').update(`sample ${id}`).digest('hex')

async function drawn({ store, directory, clock }: Needs, actor: Actor): Promise<string[]> {
  const offices = sightOf(directory.current(), actor)
  const ids = await store.comments.passed({ offices, ...lastWeek(clock.now()), limit: drawnFrom })
  return ids.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)).slice(0, sampleSize)
}

async function judgedIds({ store, directory, clock }: Needs, actor: Actor): Promise<Set<string>> {
  const since = lastWeek(clock.now()).from
  const entries = await store.audit.ofAct({ act: 'sampled', offices: sightOf(directory.current(), actor), since })
  return new Set(entries.flatMap(({ subjects }) => subjects))
}

/** What of last week's sample nobody has read yet. The reader is not told what the machine thought of it. */
export async function readSample(needs: Needs, actor: Actor): Promise<QueueEntry[]> {
  permit(actor, 'decide')
  const [ids, judged] = await Promise.all([drawn(needs, actor), judgedIds(needs, actor)])
  const comments = await needs.store.comments.byIds(ids.filter((id) => !judged.has(id)))
  return entriesFor(needs, actor, comments)
}

/**
 * Notes what a member makes of one comment of the sample. Moves nothing. Refuses `not-found`, and `conflict` once it is
 * judged.
 */
export async function judgeSample(
  needs: Needs,
  actor: Actor,
  { id, spam }: { id: string; spam: boolean },
): Promise<void> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (!(await drawn(needs, actor)).includes(id)) throw new Refusal('not-found')
  if ((await judgedIds(needs, actor)).has(id)) throw new Refusal('conflict')
  const about = { offices: [comment.office], subjects: [id], reason: spam ? 'spam' : 'fine' }
  await needs.store.audit.append(entryOf(needs, actor, 'sampled', about))
}
