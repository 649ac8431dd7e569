import { Refusal } from '../domain/refusal.ts'
import type { Clock } from '../domain/world.ts'

type Window = { began: number; spent: number }

export type Windows = {
  /**
   * spends one of what a key may spend; gives 0, or where that was too much how many milliseconds its window still
   * lasts
   */
  spend(key: string): number
  /** takes one back */
  giveBack(key: string): void
}

/**
 * At most `points` a key in as many seconds, counted in this process' memory from the first one on. All windows last
 * the same and a map keeps its order, so that those which are over stand first and go as others come: no timer a key.
 */
export function openWindows({ points, seconds }: { points: number; seconds: number }, clock: Clock): Windows {
  const length = seconds * 1_000
  const windows = new Map<string, Window>()

  /** A clock that was set back by more than a window ends it as well. */
  const isOver = ({ began }: Window, now: number): boolean => Math.abs(now - began) >= length

  const forgetOver = (now: number): void => {
    for (const [key, window] of windows) {
      if (!isOver(window, now)) return
      windows.delete(key)
    }
  }

  return {
    spend(key) {
      const now = clock.now()
      forgetOver(now)
      const known = windows.get(key)
      if (!known || isOver(known, now)) {
        // Behind all others, where a clock that jumped has left it among them.
        windows.delete(key)
        windows.set(key, { began: now, spent: 1 })
        return 0
      }
      known.spent += 1
      return known.spent > points ? Math.min(length, known.began + length - now) : 0
    },
    giveBack(key) {
      const known = windows.get(key)
      if (known) known.spent -= 1
    },
  }
}

/** Refuses `rate-limited` where there are milliseconds to wait. */
export function refuseFor(wait: number): void {
  if (wait > 0) throw new Refusal('rate-limited', { retryAfter: Math.max(1, Math.ceil(wait / 1_000)) })
}
