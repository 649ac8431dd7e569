import type { Comment } from '../domain/comment.ts'

/** What stands below a root, as far as it says who hangs on whom. */
export type Hanging = Pick<Comment, 'id' | 'parent' | 'state'>

/** Of what stands below a root, what hangs on one of its replies at any depth, in whatever state. */
export function branchOf(rows: readonly Hanging[], below: string): Hanging[] {
  const children = Map.groupBy(rows, ({ parent }) => parent)
  const found = [...(children.get(below) ?? [])]
  // Grows while it is walked.
  for (const { id } of found) found.push(...(children.get(id) ?? []))
  return found
}

/** The newest ids of those that were not removed. */
export const newestShown = (rows: readonly Hanging[], most: number): string[] =>
  rows
    .flatMap(({ id, state }) => (state === 'removed' ? [] : [id]))
    .toSorted()
    .toReversed()
    .slice(0, most)

export type Below = { root: string; below: string; limit: number }
