/** What runs in a thread of its own: goes through many words once, tells what comes back in them, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { phrasesOf } from '../../domain/phrases.ts'
import type { PhrasesAsked } from './phrases.ts'

const { spoken, time, most } = workerData as PhrasesAsked
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(phrasesOf(spoken, time, most))
