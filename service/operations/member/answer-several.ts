import type { DecidedView, UndoneView } from '../../contract/views.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { answerKey, unanswerChange } from '../../domain/answering.ts'
import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { followAnswers, followMoved } from '../matters.ts'
import { approvedUnder, approveToAnswer, takeApprovalsBack } from './approve-to-answer.ts'
import { answerOf, readAnswer, type Speaking } from './answer-comment.ts'
import { seesToAnswer, speakerFor } from './forward-comment.ts'
import { entryOf, noteUndone, settleEntry } from './note.ts'
import { publishMoved } from './publish-moved.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

export type AnswerSeveral = {
  ids: string[]
  text: string
  /** the sender's own name for it: sent again it is the same act */
  key: string
  /** the version seen of each question; one that is another is passed over */
  expect?: Record<string, number> | undefined
  /** what waits is approved first, as part of the act */
  approve?: boolean | undefined
}

type Skipped = DecidedView['skipped']
/** `waiting`: as they were seen, but not public yet */
type Sorted = { made: Comment[]; able: Comment[]; waiting: Comment[]; skipped: Skipped }

/** Which questions this very call has answered before, which it may answer, and which not. */
async function sort(needs: Needs, actor: Actor, asked: AnswerSeveral): Promise<Sorted> {
  const { store, directory } = needs
  const { key, expect = {}, approve = false } = asked
  const ids = [...new Set(asked.ids)]
  const held = directory.current()
  const found = (await store.comments.byIds(ids)).filter((one) => seesToAnswer(held, actor, one))
  const questions = ids.flatMap((id) => found.find((one) => one.id === id) ?? [])
  const before = await Promise.all(questions.map(({ id, site }) => store.comments.byKey(site, answerKey(key, id))))
  const made = before.flatMap((answer) => answer ?? [])
  const isMade = ({ id }: Comment): boolean => made.some(({ parent }) => parent === id)
  const approved = approve ? await approvedUnder(needs, actor, { questions, key }) : new Map()
  const isAsSeen = ({ id, version }: Comment): boolean =>
    !Object.hasOwn(expect, id) || expect[id] === version || approved.has(id)
  const fresh = questions.filter((one) => !isMade(one))
  const answerable = fresh.filter((one) => !one.withdrawn && isAsSeen(one))
  const able = answerable.filter(({ state }) => state === 'published')
  const waiting = answerable.filter(({ state }) => state !== 'published')
  const passedOver = fresh.filter((one) => !able.includes(one)).map(({ id, state }) => ({ id, state }))
  const unseen = ids.filter((id) => !questions.some((one) => one.id === id))
  return { made, able, waiting, skipped: [...unseen.map((id) => ({ id, state: 'not-found' as const })), ...passedOver] }
}

/**
 * Answers several public questions with one text, as one act with one undo. Each gets the answer under it: whoever
 * asked is answered on their own page, a crawler finds question and answer together, and each page's feed tells of it.
 * Sent again under its key, it makes nothing twice and finishes what was cut short. With `approve`, what waits is
 * approved first, and the undo takes that back, too. What is not public, not as it was seen or out of sight is passed
 * over. Refuses `not-permitted` and `invalid`.
 */
export async function answerSeveral(needs: Needs, actor: Actor, input: AnswerSeveral): Promise<DecidedView> {
  permit(actor, 'answer')
  if (actor.kind !== 'member') throw new Refusal('not-permitted')
  const text = readAnswer(input.text)
  const first = await sort(needs, actor, input)
  const isToApprove = input.approve === true && first.waiting.length > 0
  if (isToApprove) {
    const ids = first.waiting.map(({ id }) => id)
    await approveToAnswer(needs, actor, { ids, key: input.key, expect: input.expect ?? {} })
  }
  const { made, able, skipped } = isToApprove ? await sort(needs, actor, input) : first
  const decision = made[0]?.decision ?? needs.nextId('')
  if (able.length > 0) await writeDown(needs, actor, { decision, questions: able, key: input.key })
  const answers: Comment[] = []
  for (const question of able) {
    const key = answerKey(input.key, question.id)
    const answer = await store(needs, actor, { question, text, key, decision })
    if (answer) answers.push(answer)
    else skipped.push({ id: question.id, state: question.state })
  }
  await makePublic(needs, [...made, ...answers], able)
  const stands = [...made, ...answers].find((one) => one.decision !== null)?.decision ?? null
  // Sent twice at once, the other call has done it.
  if (able.length > 0 && stands !== decision) {
    await settleEntry(needs, actor, { decision, offices: able.map(({ office }) => office), decided: [] })
  }
  return {
    decided: [...made, ...answers].flatMap(({ parent }) => parent ?? []),
    skipped,
    undo: stands,
    more: false,
  }
}

/** Before it is carried out, so that a kill in between leaves nothing that could not be undone. */
async function writeDown(
  needs: Needs,
  actor: Actor,
  { decision, questions, key }: { decision: string; questions: Comment[]; key: string },
): Promise<void> {
  const held = needs.directory.current()
  const offices = questions.flatMap((one) => [one.office, speakerFor(held, actor, one)])
  const entry = entryOf(needs, actor, 'answered', { offices, subjects: questions.map(({ id }) => id) })
  await needs.store.audit.append({ ...entry, id: decision, key })
}

/** The answer as it is stored, whoever was first; null where its page is gone. */
async function store(needs: Needs, actor: Actor, speaking: Speaking): Promise<Comment | null> {
  if (actor.kind !== 'member') return null
  const page = await needs.store.pages.byId(speaking.question.page)
  if (!page) return null
  const answer = answerOf(needs, actor, speaking)
  const inserted = await needs.store.comments.insert(answer, page)
  return inserted.outcome === 'repeated' ? inserted.comment : answer
}

/** Publishes a page at a time; each question's clock follows. What was done before a kill is done again at no loss. */
async function makePublic(needs: Needs, answers: Comment[], questions: Comment[]): Promise<void> {
  for (const { id, reports } of questions) await needs.store.engagement.settle({ comment: id, seen: reports })
  const pages = Map.groupBy(answers, ({ page }) => page)
  await Promise.all(
    [...pages].map(([page, some]) =>
      needs.publisher.publish(
        page,
        some.map(({ id }) => id),
      ),
    ),
  )
  for (const { parent } of answers) if (parent !== null) await followAnswers(needs, parent)
}

/**
 * Takes back what an act has answered, but for what has changed since. Gives the questions that are owed an answer
 * again.
 */
export async function takeAnswersBack(needs: Needs, actor: Actor, entry: AuditEntry): Promise<UndoneView> {
  const now = needs.clock.now()
  const answers = await needs.store.comments.decidedBy(entry.id)
  const by = moverOf(actor)
  const changes = answers.flatMap((one) => unanswerChange(one, { decision: entry.id, by, now }) ?? [])
  const won = new Set(await needs.store.comments.apply(changes))
  await publishMoved(needs, answers, changes, won)
  const taken = answers.filter(({ id }) => won.has(id))
  await followMoved(needs, taken)
  // An answer that stays keeps its question in public.
  const stands = answers.some((one) => !won.has(one.id) && one.state === 'published')
  const waiting = stands ? new Set<string>() : await takeApprovalsBack(needs, actor, entry)
  if (!(await noteUndone(needs, actor, entry, now))) throw new Refusal('conflict')
  const left = answers.filter(({ id }) => !won.has(id))
  return {
    restored: [...new Set([...taken.flatMap(({ parent }) => parent ?? []), ...waiting])],
    skipped: left.map(({ id, parent, state }) => ({ id: parent ?? id, state })),
  }
}
