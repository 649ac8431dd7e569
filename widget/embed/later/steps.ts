import { pause } from '../reach.ts'
import type { Widget } from '../widget.ts'

/** A phone halts over a whole thread at once. Of some comments at a time it does not. */
export async function paintInSteps(w: Widget): Promise<void> {
  for (let at = 0; w.root.isConnected && w.thread?.roots[at]; at += 3) {
    await pause(20)
    w.paint(at, at + 3)
  }
}
