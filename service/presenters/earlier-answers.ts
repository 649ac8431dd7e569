import type { EarlierAnswerView } from '../contract/views.ts'
import type { Comment } from '../domain/comment.ts'
import { iso } from './times.ts'

/** A question and its answer; who asked is nobody's business here. */
export const earlierAnswerView = (
  { question, answer, office }: { question: Comment; answer: Comment; office: { id: string; name: string } },
  origin: string,
): EarlierAnswerView => ({
  id: answer.id,
  question: question.text,
  answer: answer.text,
  office,
  at: iso(answer.createdAt),
  url: `${origin}/k/${question.id}`,
})
