import type { Comment } from '../domain/comment.ts'
import { isPublic } from '../domain/comment.ts'
import { wayTo } from '../domain/tree.ts'
import type { Collaborators } from './collaborators.ts'
import { officeNamed } from '../domain/offices.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'answered'>

/** A question that was answered, and the answer, as they stand in public now. */
export type EarlierAnswer = { question: Comment; answer: Comment; office: { id: string; name: string } }

/** Found may be what has gone since: so many more are looked at. */
const spare = 5

/**
 * What an office, or one above it, has answered in public to questions most like these words, each question once, the
 * most alike first. What is not public any more is left out, whatever was remembered of it.
 */
export async function earlierAnswers(
  { store, directory, answered }: Needs,
  { office, text, most, except }: { office: string; text: string; most: number; except?: string },
): Promise<EarlierAnswer[]> {
  const held = directory.current()
  const offices = new Set(wayTo(held, office).map(({ id }) => id))
  const ids = await answered.like(text, { offices, most: most + spare })
  const answers = new Map((await store.comments.byIds(ids)).map((one) => [one.id, one]))
  const asked = [...answers.values()].flatMap(({ parent }) => parent ?? [])
  const questions = new Map((await store.comments.byIds([...new Set(asked)])).map((one) => [one.id, one]))
  const found = new Map<string, EarlierAnswer>()
  for (const id of ids) {
    const answer = answers.get(id)
    const question = questions.get(answer?.parent ?? '')
    if (!answer || !question || !isPublic(answer) || !isPublic(question)) continue
    if (question.id === except || found.has(question.id) || !offices.has(answer.office)) continue
    found.set(question.id, { question, answer, office: officeNamed(held.offices, answer.office) })
  }
  return [...found.values()].slice(0, most)
}
