/** Time and chance are handed in, so that every rule can be tested at any moment and with any luck. */

/** Milliseconds since 1970, UTC. */
export type Clock = { now(): number }

/** Unpredictable bytes; in production those of the operating system. */
export type Chance = { bytes(length: number): Uint8Array }

/**
 * Work at a later time, once or again and again; in production the event loop's timers. What they give calls it off.
 */
export type Timer = {
  every(milliseconds: number, run: () => void): () => void
  after(milliseconds: number, run: () => void): () => void
}
