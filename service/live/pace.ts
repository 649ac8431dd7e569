import type { Timer } from '../domain/world.ts'

/** How long work that nobody waits for lets those pass whom somebody waits for, in milliseconds. */
const patience = 1_000

/** Long work was told to end here, since its process does. */
export class Ended extends Error {}

/** Lets long work that is done in parts make way for members' calls of this process. */
export type Pace = {
  /** A call begins that somebody waits for; what it gives says that it is over. */
  begin(): () => void
  /**
   * For between two parts: resolves once nobody waits, and after a second at the latest, so that all work comes to its
   * end. Throws `Ended` once the process is to end.
   */
  giveWay(): Promise<void>
  /** Ends whatever makes way from now on. */
  end(): void
}

/** One for the whole process: whoever works long and whoever is called for share it. */
export function openPace(timer: Pick<Timer, 'after'>): Pace {
  let calls = 0
  const standing = new Set<() => void>()
  let isEnding = false
  const goOnAll = (): void => {
    for (const goOn of standing) goOn()
  }

  const over = (): void => {
    calls -= 1
    if (calls === 0) goOnAll()
  }

  return {
    begin() {
      calls += 1
      let isOver = false
      return () => {
        if (!isOver) over()
        isOver = true
      }
    },
    giveWay: () =>
      new Promise((resolve, reject) => {
        const pass = (): void => (isEnding ? reject(new Ended('The process ends')) : resolve())
        if (calls === 0 || isEnding) return pass()
        const goOn = (): void => {
          stop()
          standing.delete(goOn)
          pass()
        }
        const stop = timer.after(patience, goOn)
        standing.add(goOn)
      }),
    end() {
      isEnding = true
      goOnAll()
    },
  }
}
