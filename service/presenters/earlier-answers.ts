import type { AnsweredBeforeView, EarlierAnswerView } from '../contract/answer-views.ts'
import type { Comment } from '../domain/comment.ts'
import { iso } from './times.ts'

type Shown = { question: Comment; answer: Comment; office: { id: string; name: string } }

/** A question and its answer; who asked is nobody's business here. */
export const answeredBeforeView = ({ question, answer, office }: Shown, origin: string): AnsweredBeforeView => ({
  id: answer.id,
  question: question.text,
  answer: answer.text,
  office,
  at: iso(answer.createdAt),
  url: `${origin}/k/${question.id}`,
})

/** The same for members, who are told how many it has helped. */
export const earlierAnswerView = (shown: Shown & { helped: number }, origin: string): EarlierAnswerView => ({
  ...answeredBeforeView(shown, origin),
  helped: shown.helped,
})
