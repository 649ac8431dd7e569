import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../domain/refusal.ts'
import type { Terminal } from './command.ts'

/** How long is waited before each further try, in seconds. A server that was started anew is there within a minute. */
const waits = [1, 2, 4, 8, 15, 30]

/** Whether the store did not answer, so that the same may be tried again. */
export const isAway = (error: unknown): boolean => error instanceof Refusal && error.code === 'unavailable'

/** Tries again what may be done again, while the store is away, and says so; after a minute it is given up. */
export const patiently =
  ({ say }: Pick<Terminal, 'say'>) =>
  async <Value>(work: () => Promise<Value>): Promise<Value> => {
    for (const seconds of waits) {
      try {
        return await work()
      } catch (error) {
        if (!isAway(error)) throw error
        say(`The store does not answer. Trying again in ${seconds} s …`)
        await setTimeout(seconds * 1_000)
      }
    }
    return work()
  }
