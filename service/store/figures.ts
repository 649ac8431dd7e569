import type { Figures } from '../domain/insights.ts'
import type { Phrase } from '../domain/phrases.ts'
import type { Asked, Surveyed } from '../domain/survey.ts'
import type { TwoWeeks } from '../domain/weekly.ts'

/** Which comments are counted: those that readers wrote in this time, in milliseconds UTC, `until` excluded. */
export type FigureRead = { offices: string[] | 'all'; from: number; until: number }

export type IdleOffice = { office: string; oldestHeld: number }

/** Figures of offices. None of these verbs gives a figure about fewer than five persons. */
export type FigureStore = {
  figures(read: FigureRead): Promise<Figures>
  /** the same of some of these offices, and of groups of them beside each other; each comment is read once for all */
  survey(read: FigureRead & Asked): Promise<Surveyed>
  /**
   * what came in, was decided, answered and happened to questions within this time, whenever it was written; and the
   * same of a week before
   */
  weekly(read: FigureRead): Promise<TwoWeeks>
  /** what comes back in readers' words, and what rose within the last day before `until`; of the newest 5,000 */
  phrases(read: FigureRead & { most: number }): Promise<{ recurring: Phrase[]; rising: Phrase[] }>
  /**
   * when the oldest of what is held in these offices was written; null where nothing is held by five persons or more
   */
  oldestHeld(offices: string[] | 'all'): Promise<number | null>
  /** offices where something has been held since before `heldBefore`, and nothing was decided since `decidedSince` */
  idle(read: { offices: string[] | 'all'; heldBefore: number; decidedSince: number }): Promise<IdleOffice[]>
}
