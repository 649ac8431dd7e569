import type { Comment } from '../../domain/comment.ts'
import { closedMatter } from '../../domain/matters.ts'
import type { Collaborators } from '../collaborators.ts'
import { followForwarding } from '../member/forward-comment.ts'
import { changeMatter, followAnswers } from '../matters.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'> & Partial<Pick<Collaborators, 'pace'>>

const atATime = 200

/** Closes what nobody has objected to in time. */
async function closeSilent(needs: Needs, now: number): Promise<void> {
  for (;;) {
    const due = await needs.store.comments.toClose(now, atATime)
    for (const { id } of due) {
      await needs.pace?.giveWay()
      await changeMatter(needs, id, ({ matter }) => (matter === null ? null : closedMatter(matter, now)))
    }
    if (due.length < atATime) return
  }
}

/** Finishes what a kill between an answer and its matter has left. */
async function noticeAnswers(needs: Needs): Promise<void> {
  for (let after = ''; ;) {
    const found = await needs.store.comments.toAnswerThoughAnswered(after, atATime)
    for (const { id } of found) {
      await needs.pace?.giveWay()
      await followAnswers(needs, id)
    }
    after = found.at(-1)?.id ?? ''
    if (found.length < atATime) return
  }
}

/** Lets the time of those run who are to answer what was passed on, where a kill came between the two. */
async function noticeForwarded(needs: Needs): Promise<void> {
  const filter = { tab: 'forwarded', offices: 'all', search: null, upTo: null } as const
  for (let after: string | null = null; ;) {
    const { comments, more }: Found = await needs.store.comments.queue({ ...filter, after }, atATime)
    for (const { id, matter } of comments) if (matter !== null) await followForwarding(needs, id)
    after = comments.at(-1)?.id ?? null
    if (!more) return
  }
}

type Found = { comments: Comment[]; more: boolean }

/** What becomes of matters by themselves. */
export async function followMatters(needs: Needs, now: number): Promise<void> {
  await closeSilent(needs, now)
  await noticeAnswers(needs)
  await noticeForwarded(needs)
}
