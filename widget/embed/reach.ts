import type { Later, Widget } from './widget.ts'

/** The second file, which the first has no need of. */
export const bring = (): Promise<Later> => import('./later/main.tsx')

/** Brings what is needed for writing, once, and goes on with it. A try that fails is made again by whoever asks next. */
export async function reach(w: Widget, then?: (later: Later) => unknown): Promise<void> {
  try {
    const later = await bring()
    // Two may have asked at once.
    if (!w.later) {
      w.later = later
      later.arrive(w)
    }
    then?.(later)
  } catch {
    // Nothing is lost: what stands there can be read, and asking again tries again.
  }
}
