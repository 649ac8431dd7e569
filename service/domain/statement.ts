import { hour } from './durations.ts'

/**
 * What an office says above the comments of all its pages and those of the offices below, in a tense time: dated, with
 * its source, until it ends by itself. Times are ISO 8601.
 */
export type Statement = { text: string; source: string; at: string; until: string }

/** Who wants to say it longer says it anew. */
const statementHours = 72

/** Whether it lasts for some time, and for no longer than such a statement may. */
export function lastsRightly({ at, until }: Pick<Statement, 'at' | 'until'>): boolean {
  const span = Date.parse(until) - Date.parse(at)
  return span > 0 && span <= statementHours * hour
}

/** The statement that stands at this moment, and the office whose it is; null where none does. */
export function statementAt(
  { statement: { value, from } }: { statement: { value: Statement | null; from: string | null } },
  now: number,
): (Statement & { office: string }) | null {
  if (value === null || from === null) return null
  return Date.parse(value.at) <= now && now < Date.parse(value.until) ? { ...value, office: from } : null
}
