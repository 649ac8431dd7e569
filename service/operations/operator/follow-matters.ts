import { closedMatter } from '../../domain/matters.ts'
import type { Collaborators } from '../collaborators.ts'
import { changeMatter, followAnswers } from '../matters.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

const atATime = 200

/** Closes what nobody has objected to in time. */
async function closeSilent(needs: Needs, now: number): Promise<void> {
  for (;;) {
    const due = await needs.store.comments.toClose(now, atATime)
    for (const { id } of due) {
      await changeMatter(needs, id, ({ matter }) => (matter === null ? null : closedMatter(matter, now)))
    }
    if (due.length < atATime) return
  }
}

/** Finishes what a kill between an answer and its matter has left. */
async function noticeAnswers(needs: Needs): Promise<void> {
  for (let after = ''; ;) {
    const found = await needs.store.comments.toAnswerThoughAnswered(after, atATime)
    for (const { id } of found) await followAnswers(needs, id)
    after = found.at(-1)?.id ?? ''
    if (found.length < atATime) return
  }
}

/** What becomes of matters by themselves. */
export async function followMatters(needs: Needs, now: number): Promise<void> {
  await closeSilent(needs, now)
  await noticeAnswers(needs)
}
