import type { Timer } from '../domain/world.ts'

/** How long work that nobody waits for lets those pass whom somebody waits for, in milliseconds. */
const patience = 1_000

/** Lets long work that is done in parts make way for members' calls of this process. */
export type Pace = {
  /** A call begins that somebody waits for; what it gives says that it is over. */
  begin(): () => void
  /** For between two parts: resolves once nobody waits, and after a second at the latest, so that all work comes to its end. */
  giveWay(): Promise<void>
}

export function openPace(timer: Pick<Timer, 'after'>): Pace {
  let calls = 0
  const standing = new Set<() => void>()

  const over = (): void => {
    calls -= 1
    if (calls === 0) for (const goOn of standing) goOn()
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
      new Promise((resolve) => {
        if (calls === 0) return resolve()
        const goOn = (): void => {
          stop()
          standing.delete(goOn)
          resolve()
        }
        const stop = timer.after(patience, goOn)
        standing.add(goOn)
      }),
  }
}
