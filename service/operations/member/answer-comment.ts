import { limits } from '../../contract/limits.ts'
import { type Comment, newComment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { answeredIn, followAnswers } from '../matters.ts'
import { readWords } from '../words.ts'
import { decide } from './decide.ts'
import { findToAnswer, speakerFor } from './forward-comment.ts'
import { entryOf } from './note.ts'
import { officeNamed } from '../../domain/offices.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const wrongText = { id: 'Jawaban 1–5.000 huruf.', en: 'An answer has 1–5,000 characters.' }

export type Speaking = {
  question: Comment
  text: string
  /** what its sender called it; null for an answer that was sent by itself */
  key: string | null
  /** the audit's entry, by which it is taken back */
  decision: string
}

/** The office speaks in its own name; who wrote it stands in the history, for members alone. */
export function answerOf(
  needs: Pick<Needs, 'directory' | 'clock' | 'nextId'>,
  actor: Extract<Actor, { kind: 'member' }>,
  { question, text, key, decision }: Speaking,
): Comment {
  const directory = needs.directory.current()
  const code = directory.sites.get(question.site)?.code ?? ''
  const office = speakerFor(directory, actor, question)
  const { name } = officeNamed(directory.offices, office)
  return newComment({
    id: needs.nextId(code),
    site: question.site,
    office: question.office,
    page: question.page,
    root: question.root ?? question.id,
    parent: question.id,
    key,
    content: null,
    receipt: null,
    author: { kind: 'office', office, name, member: actor.member.id, avatar: '000' },
    text,
    createdAt: needs.clock.now(),
    state: 'published',
    answeredIn: answeredIn(directory, question, needs.clock.now()),
    verdict: { outcome: 'publish', score: 0, reasons: [] },
    fingerprint: null,
    by: moverOf(actor),
    act: 'answered',
    decision,
  })
}

/** The words of an answer as they are stored, without identity numbers. Refuses `invalid`. */
export const readAnswer = (raw: string): string =>
  readWords(raw, { field: 'text', most: limits.textLength, says: wrongText })

/**
 * Answers a comment in the office's name; with `approve` a waiting one is approved first. Refuses `conflict` on what is
 * not public.
 */
export async function answerComment(
  needs: Needs,
  actor: Actor,
  { id, text: raw, approve }: { id: string; text: string; approve: boolean },
): Promise<Comment> {
  const question = await findToAnswer(needs, actor, id)
  permit(actor, 'answer')
  if (actor.kind !== 'member') throw new Refusal('not-permitted')
  const text = readAnswer(raw)
  if (question.state !== 'published') {
    if (!approve) throw new Refusal('conflict')
    const decided = await decide(needs, actor, {
      chosen: { ids: [id] },
      action: 'approve',
      reason: null,
      expect: { [id]: question.version },
    })
    if (decided.decided.length === 0) throw new Refusal('conflict')
  }
  const decision = needs.nextId('')
  const answer = answerOf(needs, actor, { question, text, key: null, decision })
  const page = await needs.store.pages.byId(question.page)
  if (!page) throw new Refusal('conflict')
  await needs.store.comments.insert(answer, page)
  // Whoever answers has read the comment, and what readers say of it. Cut off here, it waits in their tab still.
  await needs.store.engagement.settle({ comment: question.id, seen: question.reports })
  await needs.publisher.publish(answer.page, [answer.id])
  await followAnswers(needs, question.id)
  const about = {
    offices: [...new Set([answer.office, speakerFor(needs.directory.current(), actor, question)])],
    subjects: [question.id, answer.id],
    at: answer.createdAt,
  }
  await needs.store.audit.append({ ...entryOf(needs, actor, 'answered', about), id: decision })
  return answer
}
