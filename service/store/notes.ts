import type { Note } from '../domain/notes.ts'

/** Notes on comments, for members alone. They go with their comment's words, and with its site. */
export type NoteStore = {
  /** Stores a new note; the same again changes nothing. */
  add(note: Note): Promise<void>
  byId(id: string): Promise<Note | null>
  /** what stands on a comment, oldest first; of very many the newest 100 */
  on(comment: string): Promise<Note[]>
  /** Takes a note back, or (null) lets it return. False where there is none. Repeating it is harmless. */
  withdraw(id: string, at: number | null): Promise<boolean>
  /** Leaves no note on these comments. */
  forget(comments: string[]): Promise<void>
  /** Destroys what was taken back before then; gives how many. */
  dropWithdrawn(before: number): Promise<number>
}
