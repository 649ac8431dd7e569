import type { Change, Comment } from '../../domain/comment.ts'
import { actOf } from '../../domain/answering.ts'
import { correctable, correctChange, correctionsMost, uncorrectChange } from '../../domain/correcting.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { readAnswer } from './answer-comment.ts'
import { findToRead } from './forward-comment.ts'
import { entryOf } from './note.ts'
import { publishMoved } from './publish-moved.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const tooOften = {
  id: 'Jawaban ini sudah sepuluh kali diperbaiki. Tulis jawaban baru di bawahnya.',
  en: 'This answer was corrected ten times. Write another answer below it.',
}
const notTakenBack = {
  id: 'Perbaikan ini tidak bisa diurungkan lagi. Perbaiki sekali lagi.',
  en: 'This correction can no longer be taken back. Correct it once more.',
}

export type CorrectAnswer = {
  id: string
  text: string
  /** the one that was seen */
  version?: number | undefined
  hide?: boolean | undefined
  /** takes one's own last correction back: `text` is what stood there before */
  undo?: boolean | undefined
}

/** Whether the actor speaks for the office whose words these are. */
export const speaksFor = (
  needs: Pick<Needs, 'directory'>,
  actor: Actor,
  { author }: Pick<Comment, 'author'>,
): boolean => author.kind === 'office' && sees(needs.directory.current(), actor, author.office)

/** What was said to several questions at once is corrected under all of them: the same words of the same act. */
async function saidTogether({ store }: Needs, answer: Comment): Promise<Comment[]> {
  const act = actOf(answer)
  if (!act) return [answer]
  const others = (await store.comments.decidedBy(act)).filter(
    (one) => one.id !== answer.id && one.text === answer.text && actOf(one) === act && correctable(one),
  )
  return [answer, ...others]
}

/**
 * Corrects an office's own answer. What it said before stays to be read beside it, but for personal data; taken back
 * soon by whoever did it, it was never corrected. Refuses `not-found`, `not-permitted` for another office's words,
 * `invalid`, and `conflict` for what is no public answer, another version than was seen, or corrected too often.
 */
export async function correctAnswer(needs: Needs, actor: Actor, input: CorrectAnswer): Promise<void> {
  const { id, version, hide = false, undo = false } = input
  const answer = await findToRead(needs, actor, id)
  permit(actor, 'answer')
  if (answer.author.kind === 'office' && !speaksFor(needs, actor, answer)) throw new Refusal('not-permitted')
  const text = readAnswer(input.text)
  if (!correctable(answer) || (version !== undefined && version !== answer.version)) throw new Refusal('conflict')
  if (!undo && (answer.corrections ?? []).length >= correctionsMost) throw new Refusal('conflict', { detail: tooOften })
  const [by, now, decision] = [moverOf(actor), needs.clock.now(), needs.nextId('')]
  const change = (one: Comment): Change | null =>
    undo ? uncorrectChange(one, { text, by, now, decision }) : correctChange(one, { text, hide, by, now, decision })
  const answers = await saidTogether(needs, answer)
  const changes = answers.flatMap((one) => change(one) ?? [])
  if (!changes.some((one) => one.id === id)) {
    if (undo) throw new Refusal('conflict', { detail: notTakenBack })
    return
  }
  const about = {
    offices: answers.flatMap(({ office, author }) => [office, author.kind === 'office' ? author.office : office]),
    subjects: changes.map((one) => one.id),
    at: now,
  }
  const entry = entryOf(needs, actor, undo ? 'uncorrected' : 'corrected', about)
  await needs.store.audit.append({ ...entry, id: decision })
  const won = new Set(await needs.store.comments.apply(changes))
  await publishMoved(needs, answers, changes, won)
  if (!won.has(id)) throw new Refusal('conflict')
}
