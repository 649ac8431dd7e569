import type { Language } from '../../service/contract/languages.ts'
import type { Later, Widget } from './widget.ts'

/** The second file, which the first has no need of, with its words in this language. */
export async function bring(language: Language): Promise<Later> {
  const later = await import('./later/main.tsx')
  await later.learn(language)
  return later
}

/** Brings what is needed for writing, once, and goes on with it. Where it gets lost it is asked for again, ever more seldom. */
export async function reach(w: Widget, then?: (later: Later) => unknown, wait = 1_000): Promise<void> {
  const later = await bring(w.options.language).catch(() => undefined)
  // Nothing is lost meanwhile: what stands there can be read, and what is typed is carried over.
  if (!later) return void setTimeout(() => void reach(w, then, wait * 2), wait)
  // Two may have asked at once.
  if (!w.later) {
    w.later = later
    later.arrive(w)
  }
  then?.(later)
}
