import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Taught } from '../../../domain/teaching.ts'
import type { Lessons } from '../../../filters/learner/lessons.ts'
import type { Answered, Asked } from './learning.ts'

/** Learns in a thread of its own, until it is closed. */
export type Learner = {
  take(taught: Taught[]): Promise<void>
  lessons(): Promise<{ lessons: Lessons; decisions: number; members: number }>
  close(): Promise<void>
}

/** Starts the thread; whoever opened it closes it, or the process does not end. */
export function openLearner(): Learner {
  const worker = new Worker(new URL('./thread.ts', import.meta.url))
  const ask = async (asked: Asked): Promise<Answered> => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage(asked)
    const [answered] = (await once(worker, 'message')) as [Answered]
    return answered
  }
  return {
    async take(taught) {
      await ask({ taught })
    },
    async lessons() {
      const answered = await ask('lessons')
      if (answered === 'taken') throw new Error('The learner has answered something else')
      return answered
    },
    async close() {
      await worker.terminate()
    },
  }
}
