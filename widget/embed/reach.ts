import type { Later, Widget } from './widget.ts'

/** Brings what is needed for writing, once, and goes on with it. A try that fails is made again by whoever asks next. */
export async function reach(w: Widget, then?: (later: Later) => unknown): Promise<void> {
  try {
    const later = await import('./later/main.tsx')
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
