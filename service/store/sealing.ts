import type { AuditEntry } from '../domain/audit.ts'
import type { Sealable } from '../domain/chain.ts'
import { historyPlace, type Kept } from '../domain/history-line.ts'

/** What lines of the chain name: ids of the audit's entries, and of comments. */
export function namedBy(names: readonly string[]): { audit: string[]; comments: string[] } {
  const places = names.map((name) => ({ name, place: historyPlace(name) }))
  return {
    audit: places.flatMap(({ name, place }) => (place ? [] : [name])),
    comments: [...new Set(places.flatMap(({ place }) => (place ? [place.comment] : [])))],
  }
}

/** Finds what a line names among what stands there; null where it is gone, or that line of its history. */
export function standing(entries: readonly AuditEntry[], comments: readonly Kept[]): (name: string) => Sealable | null {
  const byEntry = new Map(entries.map((entry) => [entry.id, entry]))
  const byComment = new Map(comments.map((comment) => [comment.id, comment]))
  return (name) => {
    const place = historyPlace(name)
    if (!place) return byEntry.get(name) ?? null
    const comment = byComment.get(place.comment)
    const entry = comment?.site === place.site ? comment.history[place.place] : undefined
    return entry ? { ...place, entry } : null
  }
}
