import type { Comment } from './comment.ts'

/**
 * "Tahan selalu": whatever one person writes is looked at first, in one office and those below, for a time that was
 * said beforehand. It refuses nothing. An address proves nothing, so that it names the browser, and the person behind
 * an address only where a member says so.
 */
export type PersonHold = {
  id: string
  /** it holds there and in the offices below */
  office: string
  /** the comment it was made from, and its author's name as it stood there */
  comment: string
  name: string
  person: string | null
  reader: string | null
  /** a member */
  by: string
  /** what the person reads */
  reason: string
  from: number
  until: number
  endedAt: number | null
}

/** For how many days one may be held. */
export const holdDays = [1, 7, 30, 90] as const
export type HoldDays = (typeof holdDays)[number]

/** Whether somebody is known behind a comment, who has not taken it back. */
export const isKnown = ({ author, withdrawn }: Pick<Comment, 'author' | 'withdrawn'>): boolean =>
  author.kind === 'reader' && !withdrawn && (author.reader !== null || author.person !== null)

/**
 * Who is held by it: the browser, and with `address` the person as well. Null where nobody is known behind it, or they
 * took it back.
 */
export function heldBy(
  comment: Pick<Comment, 'author' | 'withdrawn'>,
  { address }: { address: boolean },
): Pick<PersonHold, 'person' | 'reader'> | null {
  const { author } = comment
  if (author.kind !== 'reader' || !isKnown(comment)) return null
  return { person: address || author.reader === null ? author.person : null, reader: author.reader }
}

/** Whether it still holds anybody. */
export const stands = ({ until, endedAt }: Pick<PersonHold, 'until' | 'endedAt'>, now: number): boolean =>
  endedAt === null && until > now

/** Of those that name somebody, the one that holds longest in an office, given the offices from the root down to it. */
export function longestHold(holds: PersonHold[], way: string[], now: number): PersonHold | null {
  const here = holds.filter((hold) => stands(hold, now) && way.includes(hold.office))
  return here.toSorted((one, other) => other.until - one.until)[0] ?? null
}
