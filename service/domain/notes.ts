import { hour } from './durations.ts'

/** What a member writes down about a comment for other members alone. Nothing of it ever reaches a reader. */
export type Note = {
  /** sorts by time, ends in the site's code */
  id: string
  comment: string
  /** id of the member who wrote it */
  by: string
  at: number
  text: string
  /** when its member took it back; it may return as long as they are at work, and is gone after that */
  withdrawnAt: number | null
}

/** How long what was taken back may return: as long as a session lasts, in milliseconds. */
export const returnsWithin = 12 * hour
