import type { Comment } from '../../domain/comment.ts'
import { lapseChange } from '../../domain/moving.ts'
import { policyIn } from '../../domain/tree.ts'
import type { Collaborators } from '../collaborators.ts'
import { day, hour } from '../../domain/durations.ts'
import { personOf } from '../../domain/authors.ts'

type Needs = Pick<Collaborators, 'store' | 'directory'>

const atATime = 200

/** Offices by for how many days they keep what is put aside; those that keep it for good are left out. */
function officesByDays({ directory }: Needs): Map<number, string[]> {
  const current = directory.current()
  const found = new Map<number, string[]>()
  for (const id of current.offices.keys()) {
    const days = policyIn(current, id).retentionDays.value
    if (days !== null) found.set(days, [...(found.get(days) ?? []), id])
  }
  return found
}

/** For so long somebody without a comment is known still: whoever was writing meanwhile has arrived by then. */
const silentFor = hour

/**
 * Whoever has no comment any more has no need of being known. Noted before, so that a kill leaves nobody known for
 * good.
 */
async function markWhoMayBeLeftWithNone({ store }: Needs, comments: Comment[], now: number): Promise<void> {
  const persons = comments.flatMap((comment) => personOf(comment) ?? [])
  for (const person of new Set(persons)) await store.people.markSilent(person, now)
}

/** Their key goes first, so that backups forget them, too. */
async function forgetTheSilent({ store }: Needs, now: number): Promise<void> {
  const before = now - silentFor
  for (;;) {
    const silent = await store.people.silent(before, atATime)
    for (const person of silent) await store.people.forget(person, before)
    if (silent.length < atATime) return
  }
}

async function lapse(needs: Needs, comments: Comment[], now: number): Promise<number> {
  const { store } = needs
  const changes = comments.flatMap((comment) => lapseChange(comment, now) ?? [])
  const ids = changes.map(({ id }) => id)
  // Members may have noted whose words they were.
  await Promise.all([store.notes.forget(ids), store.covers.forget(ids)])
  await markWhoMayBeLeftWithNone(needs, comments, now)
  const won = await store.comments.apply(changes)
  return won.length
}

/**
 * Empties what was rejected, taken for spam, removed or withdrawn longer ago than its office's policy keeps it
 * (`retentionDays`): words, name, browser and address go, that it was and why stays (UU PDP 27/2022, articles 43 and
 * 44). Gives how many comments that were. Whoever is left without a comment is forgotten an hour later, unless they
 * write again.
 */
export async function lapseComments(needs: Needs, now: number): Promise<number> {
  await forgetTheSilent(needs, now)
  let lapsed = 0
  for (const [days, offices] of officesByDays(needs)) {
    for (;;) {
      const found = await needs.store.comments.lapsed({ offices, before: now - days * day, limit: atATime })
      const won = await lapse(needs, found, now)
      lapsed += won
      // What was moved meanwhile comes another time.
      if (found.length < atATime || won === 0) break
    }
  }
  return lapsed
}
