import type { FollowUp } from '../domain/follow-ups.ts'

export type FollowUpStore = {
  /** those of an office for these weeks, in the order of their places */
  of(office: string, weeks: string[]): Promise<FollowUp[]>
  byId(id: string): Promise<FollowUp | null>
  /**
   * Stores a new one in the first free place of its week; `full` where its office has three. Sent again, it is stored
   * once.
   */
  add(followUp: Omit<FollowUp, 'place'>): Promise<'added' | 'full'>
  /** Sets what is given. False where there is none. */
  change(id: string, set: Partial<Pick<FollowUp, 'text' | 'owner' | 'due' | 'outcome'>>): Promise<boolean>
  /** False where there is none. */
  remove(id: string): Promise<boolean>
}
