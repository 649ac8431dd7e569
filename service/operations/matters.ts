import { type Clocks } from '../domain/clocks.ts'
import type { Comment } from '../domain/comment.ts'
import { answererOf } from '../domain/forwarding.ts'
import { answeredMatter, askedSince, owedSince, unansweredMatter } from '../domain/matters.ts'
import type { Directory } from '../domain/offices.ts'
import { Refusal } from '../domain/refusal.ts'
import { stageAt } from '../domain/stages.ts'
import { policyIn } from '../domain/tree.ts'
import { workingDaysBetween } from '../domain/working-days.ts'
import { zoneOf } from '../domain/office-zones.ts'
import type { Collaborators } from './collaborators.ts'
import type { Matter } from '../domain/comment-facts.ts'

/** The table of clocks in force in an office, the stage of its calendar at this moment, and the clocks on its walls. */
export function clocksIn(directory: Directory, office: string, now: number): Clocks {
  const { clocks, stages } = policyIn(directory, office)
  const zone = zoneOf(directory, office)
  const stage = stageAt(stages.value, zone, now)
  return { rows: clocks.value, stages: stage ? [stage.kind] : [], zone }
}

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

/** How often a lost race is read and tried anew before the caller is told. */
const tries = 5

/**
 * Sets what a rule makes of a comment's matter, and publishes it; read anew where somebody was quicker. Null from the
 * rule leaves it as it is. Gives the comment as it then stands. Refuses `not-found`, and `conflict` after several lost
 * races.
 */
export async function changeMatter(
  needs: Pick<Needs, 'store' | 'publisher' | 'clock'>,
  id: string,
  rule: (comment: Comment) => Matter | null,
): Promise<Comment> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const comment = await needs.store.comments.byId(id)
    if (!comment) throw new Refusal('not-found')
    const matter = rule(comment)
    if (!matter) return comment
    if (!(await needs.store.comments.noteMatter(id, comment.matter?.turn ?? 0, matter, needs.clock.now()))) continue
    if (comment.state === 'published') await needs.publisher.publish(comment.page, [id])
    return { ...comment, matter }
  }
  throw new Refusal('conflict')
}

/** When an office has answered a comment in public last; null where none has. */
export async function lastAnswerTo({ store }: Pick<Needs, 'store'>, id: string): Promise<number | null> {
  return (await store.comments.answersTo(id)).at(-1)?.createdAt ?? null
}

/**
 * Brings a matter in line with the answers that stand below it: one was given, or the only one is gone. Sent again it
 * changes nothing, so that whoever is cut short may be followed by anybody.
 */
export async function followAnswers(needs: Needs, id: string): Promise<void> {
  const at = await lastAnswerTo(needs, id)
  const now = needs.clock.now()
  await changeMatter(needs, id, (comment) => {
    const { matter } = comment
    if (matter === null) return null
    const clocks = clocksIn(needs.directory.current(), answererOf(comment), now)
    return at !== null && at >= owedSince(comment)
      ? answeredMatter(matter, { clocks, at, now })
      : unansweredMatter(comment, { clocks, now })
  })
}

/** Follows what hangs on answers that were moved: by a decision, or by taking one back. */
export async function followMoved(needs: Needs, moved: readonly Comment[]): Promise<void> {
  const parents = moved.flatMap(({ author, parent }) => (author.kind === 'office' && parent !== null ? [parent] : []))
  for (const id of new Set(parents)) await followAnswers(needs, id)
}

/**
 * How many working days an author has waited for the answer that is given now, through whose hands it ever went; null
 * for what no reader wrote.
 */
export function answeredIn(directory: Directory, question: Comment, now: number): number | null {
  if (question.author.kind !== 'reader') return null
  return workingDaysBetween(askedSince(question), now, zoneOf(directory, question.office))
}
