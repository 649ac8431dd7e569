/**
 * What runs beside the main thread: thousands of decisions take a second to learn from, and readers do not wait for
 * that.
 */
import { parentPort } from 'node:worker_threads'
import { type Asked, openLearning } from './learning.ts'

const learn = openLearning()
parentPort?.on('message', (asked: Asked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(learn(asked))
})
