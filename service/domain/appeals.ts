import type { Comment } from './comment.ts'
import type { Appeal } from './comment-facts.ts'
import type { Directory } from './offices.ts'
import { isWithin, wayTo } from './tree.ts'

type Appealed = Pick<Comment, 'appeal'>

/** Whether it waits for its decision: until then nothing else moves the comment. */
export const isAppealOpen = ({ appeal }: Appealed): boolean => appeal !== null && appeal.outcome === null

/** The office that is to decide its appeal; null where none waits. */
export const appealLiesAt = ({ appeal }: Appealed): string | null =>
  appeal !== null && appeal.outcome === null ? appeal.office : null

/** What stays of an appeal whose comment is gone: that there was one, and how it was decided. */
export const withoutAppealWords = ({ appeal }: Appealed): Appeal | null =>
  appeal?.outcome ? { ...appeal, text: '' } : null

/**
 * The office above the one that decided: above the comment's own, or above its member's where that stands higher. Where
 * none is above, that office itself.
 */
export function appealOffice(directory: Directory, office: string, decidersOffice: string | null): string {
  const way = wayTo(directory, office)
  const deciders = way.findIndex(({ id }) => id === decidersOffice)
  const above = (deciders < 0 ? way.length - 1 : deciders) - 1
  return way[Math.max(above, 0)]?.id ?? office
}

/**
 * Whether a member who decides may decide this appeal: of its office or above, and not by whom it was decided before.
 */
export const mayDecideAppeal = (
  directory: Directory,
  member: { id: string; office: string },
  { office, decidedBy }: Appeal,
): boolean => member.id !== decidedBy && isWithin(directory, office, member.office)

/**
 * Whether a member may take this from public: what was granted on appeal only by whoever may decide appeals of it, so
 * that nobody overrules the office above.
 */
export function mayOverrule(
  directory: Directory,
  member: { id: string; office: string },
  { appeal }: Appealed,
): boolean {
  return !appeal?.outcome?.granted || mayDecideAppeal(directory, member, appeal)
}
