import { limits } from '../../contract/limits.ts'
import type { Comment } from '../../domain/comment.ts'
import { suggestedKind } from '../../domain/kinds.ts'
import { openSimilar } from '../../domain/similar.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import type { QueueFilter } from '../../store/comments.ts'
import { type Actor, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { entriesFor } from './entries.ts'
import { findToAnswer, speakerFor } from './forward-comment.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** So many that wait are compared: some milliseconds' work. */
const looked = 200

/** Public questions that nobody has marked or answered yet, by their words; the newest of an office. */
async function unmarked({ store }: Needs, office: string): Promise<Comment[]> {
  const filter: QueueFilter = { tab: 'published', offices: [office], search: null, after: null, upTo: null }
  const { comments } = await store.comments.queue(filter, looked)
  const asks = ({ text }: Comment): boolean => ['question', 'complaint'].includes(suggestedKind(text) ?? '')
  return comments.filter((one) => one.author.kind === 'reader' && one.matter === null && !one.answered && asks(one))
}

/**
 * What else waits for an answer of the same office and asks the like, the most alike first: one answer may serve all of
 * them. Refuses `not-found` for what is out of sight.
 */
export async function similarQuestions(needs: Needs, actor: Actor, id: string): Promise<QueueEntry[]> {
  permit(actor, 'read')
  const question = await findToAnswer(needs, actor, id)
  const held = needs.directory.current()
  const office = speakerFor(held, actor, question)
  const [owed, others] = await Promise.all([
    needs.store.comments.toAnswer({ offices: [office], search: null, after: null, limit: looked }),
    sees(held, actor, office) ? unmarked(needs, office) : [],
  ])
  const found = new Map([...owed.comments, ...others].map((one) => [one.id, one]))
  found.delete(id)
  const index = openSimilar()
  for (const one of [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) index.add(one.id, one.text)
  const alike = index.find(question.text, limits.similarQuestions, () => true)
  return entriesFor(
    needs,
    actor,
    alike.flatMap((one) => found.get(one) ?? []),
  )
}
