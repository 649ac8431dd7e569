/**
 * A reader who found their question answered already, and did not send it. Named by nothing that lasts longer than a
 * day.
 */
export type Thanks = { answer: string; day: string; reader: string }

export type ThanksStore = {
  /** Counts a reader once a day and answer, however often it is sent. */
  add(thanks: Thanks): Promise<void>
  /** how many each of these has; those that have none are left out */
  of(answers: string[]): Promise<Map<string, number>>
}
