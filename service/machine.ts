// Time and chance as this machine has them: everything else is handed them.
import { randomBytes, randomFillSync } from 'node:crypto'
import type { Logger } from 'pino'
import type { Chance, Clock, Timer } from './domain/world.ts'

/** Time, chance and what is written of them; in production those of the machine. */
export type World = { clock: Clock; chance: Chance; timer: Timer; log: Logger }

/**
 * The system's randomness, asked for once in a while: an id, a receipt and a key would each be a call of the system.
 */
function pooledChance(): Chance {
  const pool = new Uint8Array(4_096)
  let used = pool.length
  return {
    bytes(length) {
      if (length > pool.length) return randomBytes(length)
      if (used + length > pool.length) {
        randomFillSync(pool)
        used = 0
      }
      const given = pool.slice(used, used + length)
      // What was given away once is a secret of whoever has it.
      pool.fill(0, used, used + length)
      used += length
      return given
    },
  }
}

export const machine: Omit<World, 'log'> = {
  clock: { now: () => Date.now() },
  chance: pooledChance(),
  timer: {
    every(milliseconds, run) {
      const ticking = setInterval(run, milliseconds).unref()
      return () => clearInterval(ticking)
    },
    after(milliseconds, run) {
      const waiting = setTimeout(run, milliseconds).unref()
      return () => clearTimeout(waiting)
    },
  },
}
