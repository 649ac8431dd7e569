import { Worker } from 'node:worker_threads'
import { unavailable } from './database.ts'
import type { Asked, ThreadData, Told } from './thread.ts'

type Waiting = { resolve(value: unknown): void; reject(error: unknown): void }

/** One running thread, with those who wait for its answers, and what it has still to be told of them. */
type Running = { worker: Worker; waiting: Map<number, Waiting>; untold: Asked[]; ended: Promise<void> }

/**
 * What is asked in one turn of the event loop is told together, but no more than this at once: few enough that the
 * thread has begun while the rest is still being judged, and enough that not every commit is of one post alone.
 */
const toldTogether = 4

/**
 * A thread of the store, seen from outside. It starts when it is first asked. When it dies, all who wait are refused,
 * and the next to ask starts another: nothing that was acknowledged is lost with it.
 */
export class StoreThread {
  readonly #data: ThreadData
  #running: Running | null = null
  #asked = 0
  #closed = false
  #batches = 0

  constructor(data: ThreadData) {
    this.#data = data
  }

  /** How often it answered: for the writer, how many commits it tried. */
  get batches(): number {
    return this.#batches
  }

  ask(verb: string, args: unknown[]): Promise<unknown> {
    if (this.#closed) return Promise.reject(unavailable(new Error('The store was closed.')))
    const running = (this.#running ??= this.#start())
    return new Promise((resolve, reject) => {
      const asked: Asked = { id: this.#asked++, verb, args }
      running.waiting.set(asked.id, { resolve, reject })
      running.untold.push(asked)
      if (running.untold.length === 1) setImmediate(tellAll, running)
      if (running.untold.length === toldTogether) tellAll(running)
    })
  }

  /** Lets it finish what it was asked, and waits until it has ended. */
  async close(): Promise<void> {
    this.#closed = true
    if (!this.#running) return
    tellAll(this.#running)
    tell(this.#running.worker, 'close')
    await this.#running.ended
  }

  /** Ends it at once, as a defect in it would. */
  async kill(): Promise<void> {
    await this.#running?.worker.terminate()
  }

  #start(): Running {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: this.#data })
    const waiting = new Map<number, Waiting>()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    let cause: unknown = new Error('A thread of the store has ended.')
    worker.on('message', (told: Told) => this.#answer(waiting, told))
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => {
      if (this.#running?.worker === worker) this.#running = null
      for (const { reject } of waiting.values()) reject(unavailable(cause))
      end()
    })
    return { worker, waiting, untold: [], ended }
  }

  #answer(waiting: Map<number, Waiting>, told: Told): void {
    this.#batches++
    for (const answer of told) {
      const asker = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('value' in answer) asker?.resolve(answer.value)
      else asker?.reject('away' in answer ? unavailable(answer.away) : answer.defect)
    }
  }
}

function tellAll({ worker, waiting, untold }: Omit<Running, 'ended'>): void {
  const asked = untold.splice(0)
  if (asked.length === 0) return
  try {
    tell(worker, asked)
  } catch (error) {
    // Something among it cannot be told to any thread: that is its asker's defect alone.
    const [only] = asked
    if (asked.length > 1) for (const one of asked) tellAll({ worker, waiting, untold: [one] })
    else if (only) {
      waiting.get(only.id)?.reject(error)
      waiting.delete(only.id)
    }
  }
}

function tell(worker: Worker, what: Asked[] | 'close'): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  worker.postMessage(what)
}
