import { suggestedKind } from '../../domain/kinds.ts'
import type { Comment } from '../../domain/comment.ts'
import { markedMatter } from '../../domain/matters.ts'
import type { Chance } from '../../filters/training/chance.ts'
import { clocksIn } from '../../operations/matters.ts'
import type { Collaborators } from '../../operations/collaborators.ts'

/** How many of what looks like a question or another matter an officer says so of. */
const markedShare = 0.6

/** The comment after an officer has said what it is, as the desk suggests it; as it was where they said nothing. */
export function marked(
  { directory }: Pick<Collaborators, 'directory'>,
  comment: Comment,
  { answeredAt, chance }: { answeredAt: number | null; chance: Chance },
): Comment {
  const kind = suggestedKind(comment.text)
  if (kind === null || comment.state !== 'published' || chance() >= markedShare) return comment
  const now = answeredAt ?? comment.decidedAt ?? comment.createdAt
  const clocks = clocksIn(directory.current(), comment.office, now)
  return { ...comment, matter: markedMatter(comment, { kind, clocks, answeredAt, now }) }
}
