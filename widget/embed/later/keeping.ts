/** What this program leaves on the device; `device.ts` reads it. */
import { type Own, memory, ownComments, prefix, recall } from '../device.ts'

/** Keeps a value; `undefined` forgets it. */
export function keep(name: string, value: unknown): void {
  delete memory[name]
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Blocked or full: it lasts as long as the page.
    memory[name] = value
  }
}

/** All that was kept under names with this beginning. */
export function recallAll<Kept>(beginning: string): (Kept | undefined)[] {
  let names = Object.keys(memory)
  try {
    names = [...names, ...Object.keys(localStorage).map((name) => (name.startsWith(prefix) ? name.slice(7) : ''))]
  } catch {
    // Blocked: there is nothing but this page's memory.
  }
  return names.filter((name) => name.startsWith(beginning)).map((name) => recall<Kept>(name))
}

/** Edit tokens live for 30 days on the service's side, and as long here. */
const tokenLife = 30 * 86_400_000

/** Keeps the key to a comment, and lets go of those that have run out. */
export function keepOwn(id: string, own: Own, now: number): void {
  const alive = Object.entries(ownComments()).filter(([, { until }]) => Date.parse(until) + tokenLife > now)
  keep('own', { ...Object.fromEntries(alive), [id]: own })
}
