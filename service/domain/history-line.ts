import type { Comment, HistoryEntry } from './comment.ts'

/** One line of a comment's history, named by where it stands: what moved a comment is sealed like what members did. */
export type HistoryLine = { site: string; comment: string; place: number; entry: HistoryEntry }

/** What a seal calls it. No id of ours holds a slash, and so no entry of the audit is called like this. */
export const historyName = ({ site, comment, place }: Omit<HistoryLine, 'entry'>): string =>
  `${site}/${comment}/${place}`

/** Where a line that a seal names stands; null for an entry of the audit. */
export function historyPlace(name: string): Omit<HistoryLine, 'entry'> | null {
  const [site = '', comment = '', place] = name.split('/')
  return place === undefined ? null : { site, comment, place: Number(place) }
}

/** What of a comment is sealed. */
export type Kept = Pick<Comment, 'id' | 'site' | 'history'>

/** The lines of a comment that none of these seals names. */
export function unsealedLines({ id: comment, site, history }: Kept, sealed: ReadonlySet<string>): HistoryLine[] {
  return history
    .map((entry, place) => ({ site, comment, place, entry }))
    .filter((line) => !sealed.has(historyName(line)))
}

/** How many lines of a comment's history stand, where these were sealed as the last ones of it: all up to the last. */
export function lastSealed(names: readonly string[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const name of names) {
    const found = historyPlace(name)
    if (found) last.set(found.comment, Math.max(last.get(found.comment) ?? 0, found.place + 1))
  }
  return last
}
