/** What runs beside the main thread: judging thousands of comments takes seconds, and readers do not wait for that. */
import { parentPort } from 'node:worker_threads'
import { type Batch, judgeBatch } from './judging.ts'

parentPort?.on('message', (batch: Batch) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(judgeBatch(batch))
})
