import type { DailySecret, Erasure, Person, PersonKey } from '../domain/person.ts'

export type PeopleStore = {
  byLookup(lookup: string): Promise<Person | null>
  byId(id: string): Promise<Person | null>
  key(person: string): Promise<PersonKey | null>
  /** Destroys the key, then the record. Repeating it is harmless. */
  erase(person: string): Promise<void>
  /** Notes that somebody is being erased; the first time stands. */
  beginErasing(erasure: Erasure): Promise<void>
  /** what was noted so, the longest ago first */
  erasures(): Promise<Erasure[]>
  /** Nothing of theirs is on its way any more. Repeating it is harmless. */
  endErasing(person: string): Promise<void>
  /** Notes that somebody may have no comment any more since `now`; the first time stands. */
  markSilent(person: string, now: number): Promise<void>
  /** Somebody is about to write again: they are silent no longer. False where they, or their key, are not there. */
  keep(person: string): Promise<boolean>
  /** of whom that was noted before a moment, in no order */
  silent(before: number, limit: number): Promise<string[]>
  /**
   * Erases somebody of whom that was noted before that moment, and who has no comment; with a comment they are silent
   * no longer. A `keep` that came first is heeded, one that comes after gives false. Killed half-way, it is sent again.
   */
  forget(person: string, before: number): Promise<boolean>
  /** the day's secret; the first to come sets it */
  dailySecret(day: string, offered: DailySecret): Promise<DailySecret>
  dropDailySecretsBefore(time: number): Promise<number>
}
