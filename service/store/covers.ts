import type { Covering } from '../domain/covering.ts'

/** What lets covers be taken off again. In no backup: it is gone before one would be of use. */
export type CoverStore = {
  /** Stores one; the same again changes nothing. */
  add(covering: Covering): Promise<void>
  byId(id: string): Promise<Covering | null>
  /** those of a comment, newest first, 100 at most */
  on(comment: string): Promise<Covering[]>
  /** Destroys one; repeating it is harmless. */
  remove(id: string): Promise<void>
  /** Leaves none of these comments. */
  forget(comments: string[]): Promise<void>
  /** Destroys those that may not be taken off any more; gives how many. */
  dropExpired(now: number): Promise<number>
}
