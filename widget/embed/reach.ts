import type { Later, Widget } from './widget.ts'

/** Brings what is needed for writing, once; a failed try is made again by whoever asks next. */
export async function reach(w: Widget): Promise<Later> {
  if (w.later) return w.later
  const later = await import('./later/main.tsx')
  // Two may have asked at once.
  if (!w.later) {
    w.later = later
    later.arrive(w)
  }
  return later
}
