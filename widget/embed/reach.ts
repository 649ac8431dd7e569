import type { Language } from '../../service/contract/languages.ts'
import type { Later, Widget } from './widget.ts'

/** What waits meanwhile is done: what was drawn is seen, what was pressed is answered. Milliseconds. */
export const pause = (wait: number) => new Promise((next) => setTimeout(next, wait))

/**
 * The second file, which the first has no need of, with its words in this language. Where it gets lost it is asked for
 * again, ever more seldom; nothing is lost meanwhile: what stands there can be read, and what is typed is carried over.
 */
export async function bring(language: Language, wait = 1_000): Promise<Later> {
  try {
    const later = await import('./later/main.tsx')
    await later.learn(language)
    return later
  } catch {
    await pause(wait)
    return bring(language, wait * 2)
  }
}

/** Brings what is needed for writing, once, and goes on with it. */
export async function reach(w: Widget, then?: (later: Later) => unknown): Promise<void> {
  const later = await bring(w.options.language)
  // Two may have asked at once.
  if (!w.later) {
    w.later = later
    later.arrive(w)
  }
  then?.(later)
}

/** What a button does that needs the second file. */
export const on = (w: Widget, then?: (later: Later) => unknown) => () => void reach(w, then)
