import { newPerson } from '../../identity/people.ts'
import type { Newcomer } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

/** Whose a comment will be. Who is new is stored in one step with it, for each step of the store waits for the disk. */
export type Poster = { id: string | null; newcomer: Newcomer | null }

/** Who gave no address. */
export const nobody: Poster = { id: null, newcomer: null }

/** The person behind an address, `lookup` being its keyed hash; made up where nobody has it. */
export async function posterAt(
  { store, keys, chance, clock, nextId }: Pick<Collaborators, 'store' | 'keys' | 'chance' | 'clock' | 'nextId'>,
  { email, lookup }: { email: string; lookup: string },
): Promise<Poster> {
  const known = await store.people.byLookup(lookup)
  // About to be forgotten they stay, if it is not too late; else they are somebody new.
  const stays = known !== null && (known.silentSince === undefined || (await store.people.keep(known.id)))
  if (stays) return { id: known.id, newcomer: null }
  if (known) await store.people.erase(known.id)
  const newcomer = newPerson(keys, chance, { id: nextId(''), email, lookup, now: clock.now() })
  return { id: newcomer.person.id, newcomer }
}
