import { Refusal } from '../domain/refusal.ts'
import type { Timer } from '../domain/world.ts'

/** A figure on its way. */
export type Figure = {
  /** The figure, or null where it is not there after so many milliseconds more, or the store could not tell it. */
  within(milliseconds: number): Promise<number | null>
}

/** Figures that may take longer than whoever wants to see something can wait. */
export type Counting = {
  /** Begins to count, or joins who is long at it: what is asked for again and again is never counted twice at once. */
  begin(name: string, count: () => Promise<number>): Figure
}

type Running = { result: Promise<number | null>; isLong: boolean }

/** What the store cannot tell now is not known; any other error is a defect, and is nobody's to hide. */
const unknownWhereAway = (error: unknown): null => {
  if (error instanceof Refusal && error.code === 'unavailable') return null
  throw error
}

/** Counts in this process, by name. Only what somebody has given up waiting for is joined: all else is counted anew. */
export function openCounting(timer: Pick<Timer, 'after'>): Counting {
  const long = new Map<string, Running>()

  function start(name: string, count: () => Promise<number>): Running {
    const result = count().catch(unknownWhereAway)
    const running: Running = { result, isLong: false }
    const over = (): void => {
      if (long.get(name) === running) long.delete(name)
    }
    result.then(over, over)
    return running
  }

  function waited(name: string, running: Running, milliseconds: number): Promise<number | null> {
    return new Promise((resolve, reject) => {
      const stop = timer.after(milliseconds, () => {
        if (!running.isLong) long.set(name, running)
        running.isLong = true
        resolve(null)
      })
      running.result.then(resolve, reject).finally(stop)
    })
  }

  return {
    begin(name, count) {
      const running = long.get(name) ?? start(name, count)
      return { within: (milliseconds) => waited(name, running, milliseconds) }
    },
  }
}
