import type { Covering } from '../domain/covering.ts'
import type { Person, PersonKey } from '../domain/person.ts'

/** What a new master secret asks of a store: everything that is sealed, in turn, and its new seal. */
export type RotationStore = {
  /** people with their keys, by id, from `after` (exclusive) on; null where a key is gone */
  people(read: { after: string; limit: number }): Promise<{ person: Person; key: PersonKey | null }[]>
  /** Gives people who are still there a new lookup, and their keys a new wrapping. Repeating it is harmless. */
  resealPeople(people: (Pick<Person, 'id' | 'lookup'> & Pick<PersonKey, 'wrapped'>)[]): Promise<void>
  /** The same for a member. */
  resealMember(member: { id: string; lookup: string; sealed: Uint8Array }): Promise<void>
  /** covers that may still be taken off, by id, from `after` (exclusive) on */
  covers(read: { after: string; limit: number }): Promise<Covering[]>
  resealCover(cover: Pick<Covering, 'id' | 'sealed'>): Promise<void>
  /** Sets what was claimed under a name, where it still is `was`; false where it is something else. */
  replaceClaim(name: string, was: string, value: string): Promise<boolean>
}
