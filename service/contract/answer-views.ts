import type { OfficeName } from './office-name.ts'

/** Official answers: what was answered before, and what helps to answer. Times are ISO 8601 UTC with milliseconds. */

/**
 * What an office answers again and again; `{nama}`, `{kantor}`, `{halaman}`, `{kode}` are filled in where it is used.
 */
export type SavedAnswerView = { id: string; office: OfficeName; title: string; text: string; mayChange: boolean }

/** What an office has answered in public before: the question's words, the answer's, and where both stand. */
export type AnsweredBeforeView = {
  /** of the answer */
  id: string
  question: string
  answer: string
  office: OfficeName
  at: string
  url: string
}
/** The same for members: `helped` readers found their own question answered by it. */
export type EarlierAnswerView = AnsweredBeforeView & { helped: number }

/** What an official answer said until it was corrected; null: not shown, for what it told of a person. */
export type CorrectionView = { text: string | null; until: string }
