import type { Widget } from '../widget.ts'
import type * as office from './office.tsx'

let there: typeof office | undefined

/** The widgets that have asked for it. */
const asked = new WeakSet<Widget>()

/** What draws an office's own words; nothing until it is there. Where it cannot be had, the next drawing asks again. */
export function officeOf(w: Widget): typeof office | undefined {
  if (!asked.has(w)) void ask(w)
  return there
}

async function ask(w: Widget): Promise<void> {
  asked.add(w)
  try {
    there = await import('./office.tsx')
    there.dress(w)
    w.paint()
  } catch {
    asked.delete(w)
  }
}
