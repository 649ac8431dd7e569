import type { SavedAnswer } from '../domain/saved-answers.ts'

export type SavedAnswerStore = {
  /** those of these offices, by title */
  of(offices: string[]): Promise<SavedAnswer[]>
  byId(id: string): Promise<SavedAnswer | null>
  /** Stores it, or what it was changed to. `full`: it is new, and its office has `most` already. */
  save(answer: SavedAnswer, most: number): Promise<'saved' | 'full'>
  /** False where there is none. */
  remove(id: string): Promise<boolean>
}
