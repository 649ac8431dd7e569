import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Lessons } from '../../../filters/learner/lessons.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Batch, Judgements } from './judging.ts'

/** Judges in a thread of its own, one batch after the other, until it is closed. */
export type Judges = { judge(batch: Batch): Promise<Judgements>; close(): Promise<void> }

/** One such thread at a time a process, for it takes a core to itself; opening another is `rate-limited`. */
export function oneThreadOfJudges(): (lessons: Lessons | null) => Judges {
  let isOpen = false
  return (lessons) => {
    if (isOpen) throw new Refusal('rate-limited', { retryAfter: 5 })
    isOpen = true
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { lessons } })
    return {
      async judge(batch) {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        worker.postMessage(batch)
        const [judged] = (await once(worker, 'message')) as [Judgements]
        return judged
      },
      async close() {
        isOpen = false
        await worker.terminate()
      },
    }
  }
}
