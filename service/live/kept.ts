import { LRUCache } from 'lru-cache'
import type { Clock } from '../domain/world.ts'

/** What was worked out lately, by name: asked for again within `lasting` milliseconds, it is not worked out again. */
export function keptFor<Value extends object>(
  lasting: number,
  clock: Clock,
  most = 200,
): (name: string, make: () => Promise<Value>) => Promise<Value> {
  const known = new LRUCache<string, { at: number; value: Promise<Value> }>({ max: most })
  return (name, make) => {
    const now = clock.now()
    const found = known.get(name)
    if (found && Math.abs(now - found.at) < lasting) return found.value
    const value = make()
    // What failed is asked for anew.
    value.catch(() => known.delete(name))
    known.set(name, { at: now, value })
    return value
  }
}
