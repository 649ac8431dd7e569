import { Worker } from 'node:worker_threads'
import type { Phrase, Spoken } from '../../domain/phrases.ts'

/** What is counted, in time and at most. */
export type PhrasesAsked = { spoken: Spoken[]; time: { from: number; now: number }; most: number }
export type PhrasesFound = { recurring: Phrase[]; rising: Phrase[] }

/**
 * See `phrasesOf`: the words of thousands take a quarter of a second to go through, in a thread of their own, which
 * ends with it. It is asked for once a minute and office at most, so that starting it anew costs less than keeping it.
 */
export function phrasesApart(asked: PhrasesAsked): Promise<PhrasesFound> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./phrases-thread.ts', import.meta.url), { workerData: asked })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread that counts phrases ended before it told them.')))
  })
}
