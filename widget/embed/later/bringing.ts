/** What comes at its first use is a file of its own, the third. */
import type { Widget } from '../widget.ts'
import type * as acting from './acting.ts'

/** The third file, once it is there. */
export let brought: typeof acting | undefined

/** Undefined where it cannot be had now; the next use asks again. */
export const bringActing = async (): Promise<typeof acting | undefined> =>
  (brought ||= await import('./acting.ts').catch(() => undefined))

/** What whoever writes will need, or needs already. */
export async function prepareActing(w: Widget): Promise<void> {
  if (brought) return
  await bringActing()
  w.paint()
}
