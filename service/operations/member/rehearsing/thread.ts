/** What runs beside the main thread: judging thousands of comments takes seconds, and readers do not wait for that. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Lessons } from '../../../filters/learner/lessons.ts'
import { type Batch, judgeBatch } from './judging.ts'

/** Sent once: they are the largest part of what a judge knows. */
const { lessons } = workerData as { lessons: Lessons | null }

parentPort?.on('message', (batch: Batch) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(judgeBatch(batch, lessons))
})
