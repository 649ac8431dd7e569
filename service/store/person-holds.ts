import type { PersonHold } from '../domain/person-holds.ts'

/** Who is looked at first, where and until when. */
export type PersonHoldStore = {
  /** Stores a new one; the same again changes nothing. */
  add(hold: PersonHold): Promise<void>
  byId(id: string): Promise<PersonHold | null>
  /** those that stand and name this person or this browser */
  on(who: { person: string | null; reader: string | null; now: number }): Promise<PersonHold[]>
  /** those that stand in these offices, newest first; `after` (exclusive) an id */
  list(read: { offices: string[] | 'all'; now: number; after: string | null; limit: number }): Promise<{
    holds: PersonHold[]
    more: boolean
  }>
  /** Ends it, or (null) lets it stand again. False where there is none. Repeating it is harmless. */
  end(id: string, at: number | null): Promise<boolean>
  /** Leaves none that names this person or one of these browsers. */
  forget(who: { person: string; readers: string[] }): Promise<void>
  /** Destroys those whose time was over before then; gives how many. */
  dropOver(before: number): Promise<number>
}
