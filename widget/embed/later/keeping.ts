/** What this program leaves on the device; `device.ts` reads it. */
import { type Own, memory, ownComments, prefix } from '../device.ts'

/** Keeps a value; `undefined` forgets it. */
export function keep(name: string, value: unknown): void {
  memory[name] = value
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Blocked or full: it lasts as long as the page.
  }
}

/** Edit tokens live for 30 days on the service's side, and as long here. */
const tokenLife = 30 * 86_400_000

/** Keeps the key to a comment, and lets go of those that have run out. */
export function keepOwn(id: string, own: Own, now: number): void {
  const alive = Object.entries(ownComments()).filter(([, { until }]) => Date.parse(until) + tokenLife > now)
  keep('own', { ...Object.fromEntries(alive), [id]: own })
}
